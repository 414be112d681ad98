"""What the filters let through, and the counts beside each value of a filter.

Two masks say everything: one over records, one over pairs. A record is found when it passes
all filters of records and, where filters of pairs are set, one of its pairs passes all of
those together. Of a filter of pairs in the mode `all`, each chosen value must be that of a
pair that passes the others; in the mode `none`, no pair that passes the others may have one.
Counts beside the values of a filter leave that filter out and are of distinct records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from uprtracker.search.columns import Columns, Mask, Relation
from uprtracker.search.filters import FILTERS
from uprtracker.search.query import Query
from uprtracker.search.results import FacetValue


@dataclass(frozen=True)
class Selection:
    """A question against the columns; `text` are the records that its words find."""

    columns: Columns
    query: Query
    text: Mask

    @cached_property
    def masks(self) -> Mapping[str, Mask]:
        """The rows that have one of the chosen values of each filter that is set."""
        return {
            name: self.columns.relations[name].mask(self.query.values(name), self.columns.size(name))
            for name in self.query.active()
        }

    def records(self, *, without: str = "") -> Mask:
        """Return the records that text and filters find, the filter `without` left out."""
        found = self._records(without)
        names = self._names("pair", without)
        if not names:
            return found
        rows = self._pairs(names)
        found &= self._having(rows)
        for name in names:
            if self.query.mode(name) == "all":
                for value in self.query.values(name):
                    found &= self._having(rows & self._mask(name, value))
            elif self.query.mode(name) == "none":
                found &= ~self._having(rows & self.masks[name])
        return found

    def pairs(self, *, without: str = "") -> Mask:
        """Return the rows of pairs that pass the filters of pairs, of records that are found."""
        return (
            self._pairs(self._names("pair", without))
            & self.records(without=without)[self.columns.pair_record]
        )

    def _names(self, level: str, without: str) -> list[str]:
        return [name for name in self.masks if FILTERS[name].level == level and name != without]

    def _mask(self, name: str, value: str) -> Mask:
        return self.columns.relations[name].mask([value], self.columns.size(name))

    def _having(self, rows: Mask) -> Mask:
        """Return the records that have one of these rows of pairs."""
        having = np.zeros(self.columns.records, dtype=np.bool_)
        having[self.columns.pair_record[rows]] = True
        return having

    def _records(self, without: str) -> Mask:
        found = self.text.copy()
        for name in self._names("record", without):
            mode = self.query.mode(name)
            if mode == "none":
                found &= ~self.masks[name]
            elif mode == "any":
                found &= self.masks[name]
            else:
                for value in self.query.values(name):
                    found &= self._mask(name, value)
        if self.query.date_from:
            found &= self.columns.day >= date.fromisoformat(self.query.date_from).toordinal()
        if self.query.date_to:
            day = self.columns.day
            found &= (day > 0) & (day <= date.fromisoformat(self.query.date_to).toordinal())
        return found

    def _pairs(self, names: Sequence[str]) -> Mask:
        """Return the rows that have, of each filter, a chosen value; `none` narrows records only."""
        found = np.ones(self.columns.pairs, dtype=np.bool_)
        for name in names:
            if self.query.mode(name) != "none":
                found &= self.masks[name]
        return found


def facet(selection: Selection, name: str, *, pledges: bool) -> tuple[FacetValue, ...]:
    """Return the values of a filter with the number of recommendations (or pledges) found with each.

    Values that find nothing are left out unless they are chosen. Largest count first. Pledges
    have no recommending State and no response, so filters of pairs count none of them.
    """
    columns = selection.columns
    relation = columns.relations[name]
    if FILTERS[name].level == "record":
        wanted = selection.records(without=name) & (columns.pledge == pledges)
        counts = _counted(relation, wanted, None)
    else:
        counts = _counted(relation, selection.pairs(without=name) & (not pledges), columns)
    return ranked(dict(zip(relation.values, counts.tolist(), strict=True)), selection.query.values(name))


def ranked(counts: Mapping[str, int], chosen: tuple[str, ...]) -> tuple[FacetValue, ...]:
    """Return the values that count for something or are chosen, largest first."""
    values = {value: count for value, count in counts.items() if count} | {
        value: counts.get(value, 0) for value in chosen
    }
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(value, count, value in chosen) for value, count in ordered)


def _counted(
    relation: Relation, wanted: Mask, columns: Columns | None
) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Count distinct records per value; with `columns` the rows are pairs, several to a record."""
    kept = wanted[relation.rows]
    codes = relation.codes[kept]
    if columns is None:
        return np.bincount(codes, minlength=len(relation.values))
    # Rows rise, so entries of one record and value that follow each other can be dropped once
    # they are sorted by value; a stable sort of small numbers takes linear time.
    records = columns.pair_record[relation.rows[kept]]
    order = np.argsort(codes, kind="stable")
    codes, records = codes[order], records[order]
    first = np.ones(len(codes), dtype=np.bool_)
    first[1:] = (codes[1:] != codes[:-1]) | (records[1:] != records[:-1])
    return np.bincount(codes[first], minlength=len(relation.values))
