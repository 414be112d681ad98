"""What a question finds in all segments of a snapshot, put together.

Segments hold different records, so totals and counts add up. Lists are merged by what they are
sorted by. Records have one number over all segments: those of the base come first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

import numpy as np
from django.utils.functional import cached_property
from numpy.typing import NDArray

from uprtracker.search.bits import Bits, Words, everything, of_mask, of_rows
from uprtracker.search.columns import Columns, Rows
from uprtracker.search.counting import counts, ranked
from uprtracker.search.expression import Expression
from uprtracker.search.fields import tags
from uprtracker.search.hits import Marks
from uprtracker.search.query import Query
from uprtracker.search.ranking import best_first
from uprtracker.search.results import Facet, Hit
from uprtracker.search.segment import Segment
from uprtracker.search.selection import Ground, Selection
from uprtracker.search.snapshot import Snapshot
from uprtracker.search.stored import sort_keys
from uprtracker.search.text_index import TextIndex
from uprtracker.search.value_sets import Counts

_FIRST_LOOK = 4096
# Of fewer than one record in 64 it is quicker to sort them than to look for them in an order of all.
_FEW = 64


@dataclass(frozen=True, eq=False)
class Part:
    """What is found in one segment; `start` is the number of its first record in all segments."""

    segment: Segment
    selection: Selection
    start: int

    def first(self, count: int, expression: Expression | None, like: TextIndex) -> Rows:
        """Return the segment's numbers of the first records of the list, in its order."""
        query, columns, wanted = self.selection.query, self.segment.columns, self.selection.listed
        if expression is not None:
            scores = self.segment.text.scores(expression, wanted.rows, like)
            return best_first(scores, wanted.rows, count)
        if wanted.count * _FEW < columns.records:
            keys = sort_keys(self.segment.stored.place[wanted.rows], query.sort)
            return wanted.rows[np.lexsort(keys)[:count]]
        orders = {"oldest": columns.by_oldest, "state": columns.by_state, "newest": columns.by_newest}
        return _in_order(orders.get(query.sort, columns.by_newest), wanted, count)


@dataclass(frozen=True, eq=False)
class Answer:
    """What a question finds. `messages` say how it was read."""

    snapshot: Snapshot
    query: Query
    expression: Expression | None
    parts: tuple[Part, ...]
    messages: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        query: Query,
        expression: Expression | None,
        demo: bool,
        messages: tuple[str, ...],
    ) -> Self:
        """Ask every segment. `demo`: fictitious records take part beside real ones."""
        parts, start = [], 0
        for segment, ground in zip(snapshot.segments, _grounds(snapshot, demo), strict=True):
            text = None if expression is None else _text(segment.text, expression)
            parts.append(Part(segment, Selection(ground, query, text), start))
            start += segment.columns.records
        return cls(snapshot, query, expression, tuple(parts), messages)

    def worded(self, expression: Expression) -> "Answer":
        """Return the answer to the question with another text."""
        parts = [
            replace(one, selection=replace(one.selection, text=_text(one.segment.text, expression)))
            for one in self.parts
        ]
        return replace(self, expression=expression, parts=tuple(parts))

    @cached_property
    def count(self) -> int:
        """How many records the list has."""
        return sum(one.selection.listed.count for one in self.parts)

    def count_without(self, name: str) -> int:
        """Return how many records the list would have without a filter (`date`: without the days)."""
        return sum(one.selection.listed_without(name).count for one in self.parts)

    @cached_property
    def recommendations(self) -> int:
        """How many recommendations there are, whatever is listed."""
        return sum(one.selection.recommendations.count for one in self.parts)

    @cached_property
    def pledges(self) -> int:
        """How many pledges there are, whatever is listed."""
        return sum(one.selection.pledges.count for one in self.parts)

    @cached_property
    def pairs(self) -> int:
        """How many recommendation-State pairs there are."""
        return sum(one.selection.pair_count for one in self.parts)

    @cached_property
    def by_machine(self) -> int:
        """How many of the recommendations have a label that is the machine's alone."""
        return sum(
            (one.selection.recommendations & _by_machine(one.segment.columns)).count for one in self.parts
        )

    @cached_property
    def listed_by_machine(self) -> int:
        """How many records of the list have one."""
        return sum((one.selection.listed & _by_machine(one.segment.columns)).count for one in self.parts)

    def facet(self, name: str) -> Facet:
        """Return the values of a filter with the number of records found with each, largest first.

        The filter's own choice is left out, all others apply. Pledges are counted when only
        they are listed, else recommendations.
        """
        pledges, chosen = self.query.kind == "pledge", self.query.values(name)
        found = [counts(one.selection, name, pledges=pledges) for one in self.parts]
        if len(found) == 1:
            return ranked(self.parts[0].segment.columns.sets[name].values, found[0], chosen)
        values, places = vocabulary(self.snapshot, name)
        together: Counts = np.zeros(len(values), dtype=np.int64)
        for own, place in zip(found, places, strict=True):
            together[place] += own
        return ranked(values, together, chosen)

    @cached_property
    def listed(self) -> Rows:
        """The numbers of all records of the list, in its order."""
        return self.first(self.count)

    def first(self, count: int) -> Rows:
        """Return the numbers of the first records of the list."""
        best = self.expression if self.query.sort in ("", "relevance") else None
        like = self.snapshot.base.text
        found = [(one, one.first(count, best, like)) for one in self.parts]
        there = [(one, rows) for one, rows in found if len(rows)]
        if len(there) < 2:
            return there[0][1] + np.int32(there[0][0].start) if there else np.zeros(0, dtype=np.int32)
        numbers = np.concatenate([rows + np.int32(one.start) for one, rows in there])
        places = np.concatenate([one.segment.stored.place[rows] for one, rows in there])
        keys: tuple[NDArray[np.generic], ...] = sort_keys(places, self.query.sort)
        if best is not None:
            keys = (*keys, -np.concatenate([_scores(one, rows, best, like) for one, rows in there]))
        return numbers[np.lexsort(keys)][:count]

    def hits(self, numbers: Rows) -> tuple[Hit, ...]:
        """Return what lists show of these records; the words of the question are marked on demand."""
        marks = Marks(self.expression)
        return tuple(part.segment.stored.hit(row, marks) for part, row in map(self._at, numbers.tolist()))

    def keys(self, numbers: Rows) -> list[tuple[bool, int]]:
        """Return whether each of these records is a pledge, and its primary key."""
        return [
            (bool(part.segment.columns.pledge[row]), int(part.segment.columns.pk[row]))
            for part, row in map(self._at, numbers.tolist())
        ]

    def passing(self, numbers: Rows) -> list[Sequence[int]]:
        """Return for each of these records the places of those of its pairs that pass the filters."""
        found: list[Sequence[int]] = []
        for part, row in map(self._at, numbers.tolist()):
            columns = part.segment.columns
            first, end = np.searchsorted(columns.pair_record, (row, row + 1)).tolist()
            passes = part.selection.pairs.mask[first:end] & columns.pair_real[first:end]
            found.append(passes.nonzero()[0].tolist())
        return found

    def _at(self, number: int) -> tuple[Part, int]:
        part = next(one for one in reversed(self.parts) if one.start <= number)
        return part, number - part.start


