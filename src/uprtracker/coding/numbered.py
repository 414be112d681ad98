"""Instruments that a text names by number: ILO conventions and articles of treaties.

    ILO Conventions Nos. 87 and 98       ilo-87, ilo-98
    Convention No. 169 of the ILO        ilo-169
    articles 31 and 32 of the CED        (icpped,) icpped-art31, icpped-art32

Only numbers of the table are taken; others are years, paragraphs, articles that are no procedure.
"""

import re
from collections.abc import Container

from uprtracker.coding.lexicon import BREAK, Hit, Word

_NUMBER = re.compile(r"[Cc]?0{0,2}(\d{1,3})\Z")
_BETWEEN = frozenset(
    [
        "no",
        "nos",
        "number",
        "n",
        "c",
        "and",
        "or",
        "the",
        "of",
        "on",
        "convention",
        "ilo",
        "ilo's",
        "as",
        "well",
        "its",
        "to",
        "article",
        "art",
        "para",
        "paragraph",
    ]
)
_FAR = 14
_LIST = 40
"""Words beyond which a list of numbers is not followed."""
_LOWEST_ALONE = 87
"""A number that follows "Convention" alone is an ILO number from here on, not an article or a chapter."""


def numbers_after(words: list[Word], end: int) -> tuple[list[int], int]:
    """Return the numbers that follow word `end` in a list, and the word after the last of them."""
    found: list[int] = []
    after = end
    for at in range(end, min(len(words), end + _LIST)):
        if number := _NUMBER.match(words[at].written):
            found.append(int(number[1]))
            after = at + 1
        elif words[at].folded not in _BETWEEN:
            break
    return found, after


def ilo_conventions(words: list[Word], hit: Hit, known: Container[str]) -> tuple[tuple[str, ...], int]:
    """Return the slugs of the ILO conventions named by number after the hit, and where they end."""
    numbers, end = numbers_after(words, hit.end)
    slugs = tuple(slug for number in numbers if (slug := f"ilo-{number}") in known)
    if slugs:
        return slugs, end
    for at in range(hit.end, min(len(words) - 1, hit.end + _FAR)):
        if words[at].written == BREAK:
            break
        if words[at].folded in ("no", "nos", "number", "n") and words[at + 1].written.isdigit():
            numbers, end = numbers_after(words, at)
            return tuple(slug for number in numbers if (slug := f"ilo-{number}") in known), end
    return (), hit.end


def convention_alone(words: list[Word], hit: Hit, known: Container[str]) -> tuple[tuple[str, ...], int]:
    """Return the ILO conventions of "Convention No. 169" and "Convention 169", the ILO not named."""
    said = words[hit.end : hit.end + 1]
    if not said or not (said[0].folded in ("no", "number", "n", "c") or _NUMBER.match(said[0].written)):
        return (), hit.end
    numbers, end = numbers_after(words, hit.end)
    slugs = tuple(
        slug
        for number in numbers
        if number >= _LOWEST_ALONE or said[0].folded == "no"
        if (slug := f"ilo-{number}") in known
    )
    return slugs, end if slugs else hit.end
