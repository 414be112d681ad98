"""Treaties and protocols that texts name, with the places: what two texts must share to be alike.

"Ratify CAT" and "ratify CED" have all words in common but one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.core.coded import Place
from uprtracker.reference import Reference

# How documents write what the table of treaties writes in full.
_WRITTEN = {
    "cedaw": r"convention on the elimination of (?:all )?(?:forms of )?discrimination against women",
    "icerd": r"convention on the elimination of (?:all )?(?:forms of )?racial discrimination",
    "icescr": r"covenant on economic,? social and cultural rights",
    "iccpr": r"covenant on civil and political rights",
    "crc": r"convention (?:on|for) the rights of the child",
    "crpd": r"convention (?:on|for) the rights of persons with disabilities",
    "cat": r"convention against torture",
    "icrmw": r"convention (?:on|for) the protection of (?:the rights of )?all migrant workers",
    "icpped": r"convention (?:on|for) the protection of all persons (?:from|against) enforced disappear\w*",
    "icc": r"rome statute|\bicc\b",
}
_PROTOCOL = re.compile(
    r"(?:optional protocols?|\bop) (?:(?:to|of) )?(?:the )?(?:international )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Name:
    """A place of a text that names `slug`, and a word for what is asked of it, else empty."""

    place: Place
    slug: str
    asked: str = ""


Named = tuple[Name, ...]


def named(texts: Sequence[str], reference: Reference) -> list[Named]:
    """Return for each text what it names and where, in the order of the text, the longest name at a place."""
    patterns = _patterns(reference)
    return [_named(text, patterns) for text in texts]


def _named(text: str, patterns: Sequence[tuple[str, "re.Pattern[str]"]]) -> Named:
    found = []
    for slug, pattern in patterns:
        for one in pattern.finditer(text):
            protocol = _PROTOCOL.search(text, 0, one.start())
            place = (protocol.start() if protocol else one.start(), one.end())
            found.append((place, f"op-{slug}" if protocol else slug))
    end, apart = 0, []
    for place, slug in sorted(found, key=lambda one: (one[0][0], -one[0][1])):
        if place[0] >= end:
            apart.append(Name(place, slug))
            end = place[1]
    return tuple(apart)


def _patterns(reference: Reference) -> list[tuple[str, "re.Pattern[str]"]]:
    patterns = []
    for one in reference.treaties.values():
        names = [rf"\b{re.escape(name)}\b" for name in (one.acronym, *one.other_acronyms)]
        names.append(_WRITTEN.get(one.slug, re.escape(one.name)))
        patterns.append((one.slug, re.compile("|".join(names), re.IGNORECASE)))
    return [*patterns, ("icc", re.compile(_WRITTEN["icc"], re.IGNORECASE))]
