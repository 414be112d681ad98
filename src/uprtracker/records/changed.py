"""Which records a version of the data changed, so that what is derived from them can follow in a moment.

    bump("coding of SVN-48-140.7 decided", Changed.of(recommendations=[17]))
    changed_since(41)                 # all that changed after version 41, None: anything may have

Keys stay when a row goes: whoever follows finds nothing under them, and drops what he had.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from uprtracker.records.models import DataVersion, Review


@dataclass(frozen=True, slots=True)
class Changed:
    """Keys of records, and of reviews whose recommendations and pledges may all have changed."""

    reviews: frozenset[int] = field(default=frozenset())
    recommendations: frozenset[int] = field(default=frozenset())
    pledges: frozenset[int] = field(default=frozenset())

    @classmethod
    def of(
        cls,
        *,
        reviews: Iterable[int] = (),
        recommendations: Iterable[int] = (),
        pledges: Iterable[int] = (),
    ) -> Self:
        """Make it from any iterables of keys."""
        return cls(frozenset(reviews), frozenset(recommendations), frozenset(pledges))

    @classmethod
    def read(cls, said: dict[str, Any]) -> Self:
        """Read what `as_json` wrote."""
        return cls.of(**said)

    def as_json(self) -> dict[str, list[int]]:
        """Return plain values."""
        found = {"reviews": self.reviews, "recommendations": self.recommendations, "pledges": self.pledges}
        return {name: sorted(keys) for name, keys in found.items() if keys}

    def __or__(self, other: "Changed") -> "Changed":
        """Return what changed in one or the other."""
        return Changed(
            self.reviews | other.reviews,
            self.recommendations | other.recommendations,
            self.pledges | other.pledges,
        )


NOTHING = Changed()
"""A version that no list, filter or text of a record shows."""


def in_states_of(reviews: Iterable[int]) -> Changed:
    """Return all reviews of the States of these: what was asked before and again changes with each."""
    states = Review.objects.filter(pk__in=list(reviews)).values("state")
    return Changed.of(reviews=Review.objects.filter(state__in=states).values_list("pk", flat=True))


def changed_since(version: int) -> Changed | None:
    """Return what changed after a version; None when one of the newer ones does not say, or is missing."""
    newer = DataVersion.objects.filter(number__gt=version).order_by("number")
    rows = list(newer.values_list("number", "changed"))
    if [number for number, _ in rows] != list(range(version + 1, version + 1 + len(rows))):
        return None
    found = NOTHING
    for _, said in rows:
        if said is None:
            return None
        found |= Changed.read(said)
    return found
