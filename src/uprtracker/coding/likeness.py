"""How alike are two recommendations? Lexical: the same words, in the same neighbourhoods, weighted by rarity.

    compare(["Consider ratifying CED"], ["Ratify CED", "Ratify CAT"], reference)   [[0.9, 0.0]]

A text is a vector of the stems of its words and of each two neighbours, hashed; a rare word weighs
more (`data/word_counts.csv` says in how many recommendations a stem stands), and one that says only
how far the wish goes ("consider", "continue", `data/weak_words.csv`) less: in another action category
it is the same wish. A treaty counts as one word, however it is written; texts that name different ones
are not alike at all, and texts that ask different things of the same one only half. The likeness is
the geometric mean of two shares, of what both say in both (the cosine) and in the shorter alone: so a
wish is found again in a longer text that adds to it. It depends on the two texts alone, never on what
else is there, and is the same both ways.
"""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from uprtracker.coding.named import VERSION as NAMED_BY
from uprtracker.coding.named import Named, named
from uprtracker.coding.words import stem, words
from uprtracker.reference import Reference

VERSION = f"lexical-2.{NAMED_BY}"
CELLS = 1 << 20  # that words and neighbours are hashed into
NEIGHBOURS = 0.55  # what two neighbours weigh against the geometric mean of their weights
NAMED = 0.7  # what a treaty weighs; the rarest word weighs 1
WEAK = 0.5  # what is left of the weight of a word that says how far the wish goes
FLATTENED = 0.8  # how much rarity counts: its logarithm to this power
LEAST = 0.16  # words that weigh less ("the", "of") are passed over
NAMES = 8 * 64  # bits for the treaties that a text names
OTHER_ASK = 0.5  # what is left of the likeness of texts that ask different things of a treaty
_MIX = 0x9E3779B1


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One text: hashed terms (ascending) and their weights; the others as in `Vectors`."""

    cells: NDArray[np.uint32]
    weights: NDArray[np.float32]
    size: float
    names: bytes
    asks: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Sparse vectors, one a text: row `i` is `cells` and `weights` from `starts[i]` to `starts[i + 1]`.

    `sizes` are the squares of their lengths. `names` has a bit for each treaty that the text names,
    `asks` one for each with what is asked of it.
    """

    starts: NDArray[np.int64]
    cells: NDArray[np.uint32]
    weights: NDArray[np.float32]
    sizes: NDArray[np.float64]
    names: NDArray[np.uint64]
    asks: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, at: int) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
        """Return cells (ascending) and weights of one text."""
        part = slice(int(self.starts[at]), int(self.starts[at + 1]))
        return self.cells[part], self.weights[part]


def compare(left: Sequence[str], right: Sequence[str], reference: Reference) -> NDArray[np.float32]:
    """Return the likeness, 0 to 1, of each text of `left` (rows) with each of `right` (columns)."""
    from uprtracker.coding.likeness_index import Index  # it is made of vectors

    index = Index.of(vectors(right, reference))
    asked = vectors(left, reference)
    found = [index.scores(asked, at) for at in range(len(asked))]
    return np.stack(found) if found else np.zeros((0, len(right)), np.float32)


def vectors(texts: Sequence[str], reference: Reference) -> Vectors:
    """Return the vectors of `texts`."""
    return stacked(rows(texts, reference))


def rows(texts: Sequence[str], reference: Reference) -> list[Row]:
    """Return each text as a row, for those who keep rows; `stacked` makes vectors of them."""
    found = named(texts, reference)
    return [_row(text, own) for text, own in zip(texts, found, strict=True)]


def stacked(rows: Sequence[Row]) -> Vectors:
    """Return the rows as vectors."""
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row.cells) for row in rows], out=starts[1:])
    return Vectors(
        starts,
        np.concatenate([np.zeros(0, np.uint32), *(row.cells for row in rows)]),
        np.concatenate([np.zeros(0, np.float32), *(row.weights for row in rows)]),
        np.array([row.size for row in rows], np.float64),
        _as_words(row.names for row in rows),
        _as_words(row.asks for row in rows),
    )


