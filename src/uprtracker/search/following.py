"""The records that changed since a base was built, as a small segment on top of it.

What changed is known from the versions of the data (`records.changed`). The segment is
always made anew, of everything since the base, so that there are never more than two.
When versions do not say what changed, too much did, or the numbers do not come out,
there is no such segment, and a new base is due.
"""

import logging
from pathlib import Path

import numpy as np
from django.db.models import Model, Q, QuerySet

from uprtracker.records.changed import Changed, changed_since
from uprtracker.records.models import Pledge, Recommendation
from uprtracker.records.version import data_version
from uprtracker.search.columns import Rows
from uprtracker.search.gather import some_records
from uprtracker.search.pointing import Unfinished, begin
from uprtracker.search.raw_rows import frozen_view
from uprtracker.search.segment import Segment, counted, write_segment
from uprtracker.search.snapshot import DEAD, Snapshot

_log = logging.getLogger(__name__)

# As many changed records are written in about a quarter of a second; with more, a new base is due.
MOST = 5_000


def follow(folder: Path, snapshot: Snapshot) -> Unfinished | None:
    """Write what changed since the base of a snapshot was built; None when a new base is due instead."""
    with frozen_view():
        version = data_version()
        changed = changed_since(snapshot.base_version)
        if changed is None or _many(changed):
            return None
        dead = superseded(snapshot.base, changed)
        if len(dead) > MOST:
            return None
        return _written(folder, snapshot, version, changed, dead)


def superseded(base: Segment, changed: Changed) -> Rows:
    """Return the numbers of the records of a base that changed or went."""
    columns, stored = base.columns, base.stored
    gone = np.isin(stored.review, _keys(changed.reviews))
    gone |= np.isin(columns.pk, _keys(changed.recommendations)) & ~columns.pledge
    gone |= np.isin(columns.pk, _keys(changed.pledges)) & columns.pledge
    return np.flatnonzero(gone).astype(np.int32)


def _keys(keys: frozenset[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.fromiter(keys, dtype=np.int64, count=len(keys))


def _many(changed: Changed) -> bool:
    if len(changed.recommendations) + len(changed.pledges) > MOST:
        return True
    found = sum(_concerned(model, changed).count() for model in (Recommendation, Pledge))
    return found > MOST


def _concerned(model: type[Model], changed: Changed) -> QuerySet[Model]:
    keys = changed.pledges if model is Pledge else changed.recommendations
    return model._default_manager.filter(Q(review__in=changed.reviews) | Q(pk__in=keys))


def _written(
    folder: Path, snapshot: Snapshot, version: int, changed: Changed, dead: Rows
) -> Unfinished | None:
    path = begin(folder, version)
    records = some_records(changed.reviews, changed.recommendations, changed.pledges)
    columns, vocabularies = write_segment(records, path)
    np.save(path / DEAD, dead)
    there = Recommendation.objects.count() + Pledge.objects.count()
    if snapshot.base.columns.records - len(dead) + columns.records != there:
        _log.error("Changed records do not add up to those that are there; the search index is made anew.")
        return None
    base = (snapshot.base_name, snapshot.base_version)
    before, new = counted(snapshot.base.columns, dead), counted(columns)
    counts = (before[0] + new[0], before[1] + new[1], before[2] + new[2])
    return Unfinished(path, version, columns.records, counts, vocabularies, base)
