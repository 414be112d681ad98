"""Two words that stand side by side so often ("human rights") that finding them would take long.

There are few such pairs: for each, one bit per record says whether the record has it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.bits import Bits, of_mask, words_for
from uprtracker.search.found import Found

Numbers = NDArray[Any]

# Kept are pairs that stand in more than one record of so many, of the so many commonest words.
_OFTEN = 64
_WORDS = 250
_AT_A_TIME = 4_000_000


def write_pairs(folder: Path, name: str, tokens: Numbers, begins: Numbers) -> None:
    """Write the common pairs of texts that stand in `tokens`, each from one of `begins` to the next."""
    size = len(begins) - 1
    counts = np.bincount(tokens)
    counts[0] = 0
    common = np.argsort(-counts, kind="stable")[:_WORDS]
    common = common[counts[common] * _OFTEN > size]
    kind = len(common) + 1
    short = np.zeros(len(counts), dtype=np.uint8)
    short[common] = np.arange(1, kind)
    beside = np.zeros(kind * kind, dtype=np.int64)
    for _start, pairs in _pairs(tokens, short, kind):
        beside += np.bincount(pairs, minlength=kind * kind)
    beside[np.arange(kind * kind) % kind == 0] = 0
    beside[:kind] = 0
    kept = np.flatnonzero(beside * _OFTEN > size)
    place = np.zeros(kind * kind, dtype=np.uint16)
    place[kept] = np.arange(1, len(kept) + 1)
    bits = np.zeros((len(kept), words_for(size)), dtype=np.uint64)
    np.save(folder / f"{name}.pairs.bits.npy", _filled(bits, place, _pairs(tokens, short, kind), begins))
    words = np.stack((common[kept // kind - 1], common[kept % kind - 1]), axis=1)
    np.save(folder / f"{name}.pairs.npy", words.astype(np.int32))


def _pairs(tokens: Numbers, short: Numbers, kind: int) -> Iterator[tuple[int, Numbers]]:
    """Yield runs of neighbours, each two as one number, with the place of the first of the run."""
    for start in range(0, len(tokens) - 1, _AT_A_TIME):
        here = short[tokens[start : start + _AT_A_TIME + 1]].astype(np.int32)
        yield start, here[:-1] * kind + here[1:]


def _filled(bits: Numbers, place: Numbers, runs: Iterator[tuple[int, Numbers]], begins: Numbers) -> Numbers:
    which, rows = [np.zeros(0, dtype=np.uint16)], [np.zeros(0, dtype=np.int32)]
    for start, pairs in runs:
        found = place[pairs]
        there = found.nonzero()[0]
        which.append(found[there])
        rows.append((np.searchsorted(begins, there + start, side="right") - 1).astype(np.int32))
    pair, row = np.concatenate(which), np.concatenate(rows)
    order = np.argsort(pair, kind="stable")
    ends = np.searchsorted(pair[order], np.arange(1, len(bits) + 2))
    for number, line in enumerate(bits):
        mask = np.zeros(len(begins) - 1, dtype=np.bool_)
        mask[row[order[ends[number] : ends[number + 1]]]] = True
        line[:] = of_mask(mask).words
    return bits


class Pairs:
    """The common pairs of a segment, open for reading."""

    def __init__(self, words: Numbers, bits: Numbers, size: int) -> None:
        """Take the pairs of words (places in the dictionary) and their bits."""
        self._bits, self._size = bits, size
        self._place = {(first, second): number for number, (first, second) in enumerate(words.tolist())}

    def found(self, first: int, second: int) -> Found | None:
        """Return the records that have the second word right after the first; None where that is not kept."""
        number = self._place.get((first, second))
        return None if number is None else Found(self._size, some=Bits(self._bits[number], self._size))
