"""Which recommendations a paragraph speaks of."""

import pytest

from uprtracker.extraction.citations import cited


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (
            "The recommendations noted in paragraphs 21 (b) and (d), 33, 38 (a, d) did not",
            "21b 21d 33 38a 38d",
        ),
        ("recommendations contained in paragraphs 44 (e), 54 (b), 79 (c) do not enjoy", "44e 54b 79c"),
        ("The recommendations in paragraphs 17 (a) to (c) above did not", "17a 17b 17c"),
        ("One recommendation noted in the report in paragraph 24(b), above did not", "24b"),
        (
            "recommendations in paragraphs 67 (a), (b) (i) and (ii); 89 (a) and 43 (a) (ii) did",
            "67a 67bi 67bii 89a 43aii",
        ),
        ("recommendations in paragraphs 35 (g), (i), 36 (h) and (i) above did not", "35g 35i 36h 36i"),
        ("The recommendations enjoy the support of Malta", ""),
        ("as said in paragraph 7", ""),
    ],
)
def test_paragraphs(words: str, places: str) -> None:
    found = cited(words)
    assert [f"{item.number}{item.letter}{item.roman}" for item in found] == places.split()
    assert all(item.paragraph for item in found)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Malta considers that recommendations Nos. 2, 7 and 31 above in paragraph 99 are", "2 7 31"),
        ("Malta rejected recommendations 79.1 and 79. 2 because", "79.1 79.2"),
        (
            "The recommendations above, 136.1-136.3, 136.5 and 136.8 to 136.10 did",
            "136.1 136.2 136.3 136.5 136.8 136.9 136.10",
        ),
        ("the recommendations in paragraphs 77.13, 77.43 above have", "77.13 77.43"),
    ],
)
def test_items(words: str, numbers: str) -> None:
    found = cited(words)
    assert [item.number for item in found] == numbers.split()
    assert not any(item.paragraph for item in found)
