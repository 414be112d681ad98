"""Which rows have which values of a filter, laid out for counting.

    sets.having(("FRA", "SWE"))   # the rows that have one of these values
    sets.counts(found)            # how many of the rows found have each value

Three layouts answer, each where it is the quickest: the values of each row end to end, for
few rows; for all rows, one bit per row for every value that is frequent, and a list of rows
for one that is rare. What is the same for long runs of rows (State, session: records come
review by review) is kept by run.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from django.utils.functional import cached_property
from numpy.typing import NDArray

from uprtracker.search.bits import Bits, Cuts, Mask, Rows, Words, nothing, of_mask, of_rows, words_for
from uprtracker.search.turns import Codes, Counts, Turn, in_turns

__all__ = ["Codes", "Counts", "RunSets", "Sets", "ValueSets", "from_arrays", "laid_out", "to_arrays"]

# A value that more than one row in 128 has is kept as bits.
_FREQUENT = 128
# Fewer rows than one in 16 are looked at one by one.
_FEW = 16
# Words that are met at a time: what comes between stays in the processor's cache.
_AT_A_TIME = 32_768
# A row less than one in 16 begins a run: then runs are kept.
_RUNS = 16


@dataclass(frozen=True, eq=False)
class ValueSets:
    """Values of rows. `codes[starts[r]:starts[r + 1]]` are the places in `values` of those of row r.

    `bits` has a row of words for each place in `frequent`; the rows that have the value
    `rare[k]` are `lists[ends[k]:ends[k + 1]]`.
    """

    values: tuple[str, ...]
    starts: Rows
    codes: Codes
    frequent: NDArray[np.int32]
    bits: Words
    rare: NDArray[np.int32]
    lists: Rows
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, values: Sequence[str], rows: Rows, codes: Codes, size: int) -> "ValueSets":
        """Lay out entries "row has value" (rows rising, codes are places in `values`) of `size` rows."""
        starts = np.searchsorted(rows, np.arange(size + 1)).astype(np.int32)
        counts = np.bincount(codes, minlength=len(values))
        often = counts * _FREQUENT > size
        by_value = rows[np.argsort(codes, kind="stable")]
        ends = np.zeros(len(values) + 1, dtype=np.int64)
        np.cumsum(counts, out=ends[1:])
        bits = np.zeros((int(often.sum()), words_for(size)), dtype=np.uint64)
        for place, code in enumerate(np.flatnonzero(often).tolist()):
            bits[place] = of_rows(by_value[ends[code] : ends[code + 1]], size).words
        rare_ends = np.zeros(int((~often).sum()) + 1, dtype=np.int64)
        np.cumsum(counts[~often], out=rare_ends[1:])
        return cls(
            tuple(values),
            starts,
            codes,
            np.flatnonzero(often).astype(np.int32),
            bits,
            np.flatnonzero(~often).astype(np.int32),
            by_value[np.repeat(~often, counts)],
            rare_ends,
        )

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    @cached_property
    def _places(self) -> Mapping[str, tuple[bool, int]]:
        """Whether a value is frequent, and where it stands among its kind."""
        often = {self.values[code]: (True, place) for place, code in enumerate(self.frequent.tolist())}
        return often | {self.values[code]: (False, place) for place, code in enumerate(self.rare.tolist())}

    def having(self, chosen: Sequence[str]) -> Bits:
        """Return the rows that have one of the chosen values."""
        known = [self._places[value] for value in chosen if value in self._places]
        if len(known) == 1 and known[0][0]:
            return Bits(self.bits[known[0][1]], self.size)
        words: Words = np.zeros(words_for(self.size), dtype=np.uint64)
        lists = []
        for frequent, place in known:
            if frequent:
                words |= self.bits[place]
            else:
                lists.append(self.lists[self.ends[place] : self.ends[place + 1]])
        if lists:
            words |= of_rows(np.concatenate(lists), self.size).words
        return Bits(words, self.size)

    def counts(self, found: Bits) -> Counts:
        """Return how many of the rows found have each value."""
        if found.count * _FEW < self.size:
            return self.counts_of(found.rows)
        counts = np.zeros(len(self.values), dtype=np.int64)
        counts[self.frequent] = self._counted_bits(found.words)
        counts[self.rare] = self._counted_lists(found.mask)
        return counts

    def counts_of(self, rows: Rows) -> Counts:
        """Return how many of a few rows have each value."""
        if self._one_each:
            return np.bincount(self.codes[rows], minlength=len(self.values))
        places, left = self.starts[rows], self.starts[rows + 1]
        counts = np.zeros(len(self.values), dtype=np.int64)
        while len(places):  # the first value of each row, then the second of those that have two
            there = places < left
            places, left = places[there], left[there]
            counts += np.bincount(self.codes[places], minlength=len(self.values))
            places = places + 1
        return counts

    def split(self, found: Bits) -> Iterator[tuple[int, Bits | Rows]]:
        """Yield the code of each value with those of the rows found that have it."""
        for place, code in enumerate(self.frequent.tolist()):
            yield code, Bits(self.bits[place] & found.words, self.size)
        for place, code in enumerate(self.rare.tolist()):
            own = self.lists[self.ends[place] : self.ends[place + 1]]
            yield code, own[found.mask[own]]

    def entries(self, rows: Rows) -> tuple[NDArray[np.int64], Codes]:
        """Return the values of some rows: for each the place in `rows`, rising, and its code."""
        if self._one_each:
            return np.arange(len(rows)), self.codes[rows]
        return _entries(self.starts, self.codes, rows)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The values of all rows in turns."""
        return in_turns(self.starts, self.codes, len(self.values))

    @cached_property
    def _one_each(self) -> bool:
        """Whether every row has one value."""
        return len(self.codes) == self.size and bool((np.diff(self.starts) == 1).all())

    def _counted_bits(self, words: Words) -> Counts:
        counts = np.zeros(len(self.frequent), dtype=np.int64)
        step = max(1, _AT_A_TIME // max(len(words), 1))
        met = np.empty((min(step, len(counts)), len(words)), dtype=np.uint64)
        ones = np.empty(met.shape, dtype=np.uint8)
        for start in range(0, len(counts), step):
            own = self.bits[start : start + step]
            np.bitwise_and(own, words, out=met[: len(own)])
            np.bitwise_count(met[: len(own)], out=ones[: len(own)])
            counts[start : start + step] = ones[: len(own)].sum(axis=1, dtype=np.uint32)
        return counts

    def _counted_lists(self, found: Mask) -> Counts:
        if not len(self.lists):
            return np.zeros(len(self.rare), dtype=np.int64)
        # One more, which is no row, for empty lists at the end; what is added up for empty ones is left out.
        there = np.zeros(len(self.lists) + 1, dtype=np.uint8)
        np.take(found.view(np.uint8), self.lists, out=there[:-1])
        counts: Counts = np.add.reduceat(there, self.ends[:-1], dtype=np.int64)
        counts[self.ends[:-1] == self.ends[1:]] = 0
        return counts


@dataclass(frozen=True, eq=False)
class RunSets:
    """Values that rows have in common: rows `bounds[k]` to `bounds[k + 1]` have those of row k of `inner`."""

    bounds: NDArray[np.int64]
    inner: ValueSets

    @property
    def values(self) -> tuple[str, ...]:
        """The values there are, sorted."""
        return self.inner.values

    @property
    def size(self) -> int:
        """How many rows there are."""
        return int(self.bounds[-1])

    def having(self, chosen: Sequence[str]) -> Bits:
        """Return the rows that have one of the chosen values."""
        runs = self.inner.having(chosen).mask
        return of_mask(np.repeat(runs, np.diff(self.bounds))) if len(runs) else nothing(self.size)

    def counts(self, found: Bits) -> Counts:
        """Return how many of the rows found have each value."""
        rows, codes = self._flat
        weights = found.between(self._cuts)[rows]
        return np.bincount(codes, weights=weights, minlength=len(self.values)).astype(np.int64)

    @cached_property
    def _cuts(self) -> Cuts:
        return Cuts.at(self.bounds)

    @cached_property
    def _flat(self) -> tuple[NDArray[np.int64], Codes]:
        return self.inner.entries(np.arange(self.inner.size, dtype=np.int32))

    def counts_of(self, rows: Rows) -> Counts:
        """Return how many of a few rows have each value."""
        return self.inner.counts_of(self._run[rows])

    def split(self, found: Bits) -> Iterator[tuple[int, Bits | Rows]]:
        """Yield the code of each value with those of the rows found that have it."""
        for code, own in enumerate(self._each):
            yield code, own & found

    @cached_property
    def _each(self) -> tuple[Bits, ...]:
        """The rows of each value; asked for where there are few values only."""
        return tuple(self.having((value,)) for value in self.values)

    def entries(self, rows: Rows) -> tuple[NDArray[np.int64], Codes]:
        """Return the values of some rows: for each the place in `rows`, rising, and its code."""
        return self.inner.entries(self._run[rows])

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The values of all rows in turns."""
        lengths = np.diff(self.bounds)
        return tuple(turn.repeated(lengths, len(self.values)) for turn in self.inner.turns)

    @cached_property
    def _run(self) -> Rows:
        """The run of each row."""
        return np.repeat(np.arange(self.inner.size, dtype=np.int32), np.diff(self.bounds))


Sets = ValueSets | RunSets


def laid_out(values: Sequence[str], rows: Rows, codes: Codes, size: int) -> Sets:
    """Lay out entries "row has value" (rows rising), by run where rows that follow each other agree."""
    starts = np.searchsorted(rows, np.arange(size + 1))
    lengths = np.diff(starts)
    begins = np.ones(size, dtype=np.bool_)
    begins[1:] = lengths[1:] != lengths[:-1]
    for place in range(int(lengths.max(initial=0))):
        own = np.full(size, -1, dtype=np.int32)
        own[lengths > place] = codes[starts[:-1][lengths > place] + place]
        begins[1:] |= own[1:] != own[:-1]
    firsts = np.flatnonzero(begins).astype(np.int32)
    if len(firsts) * _RUNS > size:
        return ValueSets.of(values, rows, codes, size)
    run, own_codes = _entries(starts, codes, firsts)
    inner = ValueSets.of(values, run.astype(np.int32), own_codes, len(firsts))
    return RunSets(np.append(firsts, size).astype(np.int64), inner)


def _entries(starts: NDArray[Any], codes: Codes, rows: Rows) -> tuple[NDArray[np.int64], Codes]:
    begin = starts[rows].astype(np.int64)
    lengths = starts[rows + 1] - begin
    ends = np.cumsum(lengths)
    times = int(ends[-1]) if len(ends) else 0
    at = np.repeat(begin - ends + lengths, lengths) + np.arange(times)
    return np.repeat(np.arange(len(rows)), lengths), codes[at]


def to_arrays(name: str, sets: Sets) -> dict[str, NDArray[Any]]:
    """Return what must be written of the sets of a filter, by names of their own."""
    bounds = {f"{name}.bounds": sets.bounds} if isinstance(sets, RunSets) else {}
    inner = sets.inner if isinstance(sets, RunSets) else sets
    return bounds | {f"{name}.{part}": getattr(inner, part) for part in _PARTS}


def from_arrays(name: str, values: Sequence[str], arrays: Mapping[str, NDArray[Any]]) -> Sets:
    """Return the sets that were written. Raises KeyError when a part is missing."""
    inner = ValueSets(tuple(values), **{part: arrays[f"{name}.{part}"] for part in _PARTS})
    bounds = arrays.get(f"{name}.bounds")
    return inner if bounds is None else RunSets(bounds, inner)


_PARTS = tuple(part.name for part in fields(ValueSets) if part.name != "values")
