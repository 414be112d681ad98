"""The table of coders and the way through it."""

from collections.abc import Sequence

import pytest

from uprtracker.coding.code import code
from uprtracker.core import UprTrackerError
from uprtracker.core.coded import Coded, Judgement
from uprtracker.reference import Reference, load_reference


def _length(texts: Sequence[str], reference: Reference) -> list[Coded]:
    return [Coded("length", "1", (Judgement(str(len(text)), 1.0),), 1.0, sure=True) for text in texts]


def _first(texts: Sequence[str], reference: Reference) -> list[Coded]:
    return [Coded("first", "1", (Judgement(text[:1], 1.0, ((0, 1),)),), 1.0, sure=True) for text in texts]


CODERS = {"length": _length, "first": _first}


def test_every_text_is_coded_in_every_scheme() -> None:
    coded = code(["Ratify", "Adopt it"], load_reference(), coders=CODERS)
    assert [[one.labels for one in each] for each in coded] == [[("6",), ("R",)], [("8",), ("A",)]]


def test_schemes_can_be_chosen() -> None:
    (coded,) = code(["Ratify"], load_reference(), ["first"], CODERS)
    assert [one.scheme for one in coded] == ["first"]


def test_no_scheme_gives_no_coding() -> None:
    assert code(["Ratify", "Adopt"], load_reference(), [], CODERS) == [(), ()]


def test_unknown_scheme_says_which_there_are() -> None:
    with pytest.raises(UprTrackerError, match="colour.*length, first"):
        code(["Ratify"], load_reference(), ["colour"], CODERS)
