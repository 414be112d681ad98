"""Risks: sealed, for those they are for."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agenda.pre_sessions.stage import RISKS, set_stage
from uprtracker.accounts.models import User
from uprtracker.agenda.pre_sessions import protecting
from uprtracker.agenda.pre_sessions.models import RiskFile
from uprtracker.followup.protection.changing import change_key, check

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    made = set_stage()
    protecting.tell_risks(
        made.places[0], by=made.speakers[0], fields={"risk": "serious", "what": RISKS[0], "avoid": RISKS[1]}
    )
    return made


def test_the_speaker_and_those_named_read_what_he_said_and_they_alone_their_notes(stage):
    protecting.add_note(stage.places[0], by=stage.guard, text="Meet her at the station.")
    own = protecting.risks_of(stage.places[0], by=stage.speakers[0])
    theirs = protecting.risks_of(stage.places[0], by=stage.guard)
    assert own["said"]["what"] == theirs["said"]["what"] == RISKS[0]
    assert own["notes"] == []
    assert [(one["by"], one["text"]) for one in theirs["notes"]] == [
        ("Gus Guard", "Meet her at the station.")
    ]


def test_the_lead_a_superuser_and_other_speakers_read_nothing(stage):
    root = User.objects.create_superuser("root", password="pw")
    for person in (stage.lead, stage.speakers[1], stage.stranger, root):
        with pytest.raises(PermissionDenied):
            protecting.risks_of(stage.places[0], by=person)
        with pytest.raises(PermissionDenied):
            protecting.add_note(stage.places[0], by=person, text="Mine")
        with pytest.raises(PermissionDenied):
            protecting.tell_risks(stage.places[0], by=person, fields={})


def test_who_is_not_named_any_more_reads_nothing_any_more(stage):
    protecting.unname_protector(stage.series, stage.guard, by=stage.lead)
    with pytest.raises(PermissionDenied):
        protecting.risks_of(stage.places[0], by=stage.guard)


def test_the_row_does_not_say_what_it_holds_and_follows_a_new_key(stage):
    (row,) = RiskFile.objects.all()
    assert RISKS[0].encode() not in bytes(row.sealed)
    assert change_key() == 1
    assert check().closed == 0
    assert protecting.risks_of(stage.places[0], by=stage.guard)["said"]["risk"] == "serious"


@pytest.mark.parametrize("fields", [{"risk": "huge"}, {"what": "x" * 5001}], ids=["level", "length"])
def test_what_is_not_asked_for_is_refused(stage, fields):
    with pytest.raises(ValidationError):
        protecting.tell_risks(stage.places[0], by=stage.speakers[0], fields=fields)
