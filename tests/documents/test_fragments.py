"""Fragments of one printed row come together; a raised figure becomes a mark."""

import pytest

from uprtracker.documents.fragments import whole_rows
from uprtracker.documents.pdf import Row


def row(text, left, right, size=10.0, top=100.0):
    return Row(text, left, top, right, top + size, size)


@pytest.mark.parametrize(
    ("rows", "text", "marks"),
    [
        ([row("Malvinas", 100, 140), row(", South", 140, 170)], "Malvinas, South", ()),
        ([row("employment", 100, 140), row("(Belarus);", 142.5, 190)], "employment (Belarus);", ()),
        ([row("1", 105, 108, 6), row("As read.", 113, 160, 9)], "As read.", ((0, "1"),)),
        ([row("(Bolivia)", 100, 140), row("4", 140, 143, 6, 97)], "(Bolivia)", ((9, "4"),)),
    ],
    ids=["no-space", "space", "note", "mark-alone"],
)
def test_joined(rows, text, marks):
    whole = whole_rows(rows)
    assert [(one.text, one.marks) for one in whole] == [(text, marks)]


@pytest.mark.parametrize(
    "second",
    [row("other column", 300, 360), row("next row", 100, 140, top=112)],
    ids=["far", "below"],
)
def test_kept_apart(second):
    assert len(whole_rows([row("Contents", 100, 140), second])) == 2
