"""The columns of a snapshot: arrays for filters, counts and orders, mapped from one file.

Records (recommendations, then pledges) have the numbers 0 to n-1, pairs 0 to m-1. What a
filter looks at is a `Relation` while it is made, entries that say "record (or pair) r has
value v", and sets of rows by value afterwards (`search.value_sets`): a record may have
several values (issues) or none. Every recommendation has at least one row among the pairs,
so that its answer can be filtered; `pair_real` is false for those that stand for no State.

Nearly all recommendations have one pair only. For them what a filter of pairs says is true of
the record; only the pairs of the others, the `joint` ones, are looked at one by one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from django.utils.functional import cached_property
from numpy.typing import NDArray

from uprtracker.search.arrays import read_arrays, write_arrays
from uprtracker.search.bits import Bits, Mask, Rows, of_mask, of_rows
from uprtracker.search.filters import FILTERS
from uprtracker.search.turns import Turn, later_of_record, repeats
from uprtracker.search.value_sets import Codes, Sets, from_arrays, laid_out, to_arrays

__all__ = ["Columns", "Mask", "Relation", "Rows", "load", "save"]

_FILE = "arrays.bin"
# The sets of `asked` among the vocabularies, and what the names of sets by pair begin with.
_ASKED, _BY_PAIR = "asked", "pair "


@dataclass(frozen=True)
class Relation:
    """Which records or pairs have which values: parallel arrays of rows (rising) and places in `values`."""

    values: tuple[str, ...]
    rows: Rows
    codes: Codes

    @classmethod
    def of(cls, rows: Sequence[int] | Rows, values: Sequence[str]) -> "Relation":
        """Make a relation from parallel sequences in any order; the vocabulary is what occurs."""
        vocabulary = tuple(sorted(set(values)))
        place = {value: code for code, value in enumerate(vocabulary)}
        codes = np.fromiter((place[value] for value in values), dtype=np.uint16, count=len(values))
        rising = np.asarray(rows, dtype=np.int32)
        order = np.argsort(rising, kind="stable")
        return cls(vocabulary, rising[order], codes[order])


@dataclass(frozen=True, eq=False)
class Columns:
    """All columns. The `by_…` arrays are record numbers in an order of the list.

    `day` is that of the review as `date.toordinal`, 0 where it is not known. `sets` has the
    values of each filter by record, `pair_sets` those of filters of pairs by place in `joint`;
    `asked` says how many pairs a record has that stand for a State.
    """

    pk: NDArray[np.int64]
    pledge: Mask
    demo: Mask
    day: NDArray[np.int32]
    by_newest: Rows
    by_oldest: Rows
    by_state: Rows
    pair_record: Rows
    pair_real: Mask
    sets: Mapping[str, Sets]
    pair_sets: Mapping[str, Sets]
    asked: Sets

    @classmethod
    def of(cls, relations: Mapping[str, Relation], **arrays: Any) -> "Columns":
        """Make columns of the arrays above, by name, and the relations of all filters."""
        records, record = len(arrays["pk"]), arrays["pair_record"]
        sets, pair_sets, joint = {}, {}, _joint(record)
        for name, one in relations.items():
            if FILTERS[name].level == "pair":
                several = _among(one, joint)
                pair_sets[name] = laid_out(several.values, several.rows, several.codes, len(joint))
                one = _by_record(one, record)
            sets[name] = laid_out(one.values, one.rows, one.codes, records)
        named = np.bincount(record[arrays["pair_real"]], minlength=records)
        known = np.flatnonzero(named).astype(np.int32)
        values = tuple(map(str, range(int(named.max(initial=0)) + 1)))
        asked = laid_out(values, known, named[known].astype(np.uint16), records)
        return cls(**arrays, sets=sets, pair_sets=pair_sets, asked=asked)

    @property
    def records(self) -> int:
        """How many records there are."""
        return len(self.pk)

    @property
    def pairs(self) -> int:
        """How many rows of pairs there are, those without a State included."""
        return len(self.pair_record)

    @cached_property
    def pledges(self) -> Bits:
        """The records that are pledges."""
        return of_mask(self.pledge)

    @cached_property
    def recommendations(self) -> Bits:
        """The records that are recommendations."""
        return of_mask(~self.pledge)

    @cached_property
    def joint(self) -> Rows:
        """The rows of pairs, rising, of records that have several."""
        return _joint(self.pair_record)

    @cached_property
    def joint_record(self) -> Rows:
        """The records of the joint pairs."""
        return self.pair_record[self.joint]

    def once_in_record(self, name: str) -> bool:
        """Tell whether no two joint pairs of a record have the same value, as with recommending States."""
        if name not in self._once_in_record:
            turns, none = self.joint_turns(name), len(self.sets[name].values)
            self._once_in_record[name] = not repeats(turns, self.joint_later, none)
        return self._once_in_record[name]

    @cached_property
    def _once_in_record(self) -> dict[str, bool]:
        return {}

    @cached_property
    def joint_later(self) -> tuple[NDArray[np.intp], ...]:
        """See `turns.later_of_record`."""
        return later_of_record(self.joint_record)

    @cached_property
    def joint_real(self) -> Bits:
        """The joint pairs, by place, that stand for a State."""
        return of_mask(self.pair_real[self.joint])

    def joint_turns(self, name: str) -> tuple[Turn, ...]:
        """Return the values of a filter in turns, by joint pair: its own, or those of its record."""
        if name not in self._joint_turns:
            if name in self.pair_sets:
                turns = self.pair_sets[name].turns
            else:
                sets = self.sets[name]
                turns = tuple(one.at(self.joint_record, len(sets.values)) for one in sets.turns)
            self._joint_turns[name] = turns
        return self._joint_turns[name]

    @cached_property
    def _joint_turns(self) -> dict[str, tuple[Turn, ...]]:
        return {}

    @cached_property
    def alone(self) -> Bits:
        """The records that have one pair."""
        several = of_rows(self.joint_record, self.records)
        return of_rows(self.pair_record, self.records) - several

    @cached_property
    def alone_real(self) -> Bits:
        """The records whose one pair stands for a State."""
        return self.alone & of_rows(self.pair_record[self.pair_real], self.records)


def _joint(record: Rows) -> Rows:
    """Return the rows, rising, whose record is that of the row before or after."""
    same = np.zeros(len(record) + 1, dtype=np.bool_)
    same[1:-1] = record[1:] == record[:-1] if len(record) else same[1:-1]
    return np.flatnonzero(same[1:] | same[:-1]).astype(np.int32)


def _places(rising: Rows, rows: Rows) -> Rows:
    """Return where each row stands among rising ones, -1 where it does not."""
    if not len(rising):
        return np.full(len(rows), -1, dtype=np.int32)
    place = np.minimum(np.searchsorted(rising, rows), len(rising) - 1).astype(np.int32)
    return np.where(rising[place] == rows, place, np.int32(-1))


def _among(relation: Relation, joint: Rows) -> Relation:
    """Return the entries of joint pairs, by place among these."""
    place = _places(joint, relation.rows)
    return Relation(relation.values, place[place >= 0], relation.codes[place >= 0])


def _by_record(relation: Relation, record: Rows) -> Relation:
    """Return a relation of pairs as one of their records, in which each has a value once."""
    several = max(len(relation.values), 1)
    found = np.unique(record[relation.rows].astype(np.int64) * several + relation.codes)
    rows, codes = (found // several).astype(np.int32), (found % several).astype(np.uint16)
    return Relation(relation.values, rows, codes)


_SETS = ("sets", "pair_sets", "asked")
_ARRAYS = tuple(column.name for column in fields(Columns) if column.name not in _SETS)


def save(columns: Columns, folder: Path) -> dict[str, list[str]]:
    """Write the columns into a folder that is not there yet; return the vocabularies, for the manifest."""
    folder.mkdir()
    arrays = {name: getattr(columns, name) for name in _ARRAYS} | to_arrays(_ASKED, columns.asked)
    for name, sets in columns.sets.items():
        arrays |= to_arrays(name, sets)
    for name, sets in columns.pair_sets.items():
        arrays |= to_arrays(_BY_PAIR + name, sets)
    write_arrays(folder / _FILE, arrays)
    vocabularies = {name: list(sets.values) for name, sets in columns.sets.items()}
    return vocabularies | {_ASKED: list(columns.asked.values)}


def load(folder: Path, vocabularies: Mapping[str, Sequence[str]]) -> Columns:
    """Map the columns from their file. Raises OSError, ValueError or KeyError when it is not whole."""
    arrays = read_arrays(folder / _FILE)
    by_pair = [name for name, one in FILTERS.items() if one.level == "pair"]
    return Columns(
        **{name: arrays[name] for name in _ARRAYS},
        sets={name: from_arrays(name, vocabularies[name], arrays) for name in FILTERS},
        pair_sets={name: from_arrays(_BY_PAIR + name, vocabularies[name], arrays) for name in by_pair},
        asked=from_arrays(_ASKED, vocabularies[_ASKED], arrays),
    )
