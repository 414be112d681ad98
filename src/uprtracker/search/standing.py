"""Which labels of a record stand, when codings of different origin lie side by side.

A person's decision wins. Else UPR Info's labels stand, else the machine's. For issues a
person adds and takes away single labels; an action category that a person gives replaces
the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uprtracker.records.models import Coding

_CHUNK = 5_000
_IMPORTED = ("uprinfo", "model")


@dataclass(frozen=True, slots=True)
class Judged:
    """One coding: label, whose (`person`, `uprinfo`, `model`), and whether it is said to hold."""

    label: str
    origin: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The labels that stand, sorted, and whose they are: a person's once a person had a say."""

    labels: tuple[str, ...]
    origin: str


def stand(scheme: str, codings: Iterable[Judged]) -> Standing:
    """Return the labels of one record and scheme that stand."""
    found = list(codings)
    added = {coding.label for coding in found if coding.origin == "person" and coding.holds}
    taken = {coding.label for coding in found if coding.origin == "person" and not coding.holds}
    origin = next((o for o in _IMPORTED if any(c.origin == o and c.holds for c in found)), "")
    base = {coding.label for coding in found if coding.origin == origin and coding.holds} - taken
    if scheme == "action" and added:
        base = set()
    return Standing(tuple(sorted(base | added)), "person" if added or taken else origin)


def standing_labels(scheme: str, place: Mapping[tuple[bool, int], int]) -> dict[int, tuple[str, ...]]:
    """Return the standing labels of all records by record number; `place` numbers (is pledge, pk)."""
    found: dict[int, list[Judged]] = defaultdict(list)
    rows = Coding.objects.filter(scheme=scheme).order_by("pk")
    columns = ("recommendation_id", "pledge_id", "label", "origin", "holds")
    for recommendation, pledge, label, origin, holds in rows.values_list(*columns).iterator(_CHUNK):
        key = (False, recommendation) if recommendation is not None else (True, pledge)
        if key in place:
            found[place[key]].append(Judged(label, origin, holds))
    return {number: stand(scheme, codings).labels for number, codings in sorted(found.items())}
