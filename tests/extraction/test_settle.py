"""Answers of an addendum are brought to the numbers of the report."""

import pytest

from uprtracker.core import Position, Span
from uprtracker.core.answer import Answer
from uprtracker.extraction.settle import settle

SUPPORTED, NOTED, PARTIAL = Position.SUPPORTED, Position.NOTED, Position.PARTIAL
REPORT = ["116.1", "116.2", "116.3", "116.4"]


def answer(number, position=SUPPORTED, page=2, **fields):
    return Answer(number, position, Span(page, 1, page, 1), words="said so", **fields)


def positions(settled):
    return {number: [step.position for step in steps] for number, steps in settled.answers.items()}


def kinds(settled):
    return [finding.kind for finding in settled.findings]


@pytest.mark.parametrize("number", ["116.3", "3", "116. 3", "116.3."], ids=str)
def test_a_number_is_found_as_printed_and_as_running_number(number):
    assert positions(settle([answer(number)], ["116.3"])) == {"116.3": [SUPPORTED]}


def test_a_wrong_prefix_is_settled_and_said_once():
    settled = settle([answer(f"115.{at}") for at in (1, 2, 3, 4)], REPORT)
    assert list(settled.answers) == REPORT
    assert kinds(settled) == ["wrong-prefix"]


def test_a_number_that_the_list_does_not_have_is_not_given_to_another_list():
    settled = settle([answer("116.9")], [*REPORT, "117.9"])
    assert settled.answers == {}
    assert kinds(settled) == ["unknown-number"]


def test_a_running_number_of_two_lists_goes_to_the_one_that_waits():
    settled = settle([answer("2")], ["60.1", "60.2", "61.1", "61.2"], answered={"60.1", "60.2"})
    assert positions(settled) == {"61.2": [SUPPORTED]}


def test_a_running_number_of_two_lists_that_both_wait_is_a_doubt():
    assert kinds(settle([answer("2")], ["60.2", "61.2"])) == ["unknown-number"]


def test_whole_lists_and_ranges_over_lists():
    numbers = ["86.1", "86.2", "87.1", "87.2", "88.1"]
    settled = settle([answer("86.2-87.1"), answer("88.*", NOTED)], numbers, answered={"86.1", "87.2"})
    assert positions(settled) == {"86.2": [SUPPORTED], "87.1": [SUPPORTED], "88.1": [NOTED]}
    assert settled.findings == ()


def test_letters_are_numbers_of_their_own_or_parts():
    own = settle([answer("86.3(b)", NOTED)], ["86.3(a)", "86.3(b)"], answered={"86.3(a)"})
    assert positions(own) == {"86.3(b)": [NOTED]}
    both = settle([answer("86.3")], ["86.3(a)", "86.3(b)"])
    assert positions(both) == {"86.3(a)": [SUPPORTED], "86.3(b)": [SUPPORTED]}
    parts = settle([answer("86.3(a)"), answer("86.3(b)", NOTED)], ["86.3"])
    assert [(step.part, step.position) for step in parts.answers["86.3"]] == [
        ("(a)", SUPPORTED),
        ("(b)", NOTED),
    ]


def test_all_others_are_those_that_nobody_spoke_of():
    rest = answer("", NOTED, rest=True)
    settled = settle([rest, answer("116.2"), answer("116.3", None)], REPORT, answered={"116.1"})
    assert positions(settled) == {"116.2": [SUPPORTED], "116.3": [None], "116.4": [NOTED]}
    assert kinds(settled) == ["unanswered"]


def test_the_later_of_two_statements_counts():
    settled = settle([answer("116.1"), answer("116.1", NOTED, page=5)], ["116.1"])
    assert positions(settled) == {"116.1": [NOTED]}
    assert kinds(settled) == ["contradicting-answers"]
    assert settled.findings[0].span.page == 5


def test_the_same_statement_twice_keeps_the_comment():
    settled = settle([answer("116.1"), answer("116.1", None, comment="Since May.")], ["116.1"])
    assert [(step.position, step.comment) for step in settled.answers["116.1"]] == [(SUPPORTED, "Since May.")]
    assert settled.findings == ()


def test_a_hole_inside_a_range_is_only_a_note():
    settled = settle([answer(f"116.{at}") for at in range(1, 6)], ["116.1", "116.2", "116.4", "116.5"])
    assert [(finding.kind, finding.severity) for finding in settled.findings] == [("number-in-range", "note")]


def test_what_is_not_answered_is_named():
    settled = settle([answer("116.1")], REPORT)
    assert kinds(settled) == ["unanswered"]
    assert "116.2, 116.3, 116.4" in settled.findings[0].message
