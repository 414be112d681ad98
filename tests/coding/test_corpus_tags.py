"""Themes, groups and goals against OHCHR's own tags: the figures that docs/coding.md reports."""

import json
from pathlib import Path

import pytest

from coding.tag_figures import all_figures

EXPECTED = Path(__file__).parent.parent / "expected" / "tag_figures.json"


@pytest.mark.corpus
def test_the_figures_are_those_reported(corpus: Path) -> None:
    assert all_figures(corpus) == json.loads(EXPECTED.read_text(encoding="utf-8"))
