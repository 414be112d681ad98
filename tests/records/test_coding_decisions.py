"""Decisions at the coding desk: rows beside what others said, taking back, refusing, moving along."""

import pytest

from records.machine_rows import editor, machine, recommendation
from uprtracker.core.errors import CorrectionRefused, Outdated
from uprtracker.records.absorbing import absorb
from uprtracker.records.coding_decisions import decide, last_of, undo
from uprtracker.records.coding_item import coding_item
from uprtracker.records.codings import current, judged
from uprtracker.records.kept_decisions import give_back, kept_of
from uprtracker.records.models import Coding, CodingDecision, DataVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    made = recommendation(1)
    machine(made, "action", ["5"], near=["4"])
    machine(made, "issue", ["labour", "justice"])
    return made


def standing(one, scheme):
    """Return what stands, by both ways of asking."""
    found = judged(one.codings.all(), scheme)
    rows = current(Coding.objects.filter(recommendation=one, scheme=scheme))
    assert tuple(sorted(rows.values_list("label", flat=True))) == found.labels
    return found.labels, found.origin


def test_confirming_writes_a_row_for_each_label_and_keeps_the_machines(one):
    before = set(Coding.objects.values_list("pk", flat=True))
    mira = editor()
    made = decide(wanted={one: {"action": ["5"], "issue": ["justice", "labour"]}}, person=mira)
    assert before < set(Coding.objects.values_list("pk", flat=True))
    own = one.codings.filter(origin="person")
    assert set(own.filter(holds=True).values_list("scheme", "label")) == {
        ("action", "5"),
        ("issue", "justice"),
        ("issue", "labour"),
    }
    assert {row.person for row in own} == {mira} and all(row.decided_at for row in own)
    assert [(row.labels, row.proposed, row.version, row.sure) for row in made] == [
        (["5"], ["5"], "m1", False),
        (["justice", "labour"], ["justice", "labour"], "m1", False),
    ]
    assert standing(one, "issue") == (("justice", "labour"), "person")
    assert DataVersion.objects.count() == 1


def test_changing_denies_what_was_taken_away(one):
    decide(wanted={one: {"action": ["4"], "issue": ["labour", "development"]}}, person=editor())
    assert standing(one, "action") == (("4",), "person")
    assert standing(one, "issue") == (("development", "labour"), "person")
    assert one.codings.filter(origin="person", label="justice", holds=False).exists()


def test_what_the_machine_says_later_adds_nothing_to_a_decision(one):
    decide(wanted={one: {"issue": ["labour"]}}, person=editor())
    Coding.objects.create(recommendation=one, scheme="issue", label="detention", origin="model", version="m2")
    assert standing(one, "issue") == (("labour",), "person")


def test_no_label_at_all_is_a_decision(one):
    decide(wanted={one: {"issue": []}}, person=editor())
    assert standing(one, "issue") == ((), "person")
    assert not coding_item(one).schemes[1].waits


def test_undo_takes_back_the_last_decision_of_that_person_only_and_keeps_it(one):
    other = recommendation(2)
    machine(other, "action", ["3"])
    mira, omar = editor("mira"), editor("omar")
    decide(wanted={one: {"action": ["4"]}}, person=mira)
    decide(wanted={one: {"issue": ["labour"]}, other: {"action": ["2"]}}, person=mira)
    decide(wanted={other: {"action": ["1"]}}, person=omar)
    assert {row.recommendation for row in undo(person=mira)} == {one, other}
    assert standing(one, "issue") == (("justice", "labour"), "model")
    assert standing(other, "action") == (("1",), "person"), "what another person decided stays"
    assert standing(one, "action") == (("4",), "person")
    assert CodingDecision.objects.filter(withdrawn_at__isnull=False).count() == 2
    assert [row.labels for row in last_of(mira)] == [["4"]]
    undo(person=mira)
    assert undo(person=mira) == []
    assert standing(one, "action") == (("5",), "model")


def test_a_second_decision_replaces_the_first_and_undo_brings_it_back(one):
    mira = editor()
    decide(wanted={one: {"issue": ["labour"]}}, person=mira)
    decide(wanted={one: {"issue": ["justice"]}}, person=mira)
    assert standing(one, "issue") == (("justice",), "person")
    undo(person=mira)
    assert standing(one, "issue") == (("labour",), "person")


@pytest.mark.parametrize(
    "labels",
    [{"action": []}, {"action": ["4", "5"]}, {"action": ["6"]}, {"issue": ["no-such"]}, {"issue": [""]}],
    ids=["no-category", "two-categories", "unknown-category", "unknown-issue", "empty-label"],
)
def test_refused_decisions_write_nothing(one, labels):
    machine(recommendation(2), "issue", ["detention"])
    decide(wanted={recommendation(3): {"issue": []}}, person=editor())
    CodingDecision.objects.all().delete()
    with pytest.raises(CorrectionRefused):
        decide(wanted={one: {"issue": ["labour"], **labels}}, person=editor())
    assert not CodingDecision.objects.exists()
    assert not one.codings.filter(origin="person").exists()


def test_a_blind_reading_changes_nothing_that_stands(one):
    mira = editor()
    decide(wanted={one: {"action": ["1"], "issue": ["detention"]}}, person=mira, blind=True)
    assert standing(one, "action") == (("5",), "model")
    assert coding_item(one).schemes[0].waits
    assert not DataVersion.objects.exists()
    assert undo(person=mira) == []
    assert len(undo(person=mira, blind=True)) == 2


def test_a_decision_on_what_has_changed_since_is_refused(one):
    seen = coding_item(one).seen
    decide(wanted={one: {"action": ["3"]}}, person=editor("omar"), seen=seen)
    with pytest.raises(Outdated):
        decide(wanted={one: {"action": ["4"]}}, person=editor("mira"), seen=seen)
    assert standing(one, "action") == (("3",), "person")


def test_seen_changes_with_every_decision(one):
    before = coding_item(one).seen
    assert coding_item(one).seen == before
    decide(wanted={one: {"action": ["5"]}}, person=editor())
    assert coding_item(one).seen != before


def test_decisions_move_with_a_recommendation_that_finds_its_number(one):
    heir = recommendation(7)
    mira = editor()
    decide(wanted={one: {"issue": ["labour"]}}, person=mira)
    absorb({one.pk: heir.pk})
    assert CodingDecision.objects.get().recommendation == heir
    assert standing(heir, "issue") == (("labour",), "person")


def test_decisions_come_back_with_a_removed_recommendation(one):
    mira = editor()
    decide(wanted={one: {"issue": ["labour"]}}, person=mira)
    decide(wanted={one: {"action": ["3"]}}, person=mira)
    undo(person=mira)
    kept = kept_of(one)
    again = recommendation(8)
    one.delete()
    give_back(kept, again)
    assert standing(again, "issue") == (("labour",), "person")
    rows = CodingDecision.objects.filter(recommendation=again).order_by("decided_at")
    assert [row.withdrawn_at is None for row in rows] == [True, False]
    assert len(undo(person=mira)) == 1, "and can still be taken back"
    assert not again.codings.filter(origin="person").exists()
