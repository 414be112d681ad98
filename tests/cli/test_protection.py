"""`upr protection`, `upr retention`, `upr accounts`: keys, what is over its time, people locked out."""

import json

import pytest
from allauth.mfa.models import Authenticator

from followup.small_space import small_space
from uprtracker.accounts.models import User
from uprtracker.accounts.sealing.keys import NoKey
from uprtracker.followup.protection import log


@pytest.fixture
def kept(db, home, settings, upr):
    settings.UPR_PROTECTION_KEY = ""
    assert "protection-key" in upr("protection", "new-key").stderr
    space = small_space()
    made = log.open_log(by=space.cso.editor, title="Quill")
    log.write(made, by=space.cso.editor, fields={"kind": "threat", "happened": "A car waited."})
    return space, made


def test_the_key_is_made_once_changed_and_checked(upr, kept):
    again = upr("protection", "new-key")
    assert (again.exit_code, "There is a key already" in again.stderr) == (1, True)
    assert "4 rows" in upr("protection", "change-key").stderr
    assert json.loads(upr("protection", "check", "--json").stdout) == {"rows": 4, "closed": 0, "older": 0}


def test_the_key_is_made_although_the_database_waits_for_it(db, home, settings, upr, monkeypatch):
    settings.UPR_PROTECTION_KEY = ""

    def waits() -> None:
        raise NoKey("There is no key for protection logs.")

    monkeypatch.setattr("uprtracker.cli.database.prepare_database", waits)
    assert upr("protection", "check").exit_code == 1
    assert "protection-key" in upr("protection", "new-key").stderr


def test_rows_that_do_not_open_are_wrong_for_check_and_doctor(upr, kept, home):
    (home / "protection-key").unlink()
    upr("protection", "new-key")
    told = upr("protection", "check")
    assert (told.exit_code, "4 rows do not open" in told.stderr) == (1, True)
    checks = json.loads(upr("doctor", "--json").stdout)["checks"]
    assert [one["status"] for one in checks if one["name"] == "protection logs"] == ["wrong"]


def test_what_is_over_its_time_is_counted(upr, db):
    assert json.loads(upr("retention", "--json").stdout)["traces"] == 0
    assert upr("retention", "--daily", "--site", "999999999").exit_code == 0


def test_who_lost_the_device_is_let_in_again(upr, db):
    anna = User.objects.create(username="anna")
    Authenticator.objects.create(user=anna, type=Authenticator.Type.TOTP, data={})
    assert "is taken away" in upr("accounts", "unlock", "anna").stderr
    assert not Authenticator.objects.exists()
    assert upr("accounts", "unlock", "nobody").exit_code == 1
