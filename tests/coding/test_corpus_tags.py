"""Themes, groups and goals against OHCHR's own tags: figures and cards are those that are measured.

A few labels come from the model of issues, so figures may move a little when that is trained anew.
"""

import json
from pathlib import Path

import pytest

from coding.tag_figures import CARDS, EXPECTED, SCHEMES, all_figures, card

LITTLE = 0.02


@pytest.mark.corpus
def test_the_figures_are_those_reported(corpus: Path) -> None:
    reported = json.loads(EXPECTED.read_text(encoding="utf-8"))
    measured = all_figures(corpus)
    assert set(measured) == set(reported)
    for name, figures in reported.items():
        assert measured[name] == pytest.approx(figures, abs=LITTLE), name


@pytest.mark.corpus
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_cards_are_those_shipped(corpus: Path, scheme: str) -> None:
    shipped = json.loads((CARDS / f"{scheme}.card.json").read_text(encoding="utf-8"))
    measured = card(corpus, scheme)
    assert {**measured, "labels": None} == {**shipped, "labels": None}
    frequent = [one for one in shipped["labels"] if one["n"] >= 10]
    now = {one["label"]: one for one in measured["labels"]}  # type: ignore[attr-defined]
    for one in frequent:
        assert now[one["label"]] == pytest.approx(one, abs=LITTLE), one["label"]
