"""Hostile lists: nothing raises, nothing is made up, and no text is taken for a formula."""

import random

import pytest

from exchange.thematic_list.written_list import CYCLE_2, SOURCE, TREES, as_docx, document, reading
from uprtracker.exchange.thematic_list import is_thematic_list, read_thematic_list
from uprtracker.exchange.thematic_list.cells import labels, position, source, wording
from uprtracker.reference import load_reference

FACTS = load_reference()
PIECES = [
    "115.3",
    "(",
    ")",
    "((",
    "France",
    ";",
    "- ",
    "SDGs:",
    "16 - ",
    "A12 ",
    "Source of position: ",
    "A/HRC/",
    "\u202e",
    "=1+1",
    "@",
    "Supported",
    "Noted",
    "Theme:",
    " " * 50,
    "9" * 40,
    "é",
    "Affected persons:",
]


@pytest.mark.parametrize("seed", range(40))
def test_any_cells_are_read(seed: int) -> None:
    dice = random.Random(seed)
    rows = [
        ["".join(dice.choices(PIECES, k=dice.randrange(8))) for _ in range(dice.randrange(1, 6))]
        for _ in range(dice.randrange(12))
    ]
    found = read_thematic_list(document(as_docx([CYCLE_2, *rows])), FACTS)
    assert len(found.rows) <= len(rows)
    assert all(set(row.states) <= {"FRA"} for row in found.rows)


def test_text_like_a_formula_stays_text() -> None:
    (row,) = reading(CYCLE_2, [["1.1 =cmd|' /C calc'!A0 (France)", SOURCE], "Noted", ["=1+1"]]).rows
    assert row.text == "=cmd|' /C calc'!A0"
    assert row.themes[0].label == "=1+1"


def test_a_huge_table_is_read_whole() -> None:
    rows = [
        [(f"1.{at} Plant tree {at} (France)", SOURCE), "Noted", ["Right to food"]] for at in range(1, 3001)
    ]
    assert len(reading(CYCLE_2, *rows).rows) == 3000


def test_cells_merged_over_columns_and_rows_that_lack_cells() -> None:
    found = reading(CYCLE_2, [TREES, "Supported"], ["Right to food", "Noted"], [TREES])
    assert [row.number for row in found.rows] == ["115.3", "", "115.3"]
    assert {one.kind for one in found.findings} >= {"no-theme", "no-number", "number-twice"}


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "()" * 20_000, "1." * 50_000, "- " * 50_000, "A/" * 50_000, "not " * 30_000]
)
def test_long_texts_take_no_endless_time(text: str) -> None:
    wording(text, FACTS)
    position(text)
    source([text])
    list(labels([text], FACTS.themes))
    is_thematic_list(document(as_docx(above=[text])))
