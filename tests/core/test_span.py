"""Spans: from the beginning of one to the end of another."""

from uprtracker.core import Span


def test_until_reaches_from_first_to_last_line() -> None:
    assert Span(3, 10, 3, 12).until(Span(4, 1, 4, 2)) == Span(3, 10, 4, 2)


def test_spans_stand_in_reading_order() -> None:
    later, earlier, first = Span(2, 1, 2, 1), Span(1, 9, 1, 9), Span(1, 2, 3, 1)
    assert sorted([later, earlier, first]) == [first, earlier, later]
