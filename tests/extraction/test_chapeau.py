"""Positions from wordings: every pattern fits its own examples and not its counter-examples."""

import pytest

from uprtracker.core import Position
from uprtracker.extraction.chapeau import WORDINGS, Wording, is_mixed, position_of

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
