"""The counts beside each value of a filter: of distinct records, that filter left out, all others applied."""

from collections.abc import Sequence

import numpy as np

from uprtracker.search.bits import Bits
from uprtracker.search.filters import FILTERS
from uprtracker.search.results import Facet
from uprtracker.search.selection import Selection
from uprtracker.search.value_sets import Counts


def counts(selection: Selection, name: str, *, pledges: bool) -> Counts:
    """Return how many recommendations (or pledges) are found with each value of a filter.

    The filter's own choice is left out. Pledges have no recommending State and no
    response, so filters of pairs count none of them.
    """
    columns = selection.columns
    if not selection.narrowed_beside(name):
        return selection.ground.counts(name, pledges=pledges)
    found = selection.of_kind(name, pledges=pledges)
    if FILTERS[name].level == "record" or not selection.filters_of_pairs(name):
        return columns.sets[name].counts(found)
    return columns.sets[name].counts(found & columns.alone) + _of_joint_pairs(selection, name, found)


def _of_joint_pairs(selection: Selection, name: str, found: Bits) -> Counts:
    """Count distinct records per value among the joint pairs that pass the other filters of pairs."""
    columns = selection.columns
    sets, rows = columns.pair_sets[name], selection.joint(name).rows
    record = columns.joint_record[rows]
    kept = found.mask[record]
    place, codes = sets.entries(rows[kept])
    # Rows rise, so entries of one record and value that follow each other can be dropped once
    # they are sorted by value; a stable sort of small numbers takes linear time.
    order = np.argsort(codes, kind="stable")
    codes, records = codes[order], record[kept][place[order]]
    first = np.ones(len(codes), dtype=np.bool_)
    first[1:] = (codes[1:] != codes[:-1]) | (records[1:] != records[:-1])
    return np.bincount(codes[first], minlength=len(sets.values))


def ranked(values: Sequence[str], found: Counts, chosen: Sequence[str]) -> Facet:
    """Return the values (sorted) that count for something or are chosen, largest first."""
    some = found.nonzero()[0]
    order = some[(-found[some]).argsort(kind="stable")]
    there = tuple(map(values.__getitem__, order.tolist()))
    numbers = tuple(found[order].tolist())
    if missing := sorted({*chosen} - {*there}) if chosen else ():
        there, numbers = (*there, *missing), (*numbers, *[0] * len(missing))
    return Facet(there, numbers, frozenset(chosen))
