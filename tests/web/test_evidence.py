"""Words of the evidence are found again in the text, and only there."""

import pytest

from uprtracker.web.evidence import marked
from uprtracker.web.likelihood import in_words

CASES = {
    "one-place": ("Ratify the treaty", ["Ratify"], ["Ratify"]),
    "two-places": ("Adopt a law and ratify it", ["Adopt … ratify"], ["Adopt", "ratify"]),
    "broken-lines": ("Adopt a\n law", ["Adopt a law"], ["Adopt a\n law"]),
    "whole-words": ("Reform and form", ["form"], ["form"]),
    "overlapping": ("Adopt a new law", ["Adopt a new", "a new law"], ["Adopt a new law"]),
    "cut-off": ("Adopt a law", ["Adopt a la"], []),
    "odd-signs": ("Adopt (a) law+", ["(a) law+"], ["(a) law+"]),
    "none": ("Adopt", ["", " … "], []),
}


@pytest.mark.parametrize(("text", "evidence", "expected"), CASES.values(), ids=CASES)
def test_marked(text, evidence, expected):
    pieces = marked(text, evidence)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.marked] == expected


def test_no_text():
    assert marked("", ["x"]) == ()


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (1.0, "nearly certain, 1.00"),
        (0.997, "nearly certain, >0.99"),
        (0.9, "very likely, 0.90"),
        (0.71, "likely, 0.71"),
        (0.5, "as likely as not, 0.50"),
        (0.2, "unlikely, 0.20"),
        (0.001, "very unlikely, <0.01"),
        (None, ""),
    ],
)
def test_probability_in_words(probability, words):
    assert in_words(probability) == words
