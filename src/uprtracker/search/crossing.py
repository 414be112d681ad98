"""How many places have both a value of one filter and a value of another.

    cells(one, other, shape=(54, 5), places=270_000)    # places with each value of the one, by the other's

Entries are the values of places: `(places, codes)`, places rising; a place with three values stands three
times. Nothing here is sorted as a whole, which would take most of the time: a million entries of places that
rise need one pass for each value that a place has.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.bits import Rows
from uprtracker.search.value_sets import Codes, Counts

Entries = tuple[NDArray[Any], Codes]
_MOST_MARKS = 2**26  # truth values that are held at once


def cells(
    one: Entries, other: Entries, *, shape: tuple[int, int], places: int, record: Rows | None = None
) -> Counts:
    """Return the counts of `shape`: values of the one by values of the other, over so many `places`.

    `record` says which places are of one record (rising with them), which then counts once in a cell.
    """
    met, rows, columns = _met(one, other, places)
    if record is not None:
        rows, columns = _once(record[met], rows, columns, shape)
    numbers = rows.astype(np.int32) * shape[1] + columns
    return np.bincount(numbers, minlength=shape[0] * shape[1]).reshape(shape)


def tally(entries: Entries, size: int, record: Rows | None = None) -> Counts:
    """Return how many places have each value; with `record`, how many records."""
    places, codes = entries
    if record is not None:
        codes, _ = _once(record[places], codes, np.zeros_like(codes), (size, 1))
    return np.bincount(codes, minlength=size)


def _met(one: Entries, other: Entries, places: int) -> tuple[NDArray[Any], Codes, Codes]:
    """Return place and both codes of every value of the one with every value of the other at its place."""
    swapped = len(one[0]) < len(other[0])
    several, single = (other, one) if swapped else (one, other)
    found = []
    where, codes = several
    for own in _turns(single[0]):
        code = np.full(places, -1, dtype=np.int32)
        code[single[0][own]] = single[1][own]
        met = code[where]
        if met.size and met.min() < 0:
            there = met >= 0
            where, codes, met = where[there], codes[there], met[there]
        found.append((where, codes, met.astype(np.uint16)))
    if not found:
        return where[:0], codes[:0], codes[:0]
    at, first, second = (
        parts[0] if len(parts) == 1 else np.concatenate(parts) for parts in zip(*found, strict=True)
    )
    return (at, second, first) if swapped else (at, first, second)


def _turns(places: NDArray[Any]) -> list[NDArray[Any] | slice]:
    """Return which entries are the first of their place, then the second of each, and so on."""
    if not len(places):
        return []
    begins = np.ones(len(places), dtype=np.bool_)
    np.not_equal(places[1:], places[:-1], out=begins[1:])
    if begins.all():
        return [slice(None)]
    first = np.flatnonzero(begins)
    lengths = np.diff(first, append=len(places))
    turns: list[NDArray[Any] | slice] = []
    for turn in range(int(lengths.max())):
        turns.append(first[lengths > turn] + turn)
    return turns


def _once(record: NDArray[Any], rows: Codes, columns: Codes, shape: tuple[int, int]) -> tuple[Codes, Codes]:
    """Leave out cells that a record has already: return the codes of what remains."""
    if not len(record):
        return rows, columns
    if (record[1:] < record[:-1]).any():
        order = np.argsort(record, kind="stable")  # a few runs that rise: quick
        record, rows, columns = record[order], rows[order], columns[order]
    swapped = shape[0] < shape[1]
    major, minor, width = (columns, rows, shape[0]) if swapped else (rows, columns, shape[1])
    order = np.argsort(major, kind="stable")
    record, major, minor = record[order], major[order], minor[order]
    begins = np.ones(len(record), dtype=np.bool_)
    begins[1:] = (major[1:] != major[:-1]) | (record[1:] != record[:-1])
    group = np.cumsum(begins) - 1
    number = group * width + minor
    if int(number[-1]) + width <= _MOST_MARKS:
        marks = np.zeros((int(group[-1]) + 1, width), dtype=np.bool_)
        marks.reshape(-1)[number] = True
        of_group, left = np.nonzero(marks)
    else:
        number.sort()
        of_group, left = np.divmod(number[np.append(True, number[1:] != number[:-1])], width)
    major, minor = major[begins][of_group], left.astype(np.uint16)
    return (minor, major) if swapped else (major, minor)
