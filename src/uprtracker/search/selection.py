"""Which records and which pairs a question finds in the columns of one segment.

A record is found when it passes the text and all filters of records and, where filters of
pairs are set, one of its pairs passes all of those together. Of a filter of pairs in the mode
`all`, each chosen value must be that of a pair that passes the others; in the mode `none`,
no pair that passes the others may have one.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import reduce

from django.utils.functional import cached_property

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
        return self.of_kind("", pledges=False)

    @cached_property
    def pledges(self) -> Bits:
        """The pledges among them."""
        return self.of_kind("", pledges=True)

    @cached_property
    def listed(self) -> Bits:
        """Those among them that the question wants listed."""
        return self.listed_without("")

    def listed_without(self, name: str) -> Bits:
        """Return what would be listed if the filter `name` (`date`: the days) were left out."""
        if self.query.kind == "both":
            return self.without(name)
        return self.of_kind(name, pledges=self.query.kind == "pledge")

    def of_kind(self, name: str, *, pledges: bool) -> Bits:
        """Return the pledges, or else the recommendations, found when the filter `name` is left out."""
        left_out = name if name in self._through or name in self._of_record else ""
        known = self._of_kind.get((left_out, pledges))
        if known is None:
            kind = self.columns.pledges if pledges else self.columns.recommendations
            known = self._of_kind[left_out, pledges] = self.without(left_out) & kind
        return known

    @cached_property
    def _of_kind(self) -> dict[tuple[str, bool], Bits]:
        """What was met so far: most counts of a question are of the very same records."""
        return {}

    @cached_property
    def pairs(self) -> Bits:
        """The rows of pairs that pass the filters of pairs, of records that are found."""
        columns, found = self.columns, self.recommendations
        if not self.filters_of_pairs():
            return of_mask(found.mask[columns.pair_record])
        passing = (found & columns.alone).mask[columns.pair_record]
        passing[columns.joint[self.joint_found.rows]] = True
        return of_mask(passing)

    @cached_property
    def pair_count(self) -> int:
        """How many pairs that stand for a State there are among them."""
        columns, found = self.columns, self.recommendations
        if self.filters_of_pairs():
            return (found & columns.alone_real).count + (self.joint_found & columns.joint_real).count
        counts = columns.asked.counts(found).tolist()
        return sum(int(value) * count for value, count in zip(columns.asked.values, counts, strict=True))

    @cached_property
    def joint_found(self) -> Bits:
        """The joint pairs, by place, that pass the filters of pairs, of records that are found."""
        return self.joint() & of_mask(self.recommendations.mask[self.columns.joint_record])

    def filters_of_pairs(self, without: str = "") -> list[str]:
        """Return the filters of pairs that are set, but one."""
        return [name for name in self._active if FILTERS[name].level == "pair" and name != without]

    def narrowed_beside(self, name: str) -> bool:
        """Tell whether anything but this filter narrows the question."""
        others = any(other != name for other in self._active)
        return others or self.text is not None or bool(self.query.date_from or self.query.date_to)

    def without(self, name: str) -> Bits:
        """Return the records that text and filters find when the filter `name` is left out."""
        if name and name not in self._active and name not in self._of_record:
            return self.found
        parts = [self.ground.records] if self.text is None else [self.ground.records, self.text]
        parts += [one for other, one in self._of_record.items() if other != name]
        if self.filters_of_pairs(name):
            parts.append(self._having(name))
        return reduce(Bits.__and__, parts)

    def joint(self, without: str = "") -> Bits:
        """Return the joint pairs with a chosen value of every filter of pairs but one.

        A filter in the mode `none` narrows records, not pairs.
        """
        names = tuple(name for name in self.filters_of_pairs(without) if self.query.mode(name) != "none")
        if names not in self._joint:
            wanted = [self.columns.pair_sets[name].having(self.query.values(name)) for name in names]
            self._joint[names] = (
                reduce(Bits.__and__, wanted) if wanted else everything(len(self.columns.joint))
            )
        return self._joint[names]

    @cached_property
    def _joint(self) -> dict[tuple[str, ...], Bits]:
        """What was met so far: filters that are not set count the very same pairs."""
        return {}

    @cached_property
    def _active(self) -> tuple[str, ...]:
        return self.query.active()

    @cached_property
    def _of_record(self) -> dict[str, Bits]:
        """What each filter of records lets through, the days among them."""
        found = {name: self._through[name] for name in self._active if FILTERS[name].level == "record"}
        if self.query.date_from or self.query.date_to:
            found["date"] = self._of_days()
        return found

    def _of_days(self) -> Bits:
        first, last, day = self.query.date_from, self.query.date_to, self.columns.day
        within = day >= (date.fromisoformat(first).toordinal() if first else 1)
        return of_mask(within & (day <= date.fromisoformat(last).toordinal()) if last else within)

    @cached_property
    def _through(self) -> dict[str, Bits]:
        """The records that each filter lets through, whatever the others say."""
        return {name: self._let_through(self.columns.sets[name], name) for name in self._active}

    def _let_through(self, sets: Sets, name: str) -> Bits:
        chosen, mode = self.query.values(name), self.query.mode(name)
        if mode == "all":
            return reduce(Bits.__and__, (sets.having((value,)) for value in chosen))
        having = sets.having(chosen)
        return self.ground.records - having if mode == "none" else having

    def _having(self, without: str) -> Bits:
        """Return the recommendations whose pairs pass the filters of pairs, but one, together.

        With one filter, or one pair, that is whether the record passes.
        """
        names = self.filters_of_pairs(without)
        through = reduce(Bits.__and__, (self._through[name] for name in names), self.columns.recommendations)
        if len(names) == 1 or not len(self.columns.joint):
            return through
        return through & self.columns.alone | self._joint_having(without)

    def _joint_having(self, without: str) -> Bits:
        pairs = self.joint(without)
        found = self._records_of(pairs)
        for name in self.filters_of_pairs(without):
            mode, chosen, sets = self.query.mode(name), self.query.values(name), self.columns.pair_sets[name]
            if mode == "all":
                for value in chosen:
                    found = found & self._records_of(pairs & sets.having((value,)))
            elif mode == "none":
                found = found - self._records_of(pairs & sets.having(chosen))
        return found

    def _records_of(self, joint: Bits) -> Bits:
        return of_rows(self.columns.joint_record[joint.rows], self.columns.records)
