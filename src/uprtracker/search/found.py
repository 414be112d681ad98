"""Sets of records: a rising list of numbers, or one bit per record where the list would be long.

`both`, `either` and `others` combine them without a Python object per record. A list costs
four bytes a record, bits cost one eighth of a byte for every record there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.columns import Mask, Rows

Bits = NDArray[np.uint8]

# A set of more than one record in 32 is kept as bits.
DENSE = 32
# What more than one record in 8 has is so usual that every record is looked at.
USUAL = 8
# From one record in 256 on it is quicker to mark them among all than to look each up.
_MANY = 256
_NOTHING: Rows = np.empty(0, dtype=np.int32)


@dataclass(frozen=True, eq=False)
class Found:
    """Some of `size` records: either `numbers` (rising, each once) or `bits` (eight to a byte)."""

    size: int
    numbers: Rows | None = None
    bits: Bits | None = None

    def rows(self) -> Rows:
        """Return the numbers of the records, rising."""
        if self.numbers is not None:
            return self.numbers
        return np.flatnonzero(self.mask()).astype(np.int32)

    def mask(self) -> Mask:
        """Return one truth value per record."""
        if self.bits is not None:
            return np.unpackbits(self.bits, count=self.size).view(np.bool_)
        found = np.zeros(self.size, dtype=np.bool_)
        found[self.numbers] = True
        return found

    def count(self) -> int:
        """Return how many records there are."""
        if self.numbers is not None:
            return len(self.numbers)
        return int(np.bitwise_count(self._whole()).sum(dtype=np.int64))

    def _whole(self) -> Bits:
        return self.bits if self.bits is not None else np.packbits(self.mask())

    def holds(self, rows: Rows) -> Mask:
        """Return which of these records are among them."""
        if len(rows) * _MANY > self.size:
            return np.take(self.mask(), rows)
        if self.bits is not None:
            shift = (7 - (rows & 7)).astype(np.uint8)
            found: Mask = ((np.take(self.bits, rows >> 3) >> shift) & 1).view(np.bool_)
            return found
        return places(self._numbers(), rows)[1]

    def _numbers(self) -> Rows:
        return self.numbers if self.numbers is not None else _NOTHING


def nothing(size: int) -> Found:
    """Return none of `size` records."""
    return Found(size, numbers=_NOTHING)


def of_mask(mask: Mask) -> Found:
    """Return the records of which the mask is true."""
    if np.count_nonzero(mask) * DENSE > len(mask):
        return Found(len(mask), bits=np.packbits(mask))
    return Found(len(mask), numbers=np.flatnonzero(mask).astype(np.int32))


def of_rising(rows: Rows, size: int) -> Found:
    """Return the records of a list that rises and may say a number several times."""
    if len(rows) * DENSE > size:
        mask = np.zeros(size, dtype=np.bool_)
        mask[rows] = True
        return of_mask(mask)
    if len(rows) > 1:
        first = np.empty(len(rows), dtype=np.bool_)
        first[0] = True
        np.not_equal(rows[1:], rows[:-1], out=first[1:])
        rows = rows[first]
    return Found(size, numbers=rows)


def both(one: Found, other: Found) -> Found:
    """Return the records that are in each of two sets."""
    if one.bits is not None and other.bits is not None:
        return Found(one.size, bits=one.bits & other.bits)
    if one.numbers is None or (other.numbers is not None and len(other.numbers) < len(one.numbers)):
        one, other = other, one
    rows = one.rows()
    return Found(one.size, numbers=rows[other.holds(rows)])


def all_of_them(sets: Sequence[Found]) -> Found:
    """Return the records that are in every one of at least one set, the smallest met first."""
    found, *rest = sorted(sets, key=lambda one: one.size if one.numbers is None else len(one.numbers))
    for other in rest:
        found = both(found, other)
    return found


def either(sets: Sequence[Found], size: int) -> Found:
    """Return the records that are in at least one of the sets."""
    if len(sets) < 2:
        return sets[0] if sets else nothing(size)
    lists = [one.numbers for one in sets if one.numbers is not None]
    long = [one.bits for one in sets if one.bits is not None]
    if not long and sum(map(len, lists)) * _MANY <= size:
        return Found(size, numbers=np.unique(np.concatenate(lists)))
    mask = np.zeros(size, dtype=np.bool_)
    for rows in lists:
        mask[rows] = True
    if not long:
        return of_mask(mask)
    return Found(size, bits=reduce(np.bitwise_or, long, np.packbits(mask)))


def others(one: Found) -> Found:
    """Return all records that are not in the set."""
    return Found(one.size, bits=np.packbits(~one.mask()))


def places(rising: Rows, wanted: Rows) -> tuple[NDArray[np.int64], Mask]:
    """Return where in a rising list each wanted number would stand, and whether it does stand there."""
    if not len(rising):
        return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=np.bool_)
    place = np.searchsorted(rising, wanted)
    np.minimum(place, len(rising) - 1, out=place)
    return place, np.take(rising, place) == wanted
