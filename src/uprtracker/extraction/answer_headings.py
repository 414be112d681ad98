"""Headings of an addendum: what sets the position of what follows, and at which level it stands.

I. Recommendations that enjoy the support of Utopia        sets a position, level "I"
Rights of the child                                        a theme
The following recommendations are not accepted:            an introduction
"""

import re
from collections.abc import Sequence

from uprtracker.core import Position
from uprtracker.extraction.answer_words import Said, said_in
from uprtracker.extraction.ranges import Named, named

_RECOMMENDATION = re.compile(r"recomm|recomend", re.I)
_ENUMERATOR = re.compile(r"\s*([IVX]{1,5}|[A-Z]|\d{1,2}|\(?[a-z])[.)]\s")
_CROSS_REFERENCE = re.compile(r"\b(?:see|also|above|same|voir|véase)\b", re.I)
_NUMBERS_ONLY = re.compile(
    r"[\s(]*\d[\d\s.,;:&()/–—−-]*(?:(?:and|et|y|to|à|a)\s+[\d\s.,;:&()/–—−-]*)*[\s).]*(?:[a-h]\)?)?", re.I
)
LONGEST_HEADING = 170


def is_heading(text: str, heads: frozenset[str], printed: bool) -> bool:
    """Whether a block is a heading: `printed` as one, with a colon at its end, or short and of its kind."""
    if len(text) > LONGEST_HEADING:
        return False
    if printed or text.rstrip().endswith(":"):
        return printed or not named(text, heads)
    plain = text.strip()
    return bool(
        plain[:1].isupper()
        and plain[-1:] not in ".;,?"
        and len(plain.split()) <= 18
        and not named(text, heads)
        and (_RECOMMENDATION.search(text) or _ENUMERATOR.match(plain))
    )


def section_position(text: str) -> Said | None:
    """Return what a heading says of the recommendations that follow; None when it is mixed."""
    said = [item for item in said_in(text) if not _merely_named(text, item)]
    positions = {item.position for item in said if item.position is not None}
    if len(positions) > 1:
        said = [item for item in said if item.position is not Position.PENDING]
        positions.discard(Position.PENDING)
    if len(positions) > 2:
        return None  # an explanation of terms
    if len(positions) > 1:
        if Position.PARTIAL in positions:
            return next(item for item in said if item.position is Position.PARTIAL)
        return None
    if not said or not (_RECOMMENDATION.search(text) or len(text.split()) <= 8):
        return None
    return next((item for item in said if item.position is not None), said[0])


def _merely_named(text: str, said: Said) -> bool:
    """Whether "pending" only says which recommendations the answer is about."""
    return said.position is Position.PENDING and bool(
        re.match(r"pending|deferred", text[said.start : said.end], re.I)
        and not re.search(r"\b(?:remain|are|still|kept)\b", text, re.I)
        and len(text.split()) > 2
    )


def level(text: str) -> str:
    """Return the kind of enumerator that opens a heading: "I", "A", "1", "a" or ""."""
    found = _ENUMERATOR.match(text)
    if found is None:
        return ""
    mark = found[1].strip("(")
    if mark.isdigit():
        return "1"
    return "a" if mark.islower() else ("I" if re.fullmatch(r"[IVX]+", mark) else "A")


def mostly_numbers(text: str, groups: Sequence[Named]) -> bool:
    covered = sum(group.end - group.start for group in groups)
    return covered * 2 > len(text.strip())


def around(sentence: str, group: Named, said: Said) -> str:
    """Return the words of the sentence that answer, without the list of numbers where it is long."""
    if group.end - group.start < 60:
        return sentence
    first = re.search(r"\d", sentence[group.start :])
    list_start = group.start + (first.start() if first else 0)
    return f"{sentence[:list_start].rstrip()} …" if said.start < group.start else sentence[group.end :]


def is_numbers(text: str) -> bool:
    """Whether `text` holds numbers and nothing else."""
    return _NUMBERS_ONLY.fullmatch(text) is not None


def names_theme(text: str, groups: Sequence[Named]) -> bool:
    """Whether a short line names the numbers that the next words are about: "Treaties (131.1 and 131.7)"."""
    plain = text.strip()
    return bool(
        len(plain) <= LONGEST_HEADING
        and plain[-1:] not in ".;?"
        and len(groups) < 5
        and not any(number.endswith(".*") for group in groups for number in group.numbers)
        and not _CROSS_REFERENCE.search(plain)
    )
