"""`upr newsletter` drafts, refuses with a sentence, and reads bounces from standard input."""

import json

import pytest
from django.contrib.auth.models import Group

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS

pytestmark = pytest.mark.django_db
PERIOD = ("--from", "2014-11-01", "--to", "2015-03-31")


@pytest.fixture(autouse=True)
def prepared(monkeypatch):
    """The database of the test is ready as it is."""
    monkeypatch.setattr("uprtracker.cli.database.prepare_database", lambda: None)


def test_it_drafts_in_the_name_of_an_editor(upr):
    user = User.objects.create(username="anna")
    refused = upr("newsletter", "draft", *PERIOD, "--as", "anna")
    assert refused.exit_code == 1 and "may not write" in refused.stderr
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    done = upr("newsletter", "draft", *PERIOD, "--as", "anna", "--json")
    assert json.loads(done.stdout)["number"] == 1
    late = upr("newsletter", "draft", "--from", "2015-01-01", "--to", "2014-01-01", "--as", "anna")
    assert late.exit_code == 1 and "ends before it begins" in late.stderr


def test_without_mail_nothing_is_sent(upr):
    assert "sends no mail" in upr("newsletter", "send").stderr


def test_bounces_and_subscribers_are_files(upr, tmp_path):
    mail = tmp_path / "one.eml"
    mail.write_bytes(b"Subject: hello\n\nI am away.")
    read = json.loads(upr("newsletter", "bounces", mail, "--json").stdout)
    assert (read["messages"], read["not_ours"]) == (1, 1)
    people = tmp_path / "people.csv"
    people.write_text("email,language\nnobody,en\n")
    assert "Line 2" in upr("newsletter", "subscribers", "--import", people).stderr
    people.write_text("email,consent_date,consent_source\na@example.org,2026-01-02,a list\n")
    assert upr("newsletter", "subscribers", "--import", people).exit_code == 0
    assert "a@example.org" in upr("newsletter", "subscribers", "--export").stdout
