"""Agreement from the rows: who is compared with whom, and what is kept apart."""

import pytest
from django.utils import timezone

from records.machine_rows import editor, machine, recommendation
from uprtracker.analytics import agreement
from uprtracker.analytics.agreed import Kind
from uprtracker.analytics.agreement import agreements
from uprtracker.records.coding_decisions import decide, undo
from uprtracker.records.models import Coding, CodingDecision, Review
from uprtracker.records.version import bump

pytestmark = pytest.mark.django_db


def by_kind(trained_on=()):
    return {(one.kind, one.scheme): one for one in agreements(trained_on)}


def read_blind(person, *categories):
    """Let a person read recommendations 1, 2, … blind."""
    for number, category in enumerate(categories, 1):
        one = Coding.objects.filter(recommendation__number=str(number)).first().recommendation
        decide(wanted={one: {"action": [category]}}, person=person, blind=True)


@pytest.fixture
def sample():
    for number, category in enumerate("5544321", 1):
        machine(recommendation(number), "action", [category])


def test_nothing_to_compare(sample):
    assert agreements() == []


def test_two_persons_and_each_with_the_machine(sample):
    mira, omar = editor("mira"), editor("omar")
    read_blind(mira, *"5544321")
    read_blind(omar, *"5444322")
    found = by_kind()
    assert set(found) == {(Kind.BETWEEN_PERSONS, "action"), (Kind.PERSON_MACHINE, "action")}
    persons = found[Kind.BETWEEN_PERSONS, "action"]
    assert (persons.items, persons.pairs, persons.agreed) == (7, 7, 5 / 7)
    assert persons.kappa == pytest.approx(12 / 19)
    assert persons.kappa < persons.quadratic < 1
    assert (persons.since, persons.until) == (timezone.now().date(),) * 2
    with_machine = found[Kind.PERSON_MACHINE, "action"]
    assert (with_machine.items, with_machine.pairs, with_machine.versions) == (7, 14, ("m1",))
    assert with_machine.agreed == 12 / 14


def test_three_readers_make_three_pairs_of_a_text(sample):
    for name, category in (("a", "5"), ("b", "5"), ("c", "4")):
        read_blind(editor(name), category)
    found = by_kind()[Kind.BETWEEN_PERSONS, "action"]
    assert (found.items, found.pairs, found.agreed) == (1, 3, 1 / 3)


def test_what_the_machine_said_then_counts_not_what_it_says_now(sample):
    read_blind(editor(), "5")
    Coding.objects.filter(recommendation__number="1").update(label="1", version="m2")
    found = by_kind()[Kind.PERSON_MACHINE, "action"]
    assert (found.agreed, found.versions) == (1.0, ("m1",))


def test_decisions_at_the_desk_stand_apart_and_the_last_one_counts(sample):
    one = Coding.objects.filter(recommendation__number="1").first().recommendation
    mira = editor()
    decide(wanted={one: {"action": ["4"]}}, person=mira)
    decide(wanted={one: {"action": ["5"]}}, person=mira)
    found = by_kind()
    assert set(found) == {(Kind.DESK_MACHINE, "action")}
    assert (found[Kind.DESK_MACHINE, "action"].pairs, found[Kind.DESK_MACHINE, "action"].agreed) == (1, 1.0)
    undo(person=mira)
    assert by_kind()[Kind.DESK_MACHINE, "action"].agreed == 0.0
    undo(person=mira)
    assert agreements() == []


def test_imports_on_sessions_trained_on_stand_apart():
    for session, category in ((20, "5"), (20, "4"), (12, "5")):
        one = recommendation(Coding.objects.count() + 1, session=session)
        machine(one, "action", ["5"])
        Coding.objects.create(recommendation=one, scheme="action", label=category, origin="uprinfo")
    assert by_kind()[Kind.IMPORT_MACHINE, "action"].pairs == 3
    found = by_kind(trained_on=[20])
    new, seen = found[Kind.IMPORT_MACHINE, "action"], found[Kind.IMPORT_SEEN, "action"]
    assert (new.pairs, new.sessions, new.agreed) == (1, (12,), 1.0)
    assert (seen.pairs, seen.sessions, seen.agreed) == (2, (20,), 0.5)


def test_sets_of_labels_and_an_empty_one():
    one, other = recommendation(1), recommendation(2)
    machine(one, "issue", ["labour", "justice"])
    machine(other, "issue", [])
    for made in (one, other):
        Coding.objects.create(recommendation=made, scheme="issue", label="labour", origin="uprinfo")
    found = by_kind()[Kind.IMPORT_MACHINE, "issue"]
    assert (found.items, found.agreed, found.kappa) == (2, 0.0, None)
    assert found.micro_f1 == pytest.approx(0.5)
    assert found.scores.labels["labour"].recall == 0.5


def test_several_categories_of_a_number_coded_by_its_parts_are_not_compared():
    one = recommendation(1)
    machine(one, "action", ["5"])
    for category in "45":
        Coding.objects.create(recommendation=one, scheme="action", label=category, origin="uprinfo")
    assert agreements() == []


def test_the_demonstration_measures_nothing(sample):
    read_blind(editor(), "5")
    Review.objects.update(demo=True)
    assert agreements() == []
    assert CodingDecision.objects.exists()


def test_a_comparison_is_measured_once_for_each_state_of_the_data(sample, monkeypatch):
    bump("read")
    read_blind(editor(), "5")
    first = agreements()
    monkeypatch.setattr(agreement, "_measure", lambda _trained: pytest.fail("measured again"))
    assert agreements() == first != []
    bump("changed")
    with pytest.raises(pytest.fail.Exception):
        agreements()
