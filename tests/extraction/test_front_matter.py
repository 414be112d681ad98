"""Sessions in words and figures."""

import pytest

from uprtracker.extraction.front_matter import ordinal


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("first", 1),
        ("twelfth", 12),
        ("Twentieth", 20),
        ("twenty-first", 21),
        ("thirty fourth", 34),
        ("34th", 34),
        ("fifty-second", 52),
        ("annual", None),
        ("twenty-annual", None),
    ],
)
def test_ordinal(words: str, number: int | None) -> None:
    assert ordinal(words) == number
