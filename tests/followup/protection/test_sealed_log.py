"""The log of reprisals: for named people, sealed, and without a trace anywhere else."""

import base64
import os
import stat

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from uprtracker.accounts.models import Trace, User
from uprtracker.accounts.policy import Action, may
from uprtracker.accounts.sealing.keys import NoKey, key_file, new_key
from uprtracker.accounts.sealing.vault import Sealed, opened, seal
from uprtracker.followup.models.protection import IncidentVersion, ProtectionLog
from uprtracker.followup.protection import log
from uprtracker.followup.protection.changing import change_key, check, make_key
from uprtracker.followup.spaces.members import leave
from uprtracker.records.version import data_version

SAYS = {"kind": "threat", "day": "2026-11-02", "happened": "A black car waited at Zirkelplatz."}
SECRET = "Zirkelplatz"


@pytest.fixture
def kept(space, key):
    made = log.open_log(by=space.cso.editor, title="Harbourmasters of Quill")
    log.write(made, by=space.cso.editor, fields=SAYS)
    return made


def everything_in_the_database() -> str:
    """Return every value of every row as text, binary ones in base64 and as they are."""
    said = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            for row in cursor.fetchall():
                for value in row:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else b""
                    said.append(raw.decode("latin-1") + base64.b64encode(raw).decode() if raw else str(value))
    return "\n".join(said)


def test_only_named_people_of_the_party_read_it_and_not_their_coordinator(space, kept):
    root = User.objects.create_superuser("root")
    assert may(space.cso.editor.user, Action.READ_GUARDED, kept)
    for other in (space.cso.coordinator.user, space.state.coordinator.user, root):
        assert not may(other, Action.READ_GUARDED, kept)
    assert log.logs_for(space.cso.coordinator) == []
    with pytest.raises(PermissionDenied):
        log.entries(kept, by=space.cso.coordinator)
    log.name(kept, space.cso.reader, by=space.cso.editor, keeper=False)
    assert [one.says["happened"] for one in log.entries(kept, by=space.cso.reader)] == [SAYS["happened"]]
    with pytest.raises(PermissionDenied):
        log.name(kept, space.cso.coordinator, by=space.cso.reader, keeper=False)
    with pytest.raises(PermissionDenied):
        log.name(kept, space.state.editor, by=space.cso.editor, keeper=False)


def test_who_leaves_the_party_reads_nothing_any_more(space, kept):
    log.name(kept, space.cso.reader, by=space.cso.editor, keeper=True)
    leave(space.cso.editor)
    assert not may(space.cso.editor.user, Action.READ_GUARDED, kept)


def test_a_log_keeps_a_keeper(space, kept):
    with pytest.raises(ValidationError):
        log.unname(kept, space.cso.editor, by=space.cso.editor)
    log.name(kept, space.cso.reader, by=space.cso.editor, keeper=True)
    log.unname(kept, space.cso.editor, by=space.cso.editor)
    assert log.logs_for(space.cso.editor) == []


def test_no_row_of_the_database_says_what_it_is_about(space, kept):
    words = everything_in_the_database()
    for secret in (SECRET, "Harbourmasters", "threat", "2026-11-02"):
        assert secret not in words


def test_it_leaves_no_trace_and_makes_no_new_version_of_the_data(space, key):
    before, traces = data_version(), Trace.objects.count()
    made = log.open_log(by=space.cso.editor, title="Quill")
    log.write(made, by=space.cso.editor, fields=SAYS)
    log.entries(made, by=space.cso.editor)
    assert (data_version(), Trace.objects.count()) == (before, traces)
    assert [one["verb"] for one in log.looks(made, by=space.cso.editor)] != []


def test_texts_of_different_length_are_sealed_alike(key):
    assert len(seal({"happened": "a"}, place="x")) == len(seal({"happened": "a" * 600}, place="x"))


def test_a_row_moved_to_another_place_or_changed_does_not_open(space, kept):
    row = IncidentVersion.objects.get()
    with pytest.raises(Sealed):
        opened(row.sealed, place="incident:another:1")
    spoiled = bytearray(bytes(row.sealed))
    spoiled[-1] ^= 1
    with pytest.raises(Sealed):
        opened(bytes(spoiled), place=row.place)


def test_two_who_correct_the_same_entry_lose_no_words(space, kept):
    log.name(kept, space.cso.reader, by=space.cso.editor, keeper=False)
    incident = kept.incidents.get()
    log.correct(incident, by=space.cso.editor, number=1, fields=SAYS | {"measures": "We moved."})
    with pytest.raises(log.WrittenMeanwhile):
        log.correct(incident, by=space.cso.reader, number=1, fields=SAYS | {"measures": "Nothing."})
    one = log.entry(incident, by=space.cso.reader)
    assert (one.number, one.says["measures"], [old["measures"] for old in one.earlier]) == (
        2,
        "We moved.",
        [""],
    )


def test_what_is_deleted_is_gone_with_all_its_versions(space, kept):
    log.delete_entry(kept.incidents.get(), by=space.cso.editor)
    assert not IncidentVersion.objects.exists()
    log.delete_log(kept, by=space.cso.editor)
    assert not ProtectionLog.objects.exists()


def test_the_key_is_its_owners_alone(space, kept, key):
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with pytest.raises(NoKey):
        make_key()
    key.chmod(0o640)
    with pytest.raises(NoKey, match="can be read by others"):
        log.entries(kept, by=space.cso.editor)


def test_changing_the_key_seals_everything_anew_and_the_old_one_opens_nothing(space, kept, key):
    old = key.read_text()
    assert change_key() == check().rows
    assert key.read_text() != old
    assert (check().closed, check().older) == (0, 0)
    key.write_text(old)
    assert check().closed == check().rows
    with pytest.raises(Sealed):
        log.entries(kept, by=space.cso.editor)


def test_an_interrupted_change_of_the_key_is_gone_on_with(space, kept, key):
    key.write_text(f"{new_key()}\n{key.read_text()}")  # both are there, nothing is sealed anew yet
    row = IncidentVersion.objects.get()
    row.put(row.content())
    row.save()
    assert 0 < change_key() < check().rows
    assert (len(key.read_text().split()), check().older) == (1, 0)


def test_the_key_may_come_from_the_environment(space, kept, key, settings):
    old, new = key.read_text().strip(), new_key()
    os.unlink(key)
    with pytest.raises(NoKey):
        log.entries(kept, by=space.cso.editor)
    settings.UPR_PROTECTION_KEY = f"{new},{old}"
    assert change_key() > 0
    settings.UPR_PROTECTION_KEY = new
    assert len(log.entries(kept, by=space.cso.editor)) == 1
    assert not key_file().exists()
