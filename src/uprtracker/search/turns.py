"""Values of rows in turns: the first of each row, then the second of those that have two, and so on.

    cells((issues, answers), (54, 5), found=found)    # rows found with each value of the one and of the other

Nearly all rows have one to three values of a filter, so that two filters meet in a few turns; each looks
at as many rows as have a value in it, and nothing is sorted. The code after the last one is none: a row has
no value in this turn, and such cells are left out at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.bits import Bits, Mask

Codes = NDArray[np.uint16]
Counts = NDArray[np.int64]
# Numbers of rows as wide as numpy wants them, and `take` instead of brackets: half of the time.
Rows = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Turn:
    """The code of one value of every row; `rows` are those that have one, None in the first turn."""

    codes: Codes
    rows: Rows | None = None

    def at(self, rows: NDArray[Any], none: int) -> "Turn":
        """Return the turn of these rows, by their place among them."""
        codes = self.codes.take(rows)
        return Turn(codes, None if self.rows is None else _having(codes, none))

    def repeated(self, times: NDArray[Any], none: int) -> "Turn":
        """Return the turn of rows that stand so many times each."""
        codes = np.repeat(self.codes, times)
        return Turn(codes, None if self.rows is None else _having(codes, none))


def _having(codes: Codes, none: int) -> Rows:
    return np.flatnonzero(codes != none)


def in_turns(starts: NDArray[Any], codes: Codes, none: int) -> tuple[Turn, ...]:
    """Return the turns of rows whose values are `codes[starts[r]:starts[r + 1]]`; at least one."""
    lengths = np.diff(starts)
    turns = []
    for number in range(max(int(lengths.max(initial=0)), 1)):
        rows = np.flatnonzero(lengths > number)
        own = np.full(len(lengths), none, dtype=np.uint16)
        own[rows] = codes[starts[rows] + number]
        turns.append(Turn(own, rows if number else None))
    return tuple(turns)


def cells(
    sides: Sequence[Sequence[Turn]],
    shape: Sequence[int],
    *,
    found: Bits,
    later: Sequence[Rows] | None = None,
) -> Counts:
    """Return how many rows found have each value of each side, as an array of `shape`.

    With `later` (see below) not rows are counted but their records, once in each cell.
    """
    wide = [size + 1 for size in shape]
    counted: Counts = np.zeros(prod(wide), dtype=np.int64)
    for turns in product(*sides):
        rows = _found_in(found, turns)
        if later is not None:
            rows = _once(sides, turns, rows, found, later)
        numbers = _taken(turns[0].codes, rows).astype(np.intp)
        for turn, size in zip(turns[1:], wide[1:], strict=True):
            numbers *= size
            numbers += _taken(turn.codes, rows)
        counted += np.bincount(numbers, minlength=len(counted))
    return counted.reshape(wide)[tuple(slice(size) for size in shape)]


def _taken(codes: Codes, rows: Rows | slice) -> Codes:
    return codes[rows] if isinstance(rows, slice) else codes.take(rows)


def later_of_record(record: NDArray[np.int32]) -> tuple[Rows, ...]:
    """Return the rows whose row before is of the same record, those whose row before that is, and so on.

    `record` says of which record each row is, rising.
    """
    rows, back = np.arange(1, len(record)), 1
    found = []
    while len(rows := rows[record[rows - back] == record[rows]]):
        found.append(rows)
        back += 1
        rows = rows[rows >= back]
    return tuple(found)


def repeats(side: Sequence[Turn], later: Sequence[Rows], none: int) -> bool:
    """Tell whether any record has a value in several of its rows."""
    for turn in side:
        for back, those in enumerate(later, 1):
            having = those[turn.codes[those] != none]
            if _has(side, having - back, turn.codes[having]).any():
                return True
    return False


def _found_in(found: Bits, turns: Sequence[Turn]) -> Rows | slice:
    """Return the rows found that have a value in all turns, or some more: of these the code is none."""
    few = min((turn.rows for turn in turns if turn.rows is not None), key=len, default=None)
    if found.count == found.size:
        return slice(None) if few is None else few
    return found.rows.astype(np.intp) if few is None else few[found.mask.take(few)]


def _once(
    sides: Sequence[Sequence[Turn]],
    turns: Sequence[Turn],
    rows: Rows | slice,
    found: Bits,
    later: Sequence[Rows],
) -> Rows:
    """Return the rows of which no row found before, of the same record, has the values of these turns too."""
    wanted = np.zeros(found.size, dtype=np.bool_)
    wanted[rows] = True
    order = sorted(zip(sides, turns, strict=True), key=lambda one: len(one[0]))
    for back, those in enumerate(later, 1):
        same = those[wanted.take(those)]
        if found.count < found.size:
            same = same[found.mask.take(same - back)]
        for side, turn in order:
            same = same[_has(side, same - back, turn.codes.take(same))]
        wanted[same] = False
    return np.flatnonzero(wanted)


def _has(side: Sequence[Turn], rows: Rows, codes: Codes) -> Mask:
    """Tell which rows have the value that stands beside them."""
    has: Mask = side[0].codes.take(rows) == codes
    for turn in side[1:]:
        has |= turn.codes.take(rows) == codes
    return has
