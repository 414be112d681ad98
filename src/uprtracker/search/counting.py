"""The counts beside each value of a filter: of distinct records, that filter left out, all others applied."""

from collections.abc import Sequence

import numpy as np

from uprtracker.search.bits import Bits
from uprtracker.search.filters import FILTERS
from uprtracker.search.results import FacetValue
from uprtracker.search.selection import Selection
from uprtracker.search.value_sets import Counts


def counts(selection: Selection, name: str, *, pledges: bool) -> Counts:
    """Return how many recommendations (or pledges) are found with each value of a filter.

    The filter's own choice is left out. Pledges have no recommending State and no
    response, so filters of pairs count none of them.
    """
    columns, query = selection.columns, selection.query
    of_pair = FILTERS[name].level == "pair"
    others = [other for other in query.active() if other != name]
    if not (others or selection.text is not None or query.date_from or query.date_to):
        return selection.ground.counts(name, pledges=pledges)
    kind = columns.pledges if pledges else columns.recommendations
    found = (selection.without(name) if query.values(name) else selection.found) & kind
    passing = selection.passing(name) if of_pair else None
    if passing is None:
        return columns.sets[name].counts(found)
    return _of_pairs(selection, name, passing, found)


def _of_pairs(selection: Selection, name: str, passing: Bits, found: Bits) -> Counts:
    """Count distinct records per value among the pairs that pass the other filters of pairs."""
    columns = selection.columns
    sets = columns.pair_sets[name]
    rows = passing.rows
    record = columns.pair_record[rows]
    kept = found.mask[record]
    place, codes = sets.entries(rows[kept])
    # Rows rise, so entries of one record and value that follow each other can be dropped once
    # they are sorted by value; a stable sort of small numbers takes linear time.
    order = np.argsort(codes, kind="stable")
    codes, records = codes[order], record[kept][place[order]]
    first = np.ones(len(codes), dtype=np.bool_)
    first[1:] = (codes[1:] != codes[:-1]) | (records[1:] != records[:-1])
    return np.bincount(codes[first], minlength=len(sets.values))


def facet(selection: Selection, name: str, *, pledges: bool) -> tuple[FacetValue, ...]:
    """Return the values of a filter with what `counts` counts, largest first.

    Values that find nothing are left out unless they are chosen.
    """
    found = counts(selection, name, pledges=pledges)
    return ranked(selection.columns.sets[name].values, found, selection.query.values(name))


def ranked(values: Sequence[str], found: Counts, chosen: Sequence[str]) -> tuple[FacetValue, ...]:
    """Return the values (sorted) that count for something or are chosen, largest first."""
    order = np.argsort(-found, kind="stable")
    order = order[: int(np.count_nonzero(found))]
    numbers = found[order].tolist()
    listed = [
        FacetValue(values[place], count, values[place] in chosen)
        for place, count in zip(order.tolist(), numbers, strict=True)
    ]
    there = {one.value for one in listed if one.selected}
    return (*listed, *(FacetValue(value, 0, True) for value in sorted(chosen) if value not in there))
