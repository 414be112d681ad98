"""Counts of a frame: by one cut, and by two of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from uprtracker.analytics.basis import By
from uprtracker.analytics.frame import Cut, Frame, Mask

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Cross:
    """Rows of a frame by two cuts. `total` is how many rows there are in all, each once."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Counts
    total: int

    def row(self, key: str) -> Mapping[str, int]:
        """Return the counts of one value of the first cut."""
        return dict(zip(self.columns, self.values[self.rows.index(key)].tolist(), strict=True))

    @property
    def sums(self) -> Mapping[str, int]:
        """Return the sums of the columns."""
        return dict(zip(self.columns, self.values.sum(axis=0).tolist(), strict=True))


def count(frame: Frame, by: By, where: Mask) -> dict[str, int]:
    """Return how many rows have each value of a cut; values that no row has are left out."""
    cut = _within(frame.cut(by), where)
    found = np.bincount(cut.codes, minlength=len(cut.keys))
    return {key: int(n) for key, n in zip(cut.keys, found.tolist(), strict=True) if n}


def cross(frame: Frame, rows: By, columns: By, where: Mask) -> Cross:
    """Return how many rows of a frame have each pair of values of two cuts."""
    first, second = _within(frame.cut(rows), where), frame.cut(columns)
    many = np.bincount(second.rows, minlength=frame.size)
    start = np.cumsum(many) - many
    each = many[first.rows]
    left = np.repeat(first.codes, each)
    offset = np.arange(len(left)) - np.repeat(np.cumsum(each) - each, each)
    right = second.codes[np.repeat(start[first.rows], each) + offset] if len(left) else left
    shape = (len(first.keys), len(second.keys))
    counts = np.bincount(left * shape[1] + right, minlength=shape[0] * shape[1]).reshape(shape)
    return Cross(first.keys, second.keys, counts.astype(np.int64), int(where.sum()))


def _within(cut: Cut, where: Mask) -> Cut:
    kept = where[cut.rows]
    return Cut(cut.rows[kept], cut.codes[kept], cut.keys)
