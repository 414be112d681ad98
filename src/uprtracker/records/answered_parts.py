"""Which printed part of a recommendation does a State mean when it answers parts apart?

"(b)", "the second part", or words of the part itself: "issue a standing invitation".
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from uprtracker.records.models import Part
from uprtracker.records.wording import plain

_LETTER = re.compile(r"\(?([a-h]|[1-8]|i{1,3}|iv|v)\)?[.:]?", re.I)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
# On a scale of 100: words that a State repeats are the part's own, or a piece of them.
ALIKE = 85.0


def part_meant(words: str, parts: Sequence[Part]) -> Part | None:
    """Return the one of `parts` that `words` (its letter or its text) mean, None when none or several fit."""
    if not words or len(parts) < 2:
        return None
    ordinal = _ordinal(words)
    if ordinal:
        return next((part for part in parts if part.ordinal == ordinal), None)
    wanted = plain(words)
    alike = [part for part in parts if fuzz.partial_ratio(wanted, plain(part.text)) >= ALIKE]
    return alike[0] if len(alike) == 1 else None


def _ordinal(words: str) -> int:
    """Return 2 for "(b)", "2", "ii)" and "the second part"; 0 for other words."""
    letter = _LETTER.fullmatch(words.strip())
    if letter:
        mark = letter[1].lower()
        return _ROMAN.get(mark) or (int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1)
    found = [place for place, word in enumerate(_ORDINALS, 1) if re.search(rf"\b{word}\b", words, re.I)]
    return found[0] if len(found) == 1 and len(words) < 40 else 0
