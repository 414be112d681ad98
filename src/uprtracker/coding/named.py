"""Treaties and other instruments that texts name, with the places: what two texts must share to be alike.

"Ratify CAT" and "ratify CED" have all words in common but one. What is named, and what is asked of it,
is what the coder `instrument` says; considering to ratify is ratifying here, as the wish is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.coding import instruments
from uprtracker.coding.asked import CONSIDER, RATIFY
from uprtracker.core.coded import Coded, Place
from uprtracker.reference import Reference

VERSION = instruments.VERSION
# "The human rights treaties" may be any: they have a word of their own, but set no two texts apart.
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Name:
    """A place of a text that names the instrument `slug`, and what is asked of it, else empty.

    `apart`: texts that name others than this one are not about the same.
    """

    place: Place
    slug: str
    asked: str
    apart: bool


Named = tuple[Name, ...]


def named(texts: Sequence[str], reference: Reference) -> list[Named]:
    """Return for each text what it names, in the order of the text."""
    return [_named(coded, reference) for coded in instruments.code(texts, reference)]


def _named(coded: Coded, reference: Reference) -> Named:
    found = [
        Name(
            place,
            one.label,
            RATIFY if one.note == CONSIDER else one.note,
            reference.instruments[one.label].kind != GROUP,
        )
        for one in coded.judgements
        for place in one.evidence
    ]
    return tuple(sorted(found, key=lambda name: (name.place, name.slug)))