def forget() -> None:
    """Drop what is kept from earlier questions, so that the next is answered as if it were the first."""
    _words.cache_clear()


# Turning pages and setting filters asks for the same words again and again.
@lru_cache(maxsize=64)
def _words(index: TextIndex, expression: Expression) -> Words:
    return index.found(expression, tags).bits.words


def _text(index: TextIndex, expression: Expression) -> Bits:
    # Only the words are kept: the rest of what bits can say is ten times as large.
    return Bits(_words(index, expression), index.size)


@lru_cache(maxsize=8)
def _grounds(snapshot: Snapshot, demo: bool) -> tuple[Ground, ...]:
    """Return the records that questions can find, segment by segment.

    Once there are real records, those of the demonstration take part only where the question
    names a fictitious State (`demo`), so that invented figures never enter real ones.
    """
    alive = [(one.columns, _alive(one)) for one in snapshot.segments]
    fictitious = [records & of_mask(columns.demo) for columns, records in alive]
    some, all_of_them = sum(one.count for one in fictitious), sum(records.count for _, records in alive)
    hidden = 0 < some < all_of_them and not demo
    return tuple(
        Ground(columns, records - invented if hidden else records)
        for (columns, records), invented in zip(alive, fictitious, strict=True)
    )


def _alive(segment: Segment) -> Bits:
    size = segment.columns.records
    return everything(size) - of_rows(segment.dead, size)


@lru_cache(maxsize=64)
def vocabulary(snapshot: Snapshot, name: str) -> tuple[tuple[str, ...], tuple[NDArray[np.int64], ...]]:
    """Return the values of a filter in all segments, sorted, and where those of each stand among them."""
    own = [one.columns.sets[name].values for one in snapshot.segments]
    values = tuple(sorted({value for found in own for value in found}))
    place = {value: number for number, value in enumerate(values)}
    return values, tuple(np.array([place[value] for value in found], dtype=np.int64) for found in own)


def _by_machine(columns: Columns) -> Bits:
    """Return which records have an issue or action category that is the machine's alone."""
    return columns.sets["coded_by"].having(("machine",))


def _scores(part: Part, rows: Rows, expression: Expression, like: TextIndex) -> NDArray[np.float32]:
    """Return the scores of records in any order."""
    rising = np.sort(rows)
    found = part.segment.text.scores(expression, rising, like)
    scores: NDArray[np.float32] = found[np.searchsorted(rising, rows)]
    return scores


def _in_order(order: Rows, wanted: Bits, count: int) -> Rows:
    """Return the first records that are wanted in an order of all; most lists end after a few looks."""
    found: list[Rows] = []
    start, step = 0, _FIRST_LOOK
    while count > 0 and start < len(order):
        part = order[start : start + step]
        own = part[wanted.mask[part]][:count]
        found.append(own)
        count -= len(own)
        start, step = start + step, step * 4
    return np.concatenate(found) if found else order[:0]
