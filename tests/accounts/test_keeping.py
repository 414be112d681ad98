"""Keeping records of a party, tried on assessments: added, changed by two, shared, signed off, withdrawn."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from followup.small_space import small_space
from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Revision, Trace
from uprtracker.followup.models import Assessment
from uprtracker.records.version import data_version

CODE = "XAA-45-1.1"


@pytest.fixture
def space(db):
    return small_space()


@pytest.fixture
def thing(space):
    return keeping.add(Assessment(code=CODE, value="not", comment="One."), by=space.cso.contributor)


def verbs(space, party):
    return [row.verb for row in keeping.traces_for(party.coordinator)]


def test_added_for_the_party_of_the_seat(space, thing):
    seat = space.cso.contributor
    assert (thing.workspace, thing.party, thing.author) == (space.workspace, seat.party, seat)
    assert (thing.level, thing.proposed, thing.revision) == (Level.PARTY, "", 1)
    first = keeping.revisions(thing).get()
    assert (first.after["value"], first.after["code"]) == ("not", CODE)


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_not_everybody_adds(space, role):
    with pytest.raises(PermissionDenied):
        keeping.add(Assessment(code=CODE, value="not"), by=getattr(space.cso, role))
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("role", "asked", "given", "proposed"),
    [
        ("contributor", Level.WORKSPACE, Level.PARTY, Level.WORKSPACE),
        ("coordinator", Level.PUBLIC, Level.PARTY, Level.PUBLIC),
        ("editor", Level.WORKSPACE, Level.WORKSPACE, ""),
        ("contributor", Level.COORDINATORS, Level.COORDINATORS, ""),
    ],
)
def test_a_level_that_one_may_not_give_is_proposed(space, role, asked, given, proposed):
    made = keeping.add(Assessment(code=CODE, value="not", level=asked), by=getattr(space.cso, role))
    assert (made.level, made.proposed) == (given, proposed)


def test_an_unknown_value_is_not_kept(space):
    with pytest.raises(ValidationError):
        keeping.add(Assessment(code=CODE, value="somewhat"), by=space.cso.editor)
    assert not Trace.objects.filter(verb="added").exists()


def test_changes_of_different_fields_at_once_both_stay(space, thing):
    keeping.change(thing, by=space.cso.editor, revision=1, value="fully")
    found = keeping.change(thing, by=space.cso.coordinator, revision=1, comment="Two.")
    assert (found.value, found.comment, found.revision) == ("fully", "Two.", 3)


def test_of_two_changes_of_one_field_both_versions_are_kept(space, thing):
    keeping.change(thing, by=space.cso.editor, revision=1, comment="Theirs.")
    with pytest.raises(keeping.Overtaken) as caught:
        keeping.change(thing, by=space.cso.coordinator, revision=1, comment="Mine.", value="fully")
    assert caught.value.thing.comment == "Theirs."
    assert caught.value.wanted == {"comment": "Mine.", "value": "fully"}
    thing.refresh_from_db()
    assert (thing.comment, thing.value, thing.revision) == ("Theirs.", "not", 2)
    refused = keeping.revisions(thing).get(refused=True)
    assert (refused.before["comment"], refused.after["comment"]) == ("Theirs.", "Mine.")
    assert refused.by == space.cso.coordinator


def test_a_refused_change_can_be_made_on_what_stands_now(space, thing):
    keeping.change(thing, by=space.cso.editor, revision=1, comment="Theirs.")
    with pytest.raises(keeping.Overtaken):
        keeping.change(thing, by=space.cso.coordinator, revision=1, comment="Mine.")
    found = keeping.change(thing, by=space.cso.coordinator, revision=2, comment="Both.")
    assert found.comment == "Both."


def test_the_same_words_twice_are_no_change(space, thing):
    keeping.change(thing, by=space.cso.editor, revision=1, comment="Two.")
    assert keeping.change(thing, by=space.cso.coordinator, revision=1, comment="Two.").revision == 2


@pytest.mark.parametrize(
    ("party", "role"), [("cso", "reader"), ("cso", "reviewer"), ("state", "coordinator")]
)
def test_others_change_nothing(space, thing, party, role):
    with pytest.raises(PermissionDenied):
        keeping.change(thing, by=getattr(getattr(space, party), role), revision=1, value="fully")


def test_a_contributor_changes_his_own_alone(space, thing):
    keeping.change(thing, by=space.cso.contributor, revision=1, value="fully")
    other = keeping.add(Assessment(code=CODE, value="not"), by=space.cso.editor)
    with pytest.raises(PermissionDenied):
        keeping.change(other, by=space.cso.contributor, revision=1, value="fully")


def test_shared_with_the_workspace_and_taken_back(space, thing):
    keeping.share(thing, by=space.cso.editor, level=Level.WORKSPACE)
    assert Assessment.objects.visible_to(space.state.reader.user).exists()
    keeping.share(thing, by=space.cso.editor, level=Level.PARTY)
    assert not Assessment.objects.visible_to(space.state.reader.user).exists()
    with pytest.raises(PermissionDenied):
        keeping.share(thing, by=space.cso.contributor, level=Level.WORKSPACE)


def test_public_by_sign_off_alone(space, thing):
    with pytest.raises(PermissionDenied):
        keeping.share(thing, by=space.cso.coordinator, level=Level.PUBLIC)
    for seat in (space.cso.editor, space.cso.contributor, space.state.coordinator):
        with pytest.raises(PermissionDenied):
            keeping.sign_off(thing, by=seat)
    assert not Assessment.objects.visible_to(AnonymousUser()).exists()


def test_signed_off_and_withdrawn(space, thing):
    before = data_version()
    keeping.propose(thing, by=space.cso.contributor)
    assert not Assessment.objects.visible_to(AnonymousUser()).exists()
    found = keeping.sign_off(thing, by=space.cso.reviewer)
    assert (found.level, found.proposed, found.signed_by) == (Level.PUBLIC, "", space.cso.reviewer)
    assert found.published_at is not None
    assert Assessment.objects.visible_to(AnonymousUser()).get() == thing
    assert data_version() > before
    with pytest.raises(PermissionDenied):
        keeping.change(thing, by=space.cso.editor, revision=found.revision, value="fully")
    found = keeping.withdraw(thing, by=space.cso.coordinator)
    assert (found.level, found.published_at) == (Level.PARTY, None)
    assert not Assessment.objects.visible_to(AnonymousUser()).exists()
    assert data_version() > before + 1


def test_what_stays_inside_is_no_new_version_of_the_data(space, thing):
    before = data_version()
    keeping.change(thing, by=space.cso.editor, revision=1, value="fully")
    keeping.share(thing, by=space.cso.editor, level=Level.WORKSPACE)
    keeping.propose(thing, by=space.cso.editor)
    assert data_version() == before


def test_a_proposal_is_refused(space, thing):
    keeping.propose(thing, by=space.cso.contributor)
    found = keeping.withdraw(thing, by=space.cso.reviewer)
    assert (found.level, found.proposed) == (Level.PARTY, "")


def test_deleted_with_its_words(space, thing):
    with pytest.raises(PermissionDenied):
        keeping.delete(thing, by=space.cso.reader)
    keeping.delete(thing, by=space.cso.editor)
    assert not Assessment.objects.exists()
    assert not Revision.objects.exists()
    assert verbs(space, space.cso) == ["deleted", "added"]


def test_traces_are_those_of_the_own_party(space, thing):
    keeping.change(thing, by=space.cso.editor, revision=1, value="fully")
    keeping.trace(space.state.reader, Trace.Verb.EXPORTED, about="recommendations")
    assert verbs(space, space.cso) == ["changed", "added"]
    assert verbs(space, space.state) == ["exported"]
    assert not keeping.traces_for(space.cso.editor).exists()
    assert {row.about for row in keeping.traces_for(space.cso.coordinator)} == {CODE}


def test_looking_twice_leaves_one_trace(space, thing):
    for _ in range(2):
        keeping.trace(space.cso.reader, Trace.Verb.SAW, thing)
    assert verbs(space, space.cso) == ["saw", "added"]


def test_a_pseudonym_stays_one_in_the_traces(space, thing):
    seat = space.cso.reader
    seat.pseudonym = "Heron"
    seat.save()
    keeping.trace(seat, Trace.Verb.SAW, thing)
    assert str(keeping.traces_for(space.cso.coordinator).first().by) == "Heron"


def test_a_closed_workspace_takes_nothing(space, thing):
    space.workspace.closed_at = thing.made_at
    space.workspace.save()
    with pytest.raises(PermissionDenied):
        keeping.change(thing, by=space.cso.editor, revision=1, value="fully")


def test_who_left_keeps_nothing(space, thing):
    seat = space.cso.contributor
    seat.left_at = thing.made_at
    seat.save()
    assert not Assessment.objects.visible_to(seat.user).exists()
    with pytest.raises(PermissionDenied):
        keeping.change(thing, by=seat, revision=1, value="fully")
