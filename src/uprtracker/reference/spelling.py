"""Reduce a name to what spellings of it share, so that a dictionary can find it.

`Iran (Islamic Republic of)`, `IRAN  (Islamic\\nRepublic of )` and `Iran, Islamic
Republic of` all become the words iran, islamic, republic. Letters lose case and
accents; brackets, apostrophes and hyphens go; so do articles and the words that
join (`of`, `and`), in English, French and Spanish.
"""

import re
import unicodedata

LONGEST_NAME = 160
"""Characters beyond which a text is no name of a State (the longest known has 93)."""

_ENGLISH = ("the", "of", "and")
_FRENCH = ("la", "le", "les", "du", "de", "des", "et")
_SPANISH = ("el", "los", "las", "del", "y")
_JOINING = frozenset(_ENGLISH + _FRENCH + _SPANISH)
_ABBREVIATED = {"st": "saint", "ste": "sainte", "rep": "republic", "dem": "democratic", "fed": "federated"}
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "&": " and ", "\u00ad": "", "\u200b": ""}
)
_APOSTROPHES = "['\u2018\u2019\u201a\u201b\u201f\u02bc\u00b4`\u2032]"
_ELIDED = re.compile(rf"\b[ld]{_APOSTROPHES}")
_DROPPED = re.compile(_APOSTROPHES)
_BROKEN_LINE = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011]\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
_FOOTNOTE = "0123456789 \t\r\n*\u2020\u2021.,:;"


def words(text: str) -> tuple[str, ...]:
    """Return the telling words of the text, folded; joining words left out."""
    text = text.translate(_LETTERS)
    text = _BROKEN_LINE.sub("", text.rstrip(_FOOTNOTE))
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in text if not unicodedata.combining(letter)).translate(_LETTERS)
    text = _DROPPED.sub("", _ELIDED.sub("", text))
    return tuple(_ABBREVIATED.get(word, word) for word in _WORD.findall(text) if word not in _JOINING)


def key(folded: tuple[str, ...]) -> str:
    """Return the key of a name: its words without what stands between them."""
    return "".join(folded)


def unordered_key(folded: tuple[str, ...]) -> str:
    """Return a key that `Korea (Republic of)` and `Republic of Korea` share."""
    return " ".join(sorted(folded))
