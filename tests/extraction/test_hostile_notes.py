"""Base documents and footnotes of any lines at all: never an exception, never a hang, nothing invented."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtracker.documents import paragraphs
from uprtracker.documents.document import Box, Document, Line, Page, Role
from uprtracker.documents.missed_marks import with_missed_marks
from uprtracker.extraction import extract
from uprtracker.reference import load_reference

WORDS = [
    *("Notes", "Annex", "Contents", "I. Background", "A. Trees", "1. Water", "1.", "2.", "3", "4 A source."),
    *("recommendations 115.1 and 115.4–115.9", "recommendation", "115.", "115.1", "1–500", "9–1", "para."),
    *("see A/HRC/28/15, paras. 115.2", "The stakeholders listed below have contributed", "Civil society"),
    *(
        "Individual submissions:",
        "JS1 Joint submission 1;",
        "(",
        ")",
        ";",
        "........ 3",
        "2020. 5 In",
        "\x00",
    ),
    *(
        "The recommendation as read during the interactive dialogue: “",
        "in the footnote below",
        "Trees (Chile)",
    ),
    *("II. Conclusions and/or recommendations", "92. enjoy the support:", "92.1 Plant (France);", "٣", "”"),
]
WORDS_OF_A_LINE = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=6).map(" ".join)
MARKS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["1", "2", "3", "1, 2", "*", "99", "x"])), max_size=3
)
BOXES = st.none() | st.tuples(st.integers(0, 500), st.integers(0, 800)).map(
    lambda at: Box(at[0], at[1], at[0] + 40, at[1] + 10)
)
LINES = st.builds(
    Line,
    WORDS_OF_A_LINE,
    st.sampled_from(list(Role)),
    BOXES,
    st.sampled_from([6.0, 9.0, 10.0, 14.0]),
    st.sampled_from(["", "", "1", "2", "*", "(a)", "3."]),
    MARKS.map(lambda marks: tuple(sorted(marks))),
    st.booleans(),
)
PAGES = st.lists(st.lists(LINES, max_size=12).map(tuple), min_size=1, max_size=4)
SYMBOLS = st.sampled_from(
    ["A/HRC/WG.6/34/SVN/1", "A/HRC/WG.6/34/SVN/2", "A/HRC/WG.6/34/SVN/3", "A/HRC/16/99"]
)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@settings(max_examples=150, deadline=None)
@given(PAGES, SYMBOLS)
def test_any_lines(pages, symbol):
    read = with_missed_marks([Page(number, rows) for number, rows in enumerate(pages, 1)])
    document = Document("x.pdf", "pdf", "0", read, symbol=symbol)
    printed = letters("".join(f"{line.number}{line.text}" for _, _, line in document.lines()))
    found = extract(document, load_reference())
    for note in found.notes:
        assert all(letters(word) in printed for word in note.text.split())
    for one in (*found.notes, *found.references, *found.submissions):
        last = document.pages[one.span.end_page - 1]
        assert 1 <= one.span.page <= one.span.end_page <= len(document.pages)
        assert one.span.line >= 1
        assert one.span.end_line <= len(last.lines)
    for paragraph in paragraphs(document):
        assert all(0 <= at <= len(paragraph.text) for at, _ in paragraph.marks)
        assert bool(paragraph.level) == paragraph.heading


@pytest.mark.parametrize(
    "row",
    [
        "1 2 3 4 5 6 7 8 9 " * 800,
        "recommendations 115.1, " * 2000,
        "(" * 5000,
        "The recommendation as " * 1500,
        "JS1 " * 3000,
    ],
    ids=["numbers", "recommendations", "brackets", "delivered", "abbreviations"],
)
def test_long_rows_come_to_an_end(row):
    notes = tuple(Line(row, Role.FOOTNOTE, number=str(n)) for n in (1, 30))
    body = Line(f"1. {row}", marks=((3, "1"), (5, "30")))
    document = Document("x", "pdf", "0", (Page(1, (Line("x"),)), Page(2, (body, Line("Notes"), *notes))))
    for kind in ("1", "2", "3"):
        found = extract(
            Document("x", "pdf", "0", document.pages, symbol=f"A/HRC/WG.6/34/SVN/{kind}"), load_reference()
        )
        assert found.kind in ("national_report", "compilation", "stakeholders_summary")
