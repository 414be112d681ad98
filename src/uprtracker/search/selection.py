"""Which records and which pairs a question finds in the columns of one segment.

A record is found when it passes the text and all filters of records and, where filters of
pairs are set, one of its pairs passes all of those together. Of a filter of pairs in the mode
`all`, each chosen value must be that of a pair that passes the others; in the mode `none`,
no pair that passes the others may have one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, reduce

import numpy as np

from uprtracker.search.bits import Bits, everything, of_mask, of_rows
from uprtracker.search.columns import Columns
from uprtracker.search.filters import FILTERS
from uprtracker.search.query import Query
from uprtracker.search.value_sets import Counts, Sets


@dataclass(frozen=True, eq=False)
class Ground:
    """The records of a segment that questions can find at all, and what was counted among all of them."""

    columns: Columns
    records: Bits
    _counted: dict[tuple[str, bool], Counts] = field(default_factory=dict)

    def counts(self, name: str, *, pledges: bool) -> Counts:
        """Return how many recommendations (or pledges) of the ground have each value of a filter."""
        if (name, pledges) not in self._counted:
            kind = self.columns.pledges if pledges else self.columns.recommendations
            self._counted[name, pledges] = self.columns.sets[name].counts(self.records & kind)
        return self._counted[name, pledges]


@dataclass(frozen=True, eq=False)
class Selection:
    """A question against the records of `ground`; `text` are what its words find, None without words."""

    ground: Ground
    query: Query
    text: Bits | None = None

    @property
    def columns(self) -> Columns:
        """The columns that are looked at."""
        return self.ground.columns

    @cached_property
    def found(self) -> Bits:
        """The records that text and filters find."""
        return self.without("")

    @cached_property
    def recommendations(self) -> Bits:
        """The recommendations among them."""
        return self.found & self.columns.recommendations

    @cached_property
    def pledges(self) -> Bits:
        """The pledges among them."""
        return self.found & self.columns.pledges

    @cached_property
    def listed(self) -> Bits:
        """Those among them that the question wants listed."""
        kinds = {"recommendation": "recommendations", "pledge": "pledges", "both": "found"}
        found: Bits = getattr(self, kinds[self.query.kind])
        return found

    @cached_property
    def pairs(self) -> Bits:
        """The rows of pairs that pass the filters of pairs, of records that are found."""
        passing = self.passing("")
        record = self.columns.pair_record
        if passing is None:
            return of_mask(self.recommendations.mask[record])
        rows = passing.rows
        return of_rows(rows[self.found.mask[record[rows]]], self.columns.pairs)

    @cached_property
    def pair_count(self) -> int:
        """How many pairs that stand for a State there are among them."""
        if self.passing("") is None:
            asked = self.columns.asked
            return sum(
                int(value) * count
                for value, count in zip(
                    asked.values, asked.counts(self.recommendations).tolist(), strict=True
                )
            )
        return int(np.count_nonzero(self.columns.pair_real[self.pairs.rows]))

    def without(self, name: str) -> Bits:
        """Return the records that text and filters find when the filter `name` is left out."""
        parts = [self.ground.records] if self.text is None else [self.ground.records, self.text]
        parts += [one for other, one in self._of_record.items() if other != name]
        having = self._having(name)
        return reduce(Bits.__and__, parts if having is None else [*parts, having])

    def passing(self, without: str) -> Bits | None:
        """Return the rows of pairs with a chosen value of every filter of pairs but one; None: none is set.

        A filter in the mode `none` narrows records, not these rows.
        """
        names = self._of_pairs(without)
        return self._rows(names) if names else None

    def _rows(self, names: Sequence[str]) -> Bits:
        wanted = [self._of_pair(name) for name in names if self.query.mode(name) != "none"]
        return reduce(Bits.__and__, wanted) if wanted else everything(self.columns.pairs)

    def _of_pairs(self, without: str) -> list[str]:
        return [name for name in self._names("pair") if name != without]

    def _names(self, level: str) -> list[str]:
        return [name for name in self.query.active() if FILTERS[name].level == level]

    @cached_property
    def _of_record(self) -> dict[str, Bits]:
        """What each filter of records lets through, the days among them."""
        found = {name: self._let_through(self.columns.sets[name], name) for name in self._names("record")}
        query, day = self.query, self.columns.day
        if query.date_from:
            found["date_from"] = of_mask(day >= date.fromisoformat(query.date_from).toordinal())
        if query.date_to:
            last = date.fromisoformat(query.date_to).toordinal()
            found["date_to"] = of_mask((day > 0) & (day <= last))
        return found

    def _let_through(self, sets: Sets, name: str) -> Bits:
        chosen, mode = self.query.values(name), self.query.mode(name)
        if mode == "all":
            return reduce(Bits.__and__, (sets.having((value,)) for value in chosen))
        having = sets.having(chosen)
        return self.ground.records - having if mode == "none" else having

    def _of_pair(self, name: str) -> Bits:
        if name not in self._rows_of_pairs:
            self._rows_of_pairs[name] = self.columns.pair_sets[name].having(self.query.values(name))
        return self._rows_of_pairs[name]

    @cached_property
    def _rows_of_pairs(self) -> dict[str, Bits]:
        return {}

    def _having(self, without: str) -> Bits | None:
        """Return the records whose pairs pass all filters of pairs but one; None when there are none."""
        names = self._of_pairs(without)
        if not names:
            return None
        if len(names) == 1:  # whether one pair meets is whether the record has the value
            found = self._let_through(self.columns.sets[names[0]], names[0])
            return found & self.columns.recommendations
        rows = self._rows(names)
        found = self._records_of(rows)
        for name in names:
            mode = self.query.mode(name)
            if mode == "all":
                sets = self.columns.pair_sets[name]
                for value in self.query.values(name):
                    found = found & self._records_of(rows & sets.having((value,)))
            elif mode == "none":
                found = found - self._records_of(rows & self._of_pair(name))
        return found

    def _records_of(self, pairs: Bits) -> Bits:
        return of_rows(self.columns.pair_record[pairs.rows], self.columns.records)
