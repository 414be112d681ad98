"""Sets of rows as bits: row r is bit r % 64 of word r // 64; bits beyond the last row are 0.

An eighth of a byte a row, whatever the set: to meet two sets of 270,000 rows takes some
microseconds, and numpy counts the bits of a word in one step.
"""

from dataclasses import dataclass
from typing import Self

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
        there = self.words.nonzero()[0]
        if len(there) * _SPARSE > len(self.words):
            return self.mask.nonzero()[0].astype(np.int32)
        bits = np.unpackbits(self.words[there].view(np.uint8), bitorder="little")
        found = bits.nonzero()[0]
        return (there[found // WORD] * WORD + found % WORD).astype(np.int32)

    @cached_property
    def _before(self) -> NDArray[np.int64]:
        """How many rows there are before each word, and in all."""
        before = np.zeros(len(self.words) + 1, dtype=np.int64)
        np.cumsum(np.bitwise_count(self.words), out=before[1:])
        return before

    def between(self, cuts: "Cuts") -> NDArray[np.int64]:
        """Return how many rows there are from each of the rising cuts to the next."""
        if not len(self.words):
            return np.zeros(len(cuts.word) - 1, dtype=np.int64)
        below = np.bitwise_count(self.words[cuts.own] & cuts.below)
        up_to = self._before[cuts.word] + below
        counts: NDArray[np.int64] = up_to[1:] - up_to[:-1]
        return counts


@dataclass(frozen=True, eq=False)
class Cuts:
    """Places between rows, rising, worked out once for sets of one size: the word, and its bits below."""

    word: NDArray[np.int64]
    own: NDArray[np.int64]
    below: Words

    @classmethod
    def at(cls, rows: NDArray[np.int64]) -> Self:
        """Cut before each of these rows; the last is the number of all."""
        word, bit = rows // WORD, (rows % WORD).astype(np.uint64)
        last = max(words_for(int(rows[-1])) - 1, 0) if len(rows) else 0
        return cls(word, np.minimum(word, last), (np.uint64(1) << bit) - np.uint64(1))


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
