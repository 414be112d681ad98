"""The labels that stand of every recommendation, read in one go, and which of them are the machine's alone.

The rule is that of `records.codings`. Most records have codings of one origin, which arrays settle; only
those on which a person decided go through the rule one by one.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from uprtracker.analytics.figure import Basis
from uprtracker.records.codings import IMPORTED, MODEL, PERSON, Judged, stand
from uprtracker.records.models import Coding

_CHUNK = 20_000
_RANK = {origin: rank for rank, origin in enumerate((*IMPORTED, PERSON))}


@dataclass(frozen=True)
class Labels:
    """Parallel: keys of recommendations (or rows of the export), a label of each, and whose it is."""

    owners: NDArray[np.int64]
    labels: list[str]
    machine: NDArray[np.bool_]


def standing(basis: Basis, scheme: str) -> Labels:
    """Return the labels of a scheme that stand; of rows of the export UPR Info's own."""
    codings = Coding.objects.filter(scheme=scheme)
    if basis is Basis.UPRINFO_ROWS:
        rows = codings.filter(row__isnull=False).order_by().values_list("row_id", "label")
        own = list(dict.fromkeys(rows.iterator(_CHUNK)))
        return _labels([(key or 0, label, False) for key, label in own])
    found = codings.filter(recommendation__isnull=False).order_by("pk")
    columns = ("recommendation_id", "label", "origin", "holds")
    rows_of = list(found.values_list(*columns).iterator(_CHUNK))
    owners = np.array([row[0] for row in rows_of], dtype=np.int64)
    ranks = np.array([_RANK[row[2]] for row in rows_of], dtype=np.int8)
    holds = np.array([row[3] for row in rows_of], dtype=np.bool_)
    _keys, place = np.unique(owners, return_inverse=True)
    best = np.full(len(_keys), len(_RANK), dtype=np.int8)
    np.minimum.at(best, place, ranks)
    decided = np.zeros(len(_keys), dtype=np.bool_)
    decided[place[(ranks == _RANK[PERSON]) | ~holds]] = True
    plain = np.flatnonzero(~decided[place] & (ranks == best[place])).tolist()
    kept = [(rows_of[n][0] or 0, rows_of[n][1], rows_of[n][2] == MODEL) for n in plain]
    judged: dict[int, list[Judged]] = defaultdict(list)
    for n in np.flatnonzero(decided[place]).tolist():
        key, label, origin, held = rows_of[n]
        judged[key or 0].append(Judged(label, origin, held))
    for key, said in judged.items():
        one = stand(scheme, said)
        kept += [(key, label, label in one.unconfirmed) for label in one.labels]
    return _labels(list(dict.fromkeys(kept)))


def _labels(found: list[tuple[int, str, bool]]) -> Labels:
    return Labels(
        np.array([key for key, _label, _machine in found], dtype=np.int64),
        [label for _key, label, _machine in found],
        np.array([machine for _key, _label, machine in found], dtype=np.bool_),
    )
