"""Symbols of UN documents are found in text, with what surrounds them left out."""

import pytest

from uprtracker.documents.symbols import find_symbol


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("United Nations A/HRC/26/10", "A/HRC/26/10"),
        ("A/HRC/ 8/24", "A/HRC/8/24"),
        ("A/HRC/24/9*", "A/HRC/24/9"),
        ("A/HRC/WG.6/20/SVN/1", "A/HRC/WG.6/20/SVN/1"),
        ("(A/HRC/28/15/Add.1).", "A/HRC/28/15/Add.1"),
        ("A/HRC/DEC/28/111", "A/HRC/DEC/28/111"),
        ("draft A/HRC/WG.6/52/L.3, circulated", "A/HRC/WG.6/52/L.3"),
        ("A/63/53/Add.1", "A/63/53/Add.1"),
        ("A/HRC", ""),
        ("agenda item 6", ""),
        ("BA/HRC/26/10", ""),
    ],
)
def test_find_symbol(text, symbol):
    assert find_symbol(text) == symbol
