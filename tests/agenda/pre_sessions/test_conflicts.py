"""With which applications an assessor has a conflict of interest."""

import pytest
from allauth.account.models import EmailAddress

from agenda.pre_sessions.small_series import person
from uprtracker.accounts.models import Member, Party, Workspace
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions import scoring
from uprtracker.agenda.pre_sessions.conflicts import free_to_score, reasons


def test_a_free_assessor_is_free(world):
    assert reasons(world.scoring, world.application) == []
    assert may(world.assessor, Action.ASSESS, world.application)


def test_the_same_mail_domain_excludes(world):
    assert not free_to_score(world.conflicted, world.application)
    assert not may(world.torn, Action.ASSESS, world.application)


def test_a_second_address_of_the_assessor_counts(world):
    EmailAddress.objects.create(user=world.assessor, email="x@BRIDGES.example", verified=True)
    assert not free_to_score(world.scoring, world.application)


def test_domains_where_anybody_has_an_address_say_nothing(world):
    world.scoring.user.email = "assessor@gmail.com"
    world.application.contact_email = "ama@gmail.com"
    assert free_to_score(world.scoring, world.application)


@pytest.mark.parametrize("declared", ["Bridge Watch", "BRIDGE-WATCH", "The Bridge Watch of Examplia"])
def test_a_declared_institution_excludes_by_its_name(world, declared):
    scoring.declare(world.scoring, institution=declared, reason="My sister works there")
    assert "My sister works there" in reasons(world.scoring, world.application)[0]
    assert not may(world.assessor, Action.ASSESS, world.application)


def test_a_name_that_only_looks_alike_does_not(world):
    scoring.declare(world.scoring, institution="Bridge", reason="A word")
    assert not free_to_score(world.scoring, world.application)  # it is a word of the name
    world.application.institution = "Bridgewatch"
    assert free_to_score(world.scoring, world.application)


def test_a_seat_in_their_party_excludes(world):
    space = Workspace.objects.create(slug="s", title="S", kind="country")
    party = Party.objects.create(workspace=space, kind="cso", name="bridge watch")
    seat = Member.objects.create(workspace=space, party=party, user=world.assessor, role="reader")
    assert not free_to_score(world.scoring, world.application)
    seat.delete()
    assert free_to_score(world.scoring, world.application)


def test_a_seat_beside_the_applicant_excludes_but_not_one_in_another_party(world):
    space = Workspace.objects.create(slug="s", title="S", kind="coalition")
    theirs = Party.objects.create(workspace=space, kind="cso", name="Coalition of five")
    ours = Party.objects.create(workspace=space, kind="cso", name="Another")
    Member.objects.create(workspace=space, party=theirs, user=world.applicant, role="reader")
    seat = Member.objects.create(workspace=space, party=ours, user=world.assessor, role="reader")
    assert free_to_score(world.scoring, world.application)
    seat.party = theirs
    seat.save()
    assert not free_to_score(world.scoring, world.application)


def test_leaving_an_application_takes_the_score_along(world):
    scoring.give_score(
        world.scoring, world.application, marks=dict.fromkeys(("aim", "knowledge", "voice", "use"), 5)
    )
    scoring.recuse(world.scoring, world.application, reason="I trained them")
    assert not world.application.scores.exists()
    assert not may(world.assessor, Action.ASSESS, world.application)
    assert scoring.tray(world.scoring) == []


def test_what_an_assessor_is_not_named_for_is_not_his(world):
    world.scoring.panels.set([world.series.panels.get(state="XAB")])
    assert not may(world.assessor, Action.ASSESS, world.application)
    assert scoring.tray(world.scoring) == []


def test_a_stranger_is_no_assessor(world):
    assert not may(person("stranger"), Action.ASSESS, world.application)
    assert not may(world.root, Action.ASSESS, world.application)
    assert not may(world.root, Action.LEAD, world.series)
