"""Figures of many: the same as the answers one by one, for each reader, and never stale."""

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.assessments.comparing import compare
from uprtracker.followup.assessments.index import Band
from uprtracker.followup.assessments.outcomes import outcomes
from uprtracker.followup.assessments.shares import by_issue, by_review, share
from uprtracker.followup.assessments.standing import standing
from uprtracker.followup.models import Assessment
from uprtracker.records.models import Alias, Coding

CODES = ("XAA-45-1.1", "XAA-45-p1")


def test_the_same_as_one_by_one(space):
    Alias.objects.create(code="XAA-45-x1", recommendation=space.asked)
    said = {"XAA-45-x1": ("not", "B", "partially"), "XAA-45-p1": ("not_assessable", "fully", "A")}
    for code, values in said.items():
        for value in values:
            for seat in (space.cso.editor, space.state.editor):
                keeping.add(Assessment(code=code, value=value, level=Level.WORKSPACE), by=seat)
    keeping.add(Assessment(code=CODES[0], value="fully"), by=space.cso.editor)
    for viewer in (space.cso.reader, space.state.reader):
        one_by_one = standing(space.workspace, CODES, viewer)
        found = outcomes(space.workspace, CODES, viewer)
        assert found.keys() == one_by_one.keys() == set(CODES)
        for code, stands in one_by_one.items():
            outcome = found[code]
            assert (outcome.iri, outcome.band) == (stands.iri, stands.band)
            assert outcome.disagreement == stands.disagreement
            assert outcome.grades == tuple(sorted(one.value for one in stands.grades))
            assert outcome.parties == {one.voice.party for one in stands.answers}


def test_what_is_kept_in_memory_follows_at_once(space):
    def seen(viewer):
        return {code: one.band for code, one in outcomes(space.workspace, CODES, viewer).items()}

    ours, theirs = space.cso.reader, space.state.reader
    thing = assess(space.cso.editor, CODES[0], "not")
    assert (seen(ours), seen(theirs)) == ({CODES[0]: Band.NOT}, {})
    thing = keeping.share(thing, by=space.cso.editor, level=Level.WORKSPACE)
    assert seen(theirs) == {CODES[0]: Band.NOT}
    thing = keeping.change(thing, by=space.cso.editor, revision=thing.revision, value="fully")
    assert seen(theirs) == {CODES[0]: Band.FULLY}
    keeping.share(thing, by=space.cso.editor, level=Level.PARTY)
    assert (seen(ours), seen(theirs)) == ({CODES[0]: Band.FULLY}, {})
    keeping.delete(thing, by=space.cso.editor)
    assert seen(ours) == {}


def test_a_share_names_its_denominators(space):
    assess(space.cso.editor, CODES[0], "partially", level=Level.WORKSPACE)
    assess(space.state.editor, CODES[0], "A", level=Level.WORKSPACE)
    assess(space.cso.editor, CODES[1], "not_assessable")
    names = dict(space.workspace.parties.values_list("pk", "name"))
    found = share((*CODES, "XAA-45-2"), outcomes(space.workspace, CODES, space.cso.reader), names)
    assert (found.received, found.commented, found.banded, found.graded) == (3, 2, 2, 1)
    assert (found.triggered, found.triggered_share) == (1, 0.5)
    assert found.bands == {Band.NOT: 0, Band.PARTIALLY: 1, Band.FULLY: 0, Band.NOT_ASSESSED: 1}
    assert found.spoke == (("Bridge Watch", 2), ("Ministry", 1))


def test_groups_of_a_workspace(space):
    Coding.objects.create(recommendation=space.asked, scheme="issue", label="health", origin="uprinfo")
    Coding.objects.create(recommendation=space.asked, scheme="issue", label="water", origin="model")
    Coding.objects.create(pledge=space.promised, scheme="issue", label="water", origin="model")
    assert by_issue(space.workspace) == {"health": [CODES[0]], "water": [CODES[1]]}
    assert by_review(space.workspace) == {"XAA-45": list(CODES)}


def test_what_moved_between_two_moments(space):
    thing = assess(space.cso.editor, CODES[0], "fully")
    other = assess(space.cso.editor, CODES[1], "not_assessable")
    before = outcomes(space.workspace, CODES, space.cso.reader)
    keeping.change(thing, by=space.cso.editor, revision=1, value="not")
    keeping.change(other, by=space.cso.editor, revision=1, value="fully")
    found = compare(CODES, before, outcomes(space.workspace, CODES, space.cso.reader))
    assert (found.both, found.forward, found.back) == (2, (), (CODES[0],))
    assert found.moves == {(Band.FULLY, Band.NOT): 1, (Band.NOT_ASSESSED, Band.FULLY): 1}
