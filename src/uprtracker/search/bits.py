"""Sets of rows as bits: row r is bit r % 64 of word r // 64; bits beyond the last row are 0.

An eighth of a byte a row, whatever the set: to meet two sets of 270,000 rows takes some
microseconds, and numpy counts the bits of a word in one step.
"""

from dataclasses import dataclass

import numpy as np
from django.utils.functional import cached_property
from numpy.typing import NDArray

Rows = NDArray[np.int32]
Mask = NDArray[np.bool_]
Words = NDArray[np.uint64]

WORD = 64
_SPARSE = 8  # one word in so many is set: then look at these words only


@dataclass(frozen=True, eq=False)
class Bits:
    """Some of `size` rows."""

    words: Words
    size: int

    def __and__(self, other: "Bits") -> "Bits":
        """Return the rows that are in both."""
        return Bits(self.words & other.words, self.size)

    def __or__(self, other: "Bits") -> "Bits":
        """Return the rows that are in one or both."""
        return Bits(self.words | other.words, self.size)

    def __sub__(self, other: "Bits") -> "Bits":
        """Return the rows that are not in the other."""
        return Bits(self.words & ~other.words, self.size)

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return int(np.bitwise_count(self.words).sum(dtype=np.int64))

    @cached_property
    def mask(self) -> Mask:
        """One truth value per row."""
        bits = np.unpackbits(self.words.view(np.uint8), count=self.size, bitorder="little")
        return bits.view(np.bool_)

    @cached_property
    def rows(self) -> Rows:
        """The numbers of the rows, rising."""
        there = np.flatnonzero(self.words)
        if len(there) * _SPARSE > len(self.words):
            return np.flatnonzero(self.mask).astype(np.int32)
        bits = np.unpackbits(self.words[there].view(np.uint8), bitorder="little")
        found = np.flatnonzero(bits)
        return (there[found // WORD] * WORD + found % WORD).astype(np.int32)

    @cached_property
    def _before(self) -> NDArray[np.int64]:
        """How many rows there are before each word, and in all."""
        before = np.zeros(len(self.words) + 1, dtype=np.int64)
        np.cumsum(np.bitwise_count(self.words), out=before[1:])
        return before

    def between(self, bounds: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many rows there are from each of the rising bounds to the next."""
        before = self._before
        word, bit = bounds // WORD, (bounds % WORD).astype(np.uint64)
        own = self.words[np.minimum(word, max(len(self.words) - 1, 0))] if len(self.words) else word * 0
        below = own.astype(np.uint64) & ((np.uint64(1) << bit) - np.uint64(1))
        counts: NDArray[np.int64] = np.diff(before[word] + np.bitwise_count(below))
        return counts


def of_mask(mask: Mask) -> Bits:
    """Return the rows of which the mask is true."""
    packed = np.packbits(mask, bitorder="little")
    padded = np.zeros(words_for(len(mask)) * 8, dtype=np.uint8)
    padded[: len(packed)] = packed
    return Bits(padded.view(np.uint64), len(mask))


def of_rows(rows: Rows, size: int) -> Bits:
    """Return these rows, in any order, of `size`."""
    mask = np.zeros(size, dtype=np.bool_)
    mask[rows] = True
    return of_mask(mask)


def everything(size: int) -> Bits:
    """Return all of `size` rows."""
    return of_mask(np.ones(size, dtype=np.bool_))


def nothing(size: int) -> Bits:
    """Return none of `size` rows."""
    return Bits(np.zeros(words_for(size), dtype=np.uint64), size)


def words_for(size: int) -> int:
    """Return how many words hold `size` rows."""
    return -(-size // WORD)
