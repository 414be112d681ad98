"""Positions from wordings: every pattern fits its own examples and not its counter-examples."""

import csv
from pathlib import Path

import pytest

from uprtracker.core import Position
from uprtracker.extraction.chapeau import (
    WORDINGS,
    Says,
    Wording,
    is_mixed,
    position_of,
    position_of_list,
    says,
)

EXAMPLES = [pytest.param(wording, text, id=text[:60]) for wording in WORDINGS for text in wording.examples]
OTHERS = [pytest.param(wording, text, id=text[:60]) for wording in WORDINGS for text in wording.others]


@pytest.mark.parametrize(("wording", "text"), EXAMPLES)
def test_each_pattern_fits_its_examples(wording: Wording, text: str) -> None:
    assert wording.pattern.search(text)


@pytest.mark.parametrize(("wording", "text"), EXAMPLES)
def test_each_example_gets_its_position(wording: Wording, text: str) -> None:
    assert position_of(text) is wording.position


@pytest.mark.parametrize(("wording", "text"), OTHERS)
def test_no_pattern_fits_its_counter_examples(wording: Wording, text: str) -> None:
    assert not wording.pattern.search(text)


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("The list has been examined by Malta and the part below enjoys its support:", Position.SUPPORTED),
        (
            "The following enjoy the support of Malta, which considers them already implemented:",
            Position.SUPPORTED,
        ),
        ("Malta considers that these are in the process of implementation", Position.SUPPORTED),
        ("The list below does not enjoy the support of Malta and would thus be noted:", Position.NOTED),
        ("Malta considers that the list below cannot be accepted:", Position.NOTED),
        ("The list below was noted by Malta:", Position.NOTED),
        ("The list was noted by Malta for further consideration:", Position.PENDING),
        ("Malta notes the following and will give responses in due time:", Position.PENDING),
        ("Responses to the list below will be provided by Malta in due time:", Position.PENDING),
        ("In the course of the discussion, the following was said to Malta:", None),
        ("", None),
    ],
)
def test_positions(words: str, position: Position | None) -> None:
    assert position_of(words) is position


def test_mixed_answers() -> None:
    assert is_mixed("some enjoy the support of Malta, others do not enjoy it")
    assert not is_mixed("they do not enjoy the support of Malta, for reasons given")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("All conclusions and/or recommendations contained in the present report reflect", Says.CLOSING),
        ("The recommendations below enjoy the support of Malta", Says.POSITION),
        ("Malta offered the following comments", Says.COMMENT),
        ("With regard to the recommendation in paragraph 92.1, Malta has no archive", Says.COMMENT),
        ("Malta considers that recommendations Nos. 1 and 2", Says.CITATION),
        ("In the course of the discussion, the following recommendations were made to Malta", Says.MADE),
        ("The archive is old", None),
        ("", None),
    ],
)
def test_what_a_paragraph_is_there_for(words: str, said: Says | None) -> None:
    assert says(words) is said


@pytest.mark.corpus
def test_every_wording_of_the_corpus_is_understood(corpus: Path) -> None:
    """The list masks the State as x and numbers as N."""
    wordings = corpus.parent / "eval" / "chapeaus.csv"
    if not wordings.exists():
        pytest.skip(f"no wordings at {wordings}")
    with wordings.open(encoding="utf-8", newline="") as lines:
        known = [row[2].replace(" N", " 12") for row in list(csv.reader(lines))[1:]]
    assert len(known) >= 257
    assert [words for words in known if says(words) is None] == []


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("The recommendations below have received the support of Malta:", Position.SUPPORTED),
        ("The recommendations listed below were endorsed by Malta:", Position.SUPPORTED),
        ("The following recommendations enjoy Malta’s support:", Position.SUPPORTED),
        ("The following recommendations are refused by Malta:", Position.NOTED),
        ("Malta supports in part the following recommendations:", Position.PARTIAL),
        ("In the course of the discussion, the following recommendations were made:", None),
    ],
)
def test_rare_wordings_above_a_list_are_read_as_in_an_addendum(words: str, position: Position | None) -> None:
    assert position_of_list(words) is position
