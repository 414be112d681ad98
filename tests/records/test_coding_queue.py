"""What waits for a person at the coding desk, in which order, and what does not."""

import pytest

from records.machine_rows import editor, machine, recommendation
from uprtracker.records.coding_decisions import decide, undo
from uprtracker.records.coding_item import coding_item, twins
from uprtracker.records.coding_queue import EVERY, CodingQueue
from uprtracker.records.deciding import decide_coding
from uprtracker.records.models import Coding, Review

pytestmark = pytest.mark.django_db


def codes(queue=None) -> list[str]:
    return [one.code for one in (queue or CodingQueue()).first(50)]


def test_most_doubtful_first_each_recommendation_once():
    for number, (action, issue) in enumerate([(0.9, 0.5), (0.4, 0.6), (0.45, 0.7)], 1):
        one = recommendation(number)
        machine(one, "action", ["5"], confidence=action)
        machine(one, "issue", ["labour"], confidence=issue)
    assert codes() == ["SVN-20-2", "SVN-20-3", "SVN-20-1"]
    assert codes(CodingQueue(scheme="issue")) == ["SVN-20-1", "SVN-20-2", "SVN-20-3"]
    assert CodingQueue().count == 3


def test_what_does_not_wait():
    sure, imported, listed, decided, waits = (recommendation(number) for number in range(1, 6))
    machine(sure, "action", ["5"], sure=True)
    for one, origin in ((imported, "uprinfo"), (listed, "ohchr")):
        machine(one, "action", ["5"])
        Coding.objects.create(recommendation=one, scheme="action", label="4", origin=origin)
    machine(decided, "action", ["5"])
    decide_coding(recommendation=decided, scheme="action", label="4", person=editor())
    machine(waits, "action", ["5"])
    Coding.objects.create(recommendation=waits, scheme="issue", label="labour", origin="uprinfo")
    assert codes() == [waits.code]


def test_next_goes_on_in_order_and_ends():
    ones = [recommendation(number) for number in (1, 2, 3)]
    for one, confidence in zip(ones, (0.5, 0.5, 0.4), strict=True):
        machine(one, "action", ["5"], confidence=confidence)
    queue = CodingQueue()
    assert queue.first()[0] == ones[2]
    assert queue.after(ones[2]) == ones[0]
    assert queue.after(ones[0]) == ones[1]
    assert queue.after(ones[1]) is None
    decide(wanted={ones[0]: {"action": ["5"]}}, person=editor())
    assert CodingQueue().after(ones[2]) == ones[1]
    assert CodingQueue().after(ones[0]) == ones[1], "from one that is decided it goes on at its place"


def test_filters_and_counts():
    first = recommendation(1)
    second = recommendation(1, state="FRA", session=15)
    machine(first, "action", ["5"])
    machine(first, "issue", ["labour", "justice"])
    machine(second, "issue", ["labour"])
    assert CodingQueue().schemes() == [("issue", 2), ("action", 1)]
    assert CodingQueue().sessions() == [(20, 2), (15, 1)], "codings, not recommendations"
    assert CodingQueue(session=20).states() == [("SVN", 2)]
    assert CodingQueue(scheme="issue", session=20).states() == [("SVN", 1)]
    assert CodingQueue(scheme="issue", session=20).sessions() == [(20, 1), (15, 1)]
    assert CodingQueue(scheme="issue").labels() == [("labour", 2), ("justice", 1)]
    assert CodingQueue().labels() == []
    assert codes(CodingQueue(scheme="issue", label="justice")) == [first.code]
    assert codes(CodingQueue(state="FRA")) == [second.code]
    assert (CodingQueue(session=99).count, codes(CodingQueue(session=99))) == (0, [])


def test_counts_of_what_is_done_follow_decision_and_undo():
    one = recommendation(1)
    machine(one, "action", ["5"])
    machine(one, "issue", ["labour"])
    mira = editor()
    decide(wanted={one: {"action": ["4"], "issue": ["labour"]}}, person=mira)
    assert (CodingQueue().count, CodingQueue().done, CodingQueue(scheme="theme").done) == (0, 1, 0)
    undo(person=mira)
    assert (CodingQueue().count, CodingQueue().done) == (1, 0)


def test_demonstration_waits_only_while_it_is_alone():
    one = recommendation(1, state="XAA")
    Review.objects.update(demo=True)
    machine(one, "action", ["5"])
    assert codes() == [one.code]
    recommendation(1)
    assert codes() == []


def test_twins_are_other_recommendations_of_the_same_text_that_wait_for_the_same():
    ask, same, other_text, decided = (
        recommendation(number, text) for number, text in enumerate(["Plant", "Plant", "Sow", "Plant"], 1)
    )
    for one in (ask, same, other_text, decided):
        machine(one, "action", ["5"])
    decide(wanted={decided: {"action": ["5"]}}, person=editor())
    assert [item.recommendation for item in twins(coding_item(ask))] == [same]
    assert twins(coding_item(decided)) == []


def test_what_the_machine_is_never_sure_of_waits_for_who_asks():
    one, two = recommendation(1), recommendation(2)
    machine(one, "theme", ["justice"], confidence=0.2)
    machine(one, "issue", ["labour"], confidence=0.4)
    machine(two, "theme", ["justice"], confidence=0.1)
    assert codes(CodingQueue()) == [one.code]
    assert codes(CodingQueue(scheme="theme")) == [two.code, one.code]
    assert codes(CodingQueue(scheme=EVERY)) == [two.code, one.code]
    assert CodingQueue().schemes() == [("theme", 2), ("issue", 1)]
    assert CodingQueue().sessions() == [(20, 1)]
    assert CodingQueue(scheme=EVERY).sessions() == [(20, 3)]
