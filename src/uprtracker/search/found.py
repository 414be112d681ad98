"""Sets of records for the text index: a rising list of numbers, or bits where the list would be long.

`both`, `either` and `others` combine them without a Python object per record. A list costs
four bytes a record, bits cost one eighth of a byte for every record there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from django.utils.functional import cached_property
from numpy.typing import NDArray

from uprtracker.search.bits import Bits, Mask, Rows, everything, of_mask, of_rows

# A set of more than one record in 32 is kept as bits.
DENSE = 32
# What more than one record in 8 has is so usual that every record is looked at.
USUAL = 8
# From one record in 256 on it is quicker to mark them among all than to look each up.
_MANY = 256
_WORD, _PLACE = 6, 63
_NOTHING: Rows = np.empty(0, dtype=np.int32)


@dataclass(frozen=True, eq=False)
class Found:
    """Some of `size` records: either `numbers` (rising, each once) or `some`."""

    size: int
    numbers: Rows | None = None
    some: Bits | None = None

    @cached_property
    def bits(self) -> Bits:
        """The records as bits."""
        return self.some if self.some is not None else of_rows(self._numbers(), self.size)

    @property
    def rows(self) -> Rows:
        """The numbers of the records, rising."""
        return self.numbers if self.numbers is not None else self._fresh().rows

    @property
    def mask(self) -> Mask:
        """One truth value per record."""
        return self._fresh().mask

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.numbers) if self.numbers is not None else self.bits.count

    def _fresh(self) -> Bits:
        # Bits keep what was worked out of them; sets are remembered, and would keep it for long.
        return Bits(self.bits.words, self.size)

    def holds(self, rows: Rows) -> Mask:
        """Return which of these records are among them."""
        if len(rows) * _MANY > self.size:
            return np.take(self.mask, rows)
        if self.some is not None:
            words = np.take(self.some.words, rows >> _WORD)
            found: Mask = ((words >> (rows & _PLACE).astype(np.uint64)) & np.uint64(1)).astype(np.bool_)
            return found
        return places(self._numbers(), rows)[1]

    def _numbers(self) -> Rows:
        return self.numbers if self.numbers is not None else _NOTHING


def nothing(size: int) -> Found:
    """Return none of `size` records."""
    return Found(size, numbers=_NOTHING)


def of_rising(rows: Rows, size: int) -> Found:
    """Return the records of a list that rises and may say a number several times."""
    if len(rows) * DENSE > size:
        return _smallest(of_rows(rows, size))
    if len(rows) > 1:
        first = np.empty(len(rows), dtype=np.bool_)
        first[0] = True
        np.not_equal(rows[1:], rows[:-1], out=first[1:])
        rows = rows[first]
    return Found(size, numbers=rows)


def _smallest(bits: Bits) -> Found:
    if bits.count * DENSE > bits.size:
        return Found(bits.size, some=bits)
    return Found(bits.size, numbers=bits.rows)


def both(one: Found, other: Found) -> Found:
    """Return the records that are in each of two sets."""
    if one.some is not None and other.some is not None:
        return Found(one.size, some=one.some & other.some)
    if one.numbers is None or (other.numbers is not None and len(other.numbers) < len(one.numbers)):
        one, other = other, one
    rows = one.rows
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
    long = [one.some for one in sets if one.some is not None]
    if not long and sum(map(len, lists)) * _MANY <= size:
        return Found(size, numbers=np.unique(np.concatenate(lists)))
    mask = np.zeros(size, dtype=np.bool_)
    for rows in lists:
        mask[rows] = True
    if not long:
        return _smallest(of_mask(mask))
    return Found(size, some=reduce(Bits.__or__, long, of_mask(mask)) if lists else reduce(Bits.__or__, long))


def others(one: Found) -> Found:
    """Return all records that are not in the set."""
    return Found(one.size, some=everything(one.size) - one.bits)


def places(rising: Rows, wanted: Rows) -> tuple[NDArray[np.int64], Mask]:
    """Return where in a rising list each wanted number would stand, and whether it does stand there."""
    if not len(rising):
        return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=np.bool_)
    place = np.searchsorted(rising, wanted)
    np.minimum(place, len(rising) - 1, out=place)
    return place, np.take(rising, place) == wanted
