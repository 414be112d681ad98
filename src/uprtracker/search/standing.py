"""The labels that stand of all records at once, for the columns of the snapshot (see `records.codings`)."""

from collections import defaultdict
from collections.abc import Mapping

from uprtracker.records.codings import Judged, stand
from uprtracker.records.models import Coding

_CHUNK = 5_000


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
