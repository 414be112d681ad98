"""Marks of notes that PDFium leaves in the text, found by the numbers that are due."""

import pytest

from uprtracker.documents.document import Line, Page, Role
from uprtracker.documents.missed_marks import with_missed_marks

NOTES = tuple(Line(f"Source {n}.", Role.FOOTNOTE, number=str(n)) for n in range(1, 5))


def lines_of(*body, notes=NOTES):
    (page,) = with_missed_marks([Page(1, (*body, *notes))])
    return [line for line in page.lines if line.role is Role.BODY]


def test_mark_after_a_stop_and_after_a_word_leave_the_text():
    begin = Line("Trees were planted.", marks=((19, "1"),))
    missed = Line("The Rights 2 and the Convention. 3 The Committee")
    end = Line("agreed.", marks=((7, "4"),))
    found = lines_of(begin, missed, end)[1]
    assert found.text == "The Rights and the Convention. The Committee"
    assert found.marks == ((10, "2"), (30, "3"))


def test_mark_glued_to_a_year():
    found = lines_of(Line("One.", marks=((4, "1"),)), Line("in 20132"), Line("Two.", marks=((4, "3"),)))[1]
    assert (found.text, found.marks) == ("in 2013", ((7, "2"),))


@pytest.mark.parametrize(
    "text",
    [
        "under article 2 of the law",
        "USD 1.2 billion",
        "all 2 schools",
        "a sum of 12",
        "Introduction .......... 2",
    ],
)
def test_other_figures_stay(text):
    found = lines_of(Line("One.", marks=((4, "1"),)), Line(text), Line("Two.", marks=((4, "3"),)))[1]
    assert (found.text, found.marks) == (text, ())


def test_nothing_is_looked_for_without_notes():
    line = Line("The Rights 2 and", marks=((0, "1"),))
    assert lines_of(line, notes=()) == [line]
