"""The words of a text as the network reads them, with their places.

Letters of any script, numbers and a few marks are words of their own: `2030-target` is `2030`, `-`,
`target`. Only the first `LONGEST` words are read: recommendations have 26 on average.
"""

import re

LONGEST = 128
_WORD = re.compile(r"[^\W\d_]{1,40}|\d{1,9}|[;:,.()/-]")


def words_of(text: str) -> list[str]:
    """Return the words in small letters."""
    return [word.lower() for word in _WORD.findall(text[: LONGEST * 12])][:LONGEST]


def places_of(text: str) -> list[tuple[int, int]]:
    """Return the places of the same words in the text."""
    return [found.span() for found in _WORD.finditer(text[: LONGEST * 12])][:LONGEST]
