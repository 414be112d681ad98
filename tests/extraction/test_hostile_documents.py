"""Any lines at all: never an exception, never a hang, parts that make up their text."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.written_report import OPENING, document
from uprtracker.extraction import extract
from uprtracker.reference import load_reference

WORDS = [
    "II. Conclusions and/or recommendations",
    "III. Voluntary pledges and commitments",
    "Annex",
    "92.",
    "93.",
    "92.1",
    "92.2.",
    "1.",
    "2.",
    "(a)",
    "(b)",
    "(France)",
    "(Chile, Peru)",
    "(Iran (Islamic Republic of))",
    "(",
    ")",
    ";",
    "/",
    "and",
    "enjoy the support",
    "did not enjoy the support of Malta:",
    "will be examined",
    "recommendations in paragraphs 1 (a), (b) and 2 above",
    "Open the archive",
    "publish it",
    "17.",
    "recommended",
    "\n",
    "\n",
    "\n",
    "٣",
    "\x00",
    "é",
    "“",
    "-",
]
TEXT = st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=60).map(" ".join)


def plain(text: str) -> str:
    """Letters and figures; brackets are left out, as those of States stand inside a text but in no part."""
    while text != (text := re.sub(r"\([^()]*\)", "", text)):
        pass
    return re.sub(r"[\W_]+", "", text).lower()


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, max_size=4))
def test_nothing_raises_and_reading_is_repeatable(pages: list[str]) -> None:
    written = document(OPENING, *pages)
    reading = extract(written, load_reference())
    assert extract(written, load_reference()) == reading
    for item in reading.recommendations:
        assert item.span.page <= item.span.end_page
        if item.parts:
            at, text = 0, plain(item.text)
            for part in item.parts:
                at = text.index(plain(part.text), at) + len(plain(part.text))


@pytest.mark.parametrize(
    "line",
    [
        "(" * 5000,
        "(France " * 3000,
        "(a) " * 5000,
        "1. " * 5000,
        "92.1 " * 3000,
        "paragraphs " + "1 (a), " * 3000,
        "; and" * 4000,
        "a" * 50_000,
        "(" + "a, " * 5000 + ")",
        "recommended that " * 3000,
        " " * 50_000,
        "-\n" * 4000,
    ],
    ids=lambda line: line[:12].strip() or "blanks",
)
def test_long_lines_are_read_in_linear_time(line: str) -> None:
    """Not a measure of speed: an exponential pattern would not come back at all."""
    begin = time.process_time()
    head = "II. Conclusions and/or recommendations\n92. The list enjoys the support of Malta:\n92.1 "
    extract(document(OPENING + "2. " + line, head + line), load_reference())
    assert time.process_time() - begin < 20
