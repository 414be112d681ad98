"""What stands of all records at once, for the columns of the snapshot (see `records.codings`)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from uprtracker.records.codings import PERSON, Judged, Standing, stand
from uprtracker.records.models import Coding

_CHUNK = 5_000
OHCHR, UPRINFO, MACHINE = "ohchr", "uprinfo", "machine"

Place = Mapping[tuple[bool, int], int]
"""The number of a record in the snapshot, by whether it is a pledge and its key."""


def standing(scheme: str, place: Place) -> dict[int, Standing]:
    """Return what stands in `scheme` of all records, by record number."""
    found: dict[int, list[Judged]] = defaultdict(list)
    rows = Coding.objects.filter(scheme=scheme).order_by("pk")
    columns = ("recommendation_id", "pledge_id", "label", "origin", "holds")
    for recommendation, pledge, label, origin, holds in rows.values_list(*columns).iterator(_CHUNK):
        key = (False, recommendation) if recommendation is not None else (True, pledge)
        if key in place:
            found[place[key]].append(Judged(label, origin, holds))
    return {number: stand(scheme, codings) for number, codings in sorted(found.items())}


def coded_by(issues: Mapping[int, Standing], actions: Mapping[int, Standing]) -> Iterator[tuple[int, str]]:
    """Yield record number and who coded it: issues and action category, one of three for each record.

    `machine` when a label is the machine's alone, so that the other two are human
    codings throughout: `person` when an editor had a say, else `uprinfo`.
    """
    for number in sorted({*issues, *actions}):
        said = [one[number] for one in (issues, actions) if number in one and one[number].labels]
        if any(one.unconfirmed for one in said):
            yield number, MACHINE
        elif any(one.origin == PERSON for one in said):
            yield number, PERSON
        elif said:
            yield number, UPRINFO


def tagged_by_ohchr(place: Place) -> Iterator[tuple[int, str]]:
    """Yield the numbers of records that a thematic list of OHCHR tags, whoever coded their issues."""
    tagged = Coding.objects.filter(origin=OHCHR, recommendation__isnull=False).order_by("recommendation")
    for pk in tagged.values_list("recommendation_id", flat=True).distinct().iterator(_CHUNK):
        if (False, pk) in place:
            yield place[False, pk], OHCHR
