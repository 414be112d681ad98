"""Which step is current: the State's own, in their order, before what others recorded."""

from datetime import date

import pytest

from uprtracker.records.models import Position
from uprtracker.records.recorded_answers import differs
from uprtracker.records.standing import Step, deciding, of_pair, of_whole

REPORT, ADDENDUM, PLENARY, OHCHR, UPRINFO, EDITOR = (int(stage) for stage in Position.Stage)


def steps(*said):
    """Return steps from (stage, value) in the order in which they came in."""
    return [Step(stage, None, number, "", value) for number, (stage, value) in enumerate(said)]


@pytest.mark.parametrize(
    ("said", "current"),
    [
        ([], ""),
        ([(REPORT, "pending")], "pending"),
        ([(ADDENDUM, "supported"), (REPORT, "pending")], "supported"),
        ([(PLENARY, "supported"), (ADDENDUM, "noted"), (REPORT, "pending")], "supported"),
        ([(REPORT, "noted"), (UPRINFO, "supported")], "supported"),
        ([(REPORT, "pending"), (UPRINFO, "noted"), (OHCHR, "partial")], "partial"),
        ([(REPORT, "partial"), (UPRINFO, "noted")], "partial"),
        ([(REPORT, "partial"), (UPRINFO, "supported")], "supported"),
        ([(ADDENDUM, "partial"), (UPRINFO, "supported"), (OHCHR, "noted")], "partial"),
        ([(REPORT, "noted"), (ADDENDUM, "pending")], "pending"),
        ([(REPORT, "pending"), (ADDENDUM, "pending"), (UPRINFO, "noted")], "noted"),
        ([(REPORT, "pending"), (ADDENDUM, ""), (OHCHR, "noted")], "noted"),
        ([(REPORT, "supported"), (OHCHR, "")], "supported"),
        ([(EDITOR, "noted"), (PLENARY, "supported"), (UPRINFO, "supported")], "noted"),
    ],
)
def test_current_step(said, current):
    assert of_pair("FRA", steps(*said)) == current


@pytest.mark.parametrize(("recorded", "stage"), [("supported", REPORT), ("noted", OHCHR)])
def test_record_that_says_the_same_leaves_the_own_document_current(recorded, stage):
    said = steps((REPORT, "supported"), (OHCHR, recorded))
    assert [step.stage for step in deciding("FRA", said)] == [stage]


def test_later_date_goes_before_within_a_stage():
    early, late = date(2015, 2, 1), date(2015, 3, 1)
    said = [Step(ADDENDUM, late, 1, "", "supported"), Step(ADDENDUM, early, 2, "", "noted")]
    assert of_pair("FRA", said) == "supported"


def test_parts_answered_in_one_document_speak_together():
    said = [
        Step(ADDENDUM, None, 1, "", "supported", part=7, of_part=True, source=3),
        Step(ADDENDUM, None, 2, "", "noted", part=8, of_part=True, source=3),
    ]
    assert [of_pair("FRA", said, part) for part in (7, 8, None)] == ["supported", "noted", "partial"]


def test_part_answered_beside_the_whole_goes_its_own_way():
    said = [
        Step(ADDENDUM, None, 1, "", "supported", source=3),
        Step(ADDENDUM, None, 2, "", "noted", part=8, of_part=True, source=3),
    ]
    assert [of_pair("FRA", said, part) for part in (7, 8, None)] == ["supported", "noted", "supported"]


def test_pairs_that_differ_make_the_whole_partial():
    assert of_whole(["supported", "noted"], []) == "partial"
    assert of_whole(["noted", "noted"], []) == "noted"


@pytest.mark.parametrize(
    ("own", "recorded", "stage", "other"),
    [
        ("supported", "noted", UPRINFO, True),
        ("partial", "noted", UPRINFO, False),
        ("partial", "partial", UPRINFO, False),
        ("partial", "supported", UPRINFO, True),
        ("noted", "partial", OHCHR, True),
        ("partial", "noted", OHCHR, True),
        ("pending", "noted", UPRINFO, False),
        ("supported", "noted", ADDENDUM, False),
    ],
)
def test_what_others_recorded_differs_only_beyond_their_rules(own, recorded, stage, other):
    assert differs(own, recorded, stage) is other
