"""A backup restored elsewhere holds the sealed log and evidence, and opens with the key alone."""

import tarfile

import pytest
from django.db import transaction

from followup.small_space import small_space
from uprtracker.accounts.models import Member, Role
from uprtracker.accounts.sealing.keys import NoKey
from uprtracker.followup.models import ProtectionLog
from uprtracker.followup.protection import log
from uprtracker.followup.protection.changing import make_key
from uprtracker.records.backups import backup, restore

EVIDENCE = f"evidence/{'e' * 64}"


def test_what_is_restored_elsewhere_opens_with_the_key_alone(transactional_db, home, settings, tmp_path):
    settings.UPR_PROTECTION_KEY = ""
    key = make_key()
    with transaction.atomic():
        space = small_space()
    made = log.open_log(by=space.cso.editor, title="Quill")
    log.write(made, by=space.cso.editor, fields={"kind": "threat", "happened": "A car at Zirkelplatz."})
    (home / EVIDENCE).parent.mkdir()
    (home / EVIDENCE).write_bytes(b"a photograph")
    backup(tmp_path / "upr.tar")
    with tarfile.open(tmp_path / "upr.tar") as tar:
        assert EVIDENCE in tar.getnames()
        assert not any("protection-key" in name for name in tar.getnames())
    ProtectionLog.objects.all().delete()
    settings.UPR_HOME = tmp_path / "elsewhere"
    settings.UPR_HOME.mkdir()
    restore(tmp_path / "upr.tar", replace=True)
    assert (settings.UPR_HOME / EVIDENCE).read_bytes() == b"a photograph"
    editor = Member.objects.get(party__name="Bridge Watch", role=Role.EDITOR)
    (again,) = log.logs_for(editor)
    with pytest.raises(NoKey):
        log.entries(again, by=editor)
    with open(key, encoding="ascii") as file:
        settings.UPR_PROTECTION_KEY = file.read().strip()
    assert [one.says["happened"] for one in log.entries(again, by=editor)] == ["A car at Zirkelplatz."]
