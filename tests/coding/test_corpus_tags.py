"""Themes, groups and goals against OHCHR's own tags: figures and cards are those that are measured."""

import json
from pathlib import Path

import pytest

from coding.tag_figures import CARDS, EXPECTED, SCHEMES, all_figures, card


@pytest.mark.corpus
def test_the_figures_are_those_reported(corpus: Path) -> None:
    assert all_figures(corpus) == json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.mark.corpus
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_cards_are_those_shipped(corpus: Path, scheme: str) -> None:
    shipped = (CARDS / f"{scheme}.card.json").read_text(encoding="utf-8")
    assert card(corpus, scheme) == json.loads(shipped)
