"""When are two wordings the same? Two answers: one for names that last, one for comparing.

`plain` forgets case, accents, punctuation and spaces, and nothing else: public
codes are hashes of it, so it must never change. `folded` also forgets whether
an instrument is named by its acronym or in full, and may be refined freely.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b|['’]")

# Long names as they read after `plain`, and the acronym that stands for them.
_LONG_NAMES = (
    (r"convention on the elimination of (?:all )?(?:forms of )?discrimination against women", "cedaw"),
    (
        r"(?:international )?convention on the elimination of (?:all )?(?:forms of )?racial discrimination",
        "cerd",
    ),
    (r"(?:international )?covenant on economic social and cultural rights", "icescr"),
    (r"(?:international )?covenant on civil and political rights", "iccpr"),
    (r"convention on the rights of the child", "crc"),
    (r"(?:international )?convention (?:on|for) the rights of persons with disabilities", "crpd"),
    (
        r"convention against torture"
        r"(?: and other cruel inhuman (?:or|and) degrading treatment (?:or|and) punishment)?",
        "cat",
    ),
    (
        r"(?:international )?convention (?:on|for) the protection of (?:the rights of )?all migrant workers"
        r" and (?:members of )?(?:their )?famil(?:ies|y members)(?: members)?",
        "icrmw",
    ),
    (
        r"(?:international )?convention (?:for|on) the protection of all persons"
        r" (?:from|against) enforced disappearances?",
        "ced",
    ),
    (r"\bop(cat|cedaw|crc|iccpr|icescr|crpd)\b", r"op \1"),
    (r"optional protocols?", "op"),
    (r"international criminal court", "icc"),
    (r"national human rights institutions?", "nhri"),
    (r"non governmental organi[sz]ations?", "ngos"),
    (r"united nations", "un"),
    (r"human rights council", "hrc"),
    (r"\bicerd\b", "cerd"),
    (r"\b(?:icmw|mwc|cmw|icpmw)\b", "icrmw"),
    (r"\b(?:icpped|cped|icped|icppaped|cpped)\b", "ced"),
    (r"\b(icrmw|crc|cedaw|cat|iccpr|icescr|ced|crpd|cerd) \1\b", r"\1"),
    (r"is(ation|e|es|ed|ing)\b", r"iz\1"),
    (r"^(?:to|that) ", ""),
)
_FOLDS = tuple((re.compile(pattern), acronym) for pattern, acronym in _LONG_NAMES)


def plain(text: str) -> str:
    """Return the words of `text`: no case, accents or punctuation, single spaces."""
    bare = _POSSESSIVE.sub("", text).casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
    return _NOT_A_WORD.sub(" ", bare).strip()


@lru_cache(maxsize=4096)
def folded(words: str) -> str:
    """Return `plain` words with the long names of instruments and bodies as their acronyms."""
    for pattern, acronym in _FOLDS:
        words = pattern.sub(acronym, words)
    return words


def digest(words: str) -> str:
    """Return the eight hexadecimal digits that stand for a text without a number in its code."""
    return hashlib.sha256(words.encode()).hexdigest()[:8]
