"""The columns of a snapshot: numpy arrays for filters, counts and orders, mapped from files.

Records (recommendations, then pledges) have the numbers 0 to n-1, pairs 0 to m-1. A filter
is a `Relation`: entries that say "record (or pair) r has value v"; a record may have several
entries (issues) or none. Every recommendation has at least one row among the pairs, so that
its answer can be filtered; `pair_real` is false for those that stand for no State.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.filters import FILTERS

Rows = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Relation:
    """Which records or pairs have which values: parallel arrays of rows (rising) and places in `values`."""

    values: tuple[str, ...]
    rows: Rows
    codes: NDArray[np.uint16]

    @classmethod
    def of(cls, rows: Sequence[int] | Rows, values: Sequence[str]) -> "Relation":
        """Make a relation from parallel sequences in any order; the vocabulary is what occurs."""
        vocabulary = tuple(sorted(set(values)))
        place = {value: code for code, value in enumerate(vocabulary)}
        codes = np.fromiter((place[value] for value in values), dtype=np.uint16, count=len(values))
        rising = np.asarray(rows, dtype=np.int32)
        order = np.argsort(rising, kind="stable")
        return cls(vocabulary, rising[order], codes[order])

    def mask(self, chosen: Sequence[str], size: int) -> Mask:
        """Return which of `size` rows have at least one of the chosen values."""
        wanted = np.isin(
            np.arange(len(self.values)), [self.values.index(v) for v in chosen if v in self.values]
        )
        found = np.zeros(size, dtype=np.bool_)
        found[self.rows[wanted[self.codes]]] = True
        return found


@dataclass(frozen=True)
class Columns:
    """All columns. The `by_…` arrays are record numbers in an order of the list.

    `day` is that of the review as `date.toordinal`, 0 where it is not known.
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
    relations: Mapping[str, Relation]

    @property
    def records(self) -> int:
        """How many records there are."""
        return len(self.pk)

    @property
    def pairs(self) -> int:
        """How many rows of pairs there are, those without a State included."""
        return len(self.pair_record)

    def size(self, name: str) -> int:
        """Return the number of rows that the filter `name` looks at."""
        return self.records if FILTERS[name].level == "record" else self.pairs


_HEADER = 128  # bytes before the entries of an .npy file
_ARRAYS = tuple(column.name for column in fields(Columns) if column.name != "relations")


def save(columns: Columns, folder: Path) -> dict[str, list[str]]:
    """Write the arrays into an empty folder; return the vocabularies, which the manifest keeps."""
    folder.mkdir()
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(columns, name))
    for name, relation in columns.relations.items():
        np.save(folder / f"{name}.rows.npy", relation.rows)
        np.save(folder / f"{name}.codes.npy", relation.codes)
    return {name: list(relation.values) for name, relation in columns.relations.items()}


def load(folder: Path, vocabularies: Mapping[str, Sequence[str]]) -> Columns:
    """Map the arrays from their files, read-only. Raises OSError or ValueError when one is not whole."""
    arrays: dict[str, Any] = {name: _array(folder / f"{name}.npy") for name in _ARRAYS}
    relations = {
        name: Relation(
            tuple(vocabularies[name]),
            _array(folder / f"{name}.rows.npy"),
            _array(folder / f"{name}.codes.npy"),
        )
        for name in FILTERS
    }
    return Columns(**arrays, relations=relations)


def _array(path: Path) -> NDArray[Any]:
    """Map one array; an array without entries cannot be mapped and is read."""
    empty = path.stat().st_size <= _HEADER
    found: NDArray[Any] = np.load(path, mmap_mode=None if empty else "r", allow_pickle=False)
    return found