def joined(first: Vectors, second: Vectors, order: NDArray[np.int64]) -> Vectors:
    """Return rows of two sets of vectors as one, in `order`: rows of the second count on from the first."""
    lengths = np.concatenate([np.diff(first.starts), np.diff(second.starts)])
    begins = np.concatenate([first.starts[:-1], second.starts[:-1] + len(first.cells)])
    starts = np.zeros(len(order) + 1, np.int64)
    np.cumsum(lengths[order], out=starts[1:])
    places = np.arange(starts[-1]) + np.repeat(begins[order] - starts[:-1], lengths[order])
    return Vectors(
        starts,
        np.concatenate([first.cells, second.cells])[places],
        np.concatenate([first.weights, second.weights])[places],
        np.concatenate([first.sizes, second.sizes])[order],
        np.concatenate([first.names, second.names])[order],
        np.concatenate([first.asks, second.asks])[order],
    )


def disjoint(ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell for each row of `theirs` whether it and `ours` have bits, and none in common."""
    both = theirs.any(axis=1) & bool(ours.any())
    found: NDArray[np.bool_] = np.logical_and(both, ~(theirs & ours).any(axis=1))
    return found


def _bits(words_of: Iterable[str]) -> bytes:
    """Return NAMES bits, one set for each word."""
    bits = 0
    for word in words_of:
        bits |= 1 << crc32(word.encode()) % NAMES
    return bits.to_bytes(NAMES // 8, "little")


def _as_words(bits: Iterable[bytes]) -> NDArray[np.uint64]:
    return np.frombuffer(b"".join(bits), "<u8").reshape(-1, NAMES // 64)


def _row(text: str, found: Named) -> Row:
    counts: dict[int, float] = {}
    before: tuple[int, float] | None = None
    for cell, weight in _terms(text, found):
        if weight < LEAST:
            continue
        counts[cell % CELLS] = max(counts.get(cell % CELLS, 0.0), weight)
        if before and before[0] != cell:
            pair = (before[0] * _MIX + cell) % CELLS
            counts[pair] = max(counts.get(pair, 0.0), NEIGHBOURS * math.sqrt(before[1] * weight))
        before = (cell, weight)
    cells = sorted(counts)
    weights = np.array([counts[cell] for cell in cells], np.float32)
    return Row(
        np.array(cells, np.uint32),
        weights,
        float(np.square(weights, dtype=np.float64).sum()),
        _bits(one.slug for one in found if one.apart),
        _bits(f"{one.slug}:{one.asked}" for one in found if one.apart and one.asked),
    )


def _terms(text: str, found: Named) -> list[tuple[int, float]]:
    """Return hash and weight of each word in order; what is named counts as one word."""
    terms = []
    at = 0
    for one in found:
        start, end = one.place
        terms += [term(word) for word in words(text[at:start])]
        terms.append((crc32(f"named:{one.slug}".encode()), NAMED))
        at = max(at, end)
    return terms + [term(word) for word in words(text[at:])]


@lru_cache(maxsize=1 << 16)
def term(word: str) -> tuple[int, float]:
    """Return the hash of the stem of a word, and what the word weighs: 0 in every text, 1 for a rare one."""
    root = stem(word)
    counts = _counts()
    rarest = math.log(counts[""] / 2)
    weight = max(math.log(counts[""] / counts.get(root, 2)) / rarest, 0.0)
    return crc32(root.encode()), weight**FLATTENED * (WEAK if root in _weak() else 1.0)


@cache
def _counts() -> Mapping[str, int]:
    """Return in how many recommendations each stem stands; under the empty one how many there were."""
    return {row["stem"]: int(row["texts"]) for row in _table("word_counts")}


@cache
def _weak() -> frozenset[str]:
    return frozenset(stem(row["word"]) for row in _table("weak_words"))


def _table(name: str) -> list[dict[str, str]]:
    text = files("uprtracker.coding").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
