"""Missions: listed, reached, invited once, answering by their link, ticked in the room."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agenda.pre_sessions.stage import NAMES, ORGANISATIONS, set_stage
from uprtracker.accounts.models import OutgoingMail
from uprtracker.agenda.pre_sessions import missions
from uprtracker.agenda.pre_sessions.models import Mission, Visit
from uprtracker.agenda.pre_sessions.secret_links import found_by, secret_of
from uprtracker.reference import load_reference

pytestmark = pytest.mark.django_db
TABLE = (
    "State;Email\n".replace(";", ",")
    + "Switzerland,che@example.org\nKEN,ken@example.org\nNowhere,a@example.org\nPeru,no mail\n"
)


@pytest.fixture
def stage():
    made = set_stage()
    missions.list_missions(made.series, by=made.lead)
    return made


def test_every_state_has_its_mission_once(stage):
    states = load_reference().states.all
    assert stage.series.missions.count() == len(states) > 190
    assert missions.list_missions(stage.series, by=stage.lead) == 0


def test_a_table_of_addresses_is_taken_and_its_wrong_lines_named(stage):
    taken, faults = missions.read_contacts(stage.series, TABLE, by=stage.lead)
    assert taken == 2
    assert [(row.line, row.words) for row in faults] == [(4, "Nowhere"), (5, "Peru")]
    with pytest.raises(ValidationError, match="first line"):
        missions.read_contacts(stage.series, "a,b\n1,2", by=stage.lead)


def test_an_invitation_goes_once_and_names_nobody(stage):
    missions.read_contacts(stage.series, TABLE, by=stage.lead)
    assert missions.invite_missions(stage.series, by=stage.lead) == 2
    assert missions.invite_missions(stage.series, by=stage.lead) == 0
    mails = list(OutgoingMail.objects.filter(kind="pre-session invitation"))
    assert len(mails) == 2
    for mail in mails:
        for secret in (*NAMES, *ORGANISATIONS):
            assert secret not in mail.subject + mail.text
    assert missions.remind_missions(stage.series, by=stage.lead) == 2
    assert missions.remind_missions(stage.series, by=stage.lead) == 0


def test_a_link_opens_one_mission_and_dies_with_its_address(stage):
    swiss, other = Mission.objects.get(state="CHE"), Mission.objects.get(state="KEN")
    secret = secret_of(swiss, missions.LINK)
    assert found_by(secret, Mission, missions.LINK) == swiss
    for wrong in (
        secret[:-1] + "x",
        f"{other.pk}-{secret.partition('-')[2]}",
        "",
        "1-",
        "-",
        "x" * 500,
        "é-1",
    ):
        assert found_by(wrong, Mission, missions.LINK) is None
    assert found_by(secret, Mission, "survey") is None
    missions.set_contact(swiss, by=stage.lead, email="new@example.org", language="fr")
    assert found_by(secret, Mission, missions.LINK) is None


def test_answers_and_attendance_stand_apart(stage):
    swiss = Mission.objects.get(state="CHE")
    missions.answer(swiss, {stage.panels[0].pk: ("yes", 2)})
    missions.tick(stage.panels[0], ["KEN", "QQQ"], by=stage.lead)
    visits = {one.mission.state: (one.answer, one.people, one.came) for one in Visit.objects.all()}
    assert visits == {"CHE": ("yes", 2, False), "KEN": ("", 1, True)}
    missions.tick(stage.panels[0], [], by=stage.lead)
    assert not Visit.objects.filter(came=True).exists()


@pytest.mark.parametrize("said", [{0: ("yes", 1)}, {"own": ("maybe", 1)}, {"own": ("yes", 21)}])
def test_other_answers_are_refused_whole(stage, said):
    swiss = Mission.objects.get(state="CHE")
    key = stage.panels[0].pk
    with pytest.raises(ValidationError):
        missions.answer(
            swiss,
            {
                stage.panels[1].pk: ("yes", 1),
                **{key if one == "own" else one: value for one, value in said.items()},
            },
        )
    assert not Visit.objects.exists()


def test_nobody_else_sees_to_missions(stage):
    for person in (stage.guard, stage.stranger, stage.speakers[0]):
        with pytest.raises(PermissionDenied):
            missions.invite_missions(stage.series, by=person)
        with pytest.raises(PermissionDenied):
            missions.tick(stage.panels[0], ["CHE"], by=person)
