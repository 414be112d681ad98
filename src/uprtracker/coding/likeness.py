"""How alike are two recommendations? Lexical: the same words, in the same neighbourhoods, weighted by rarity.

    compare(["Consider ratifying CED"], ["Ratify CED", "Ratify CAT"], reference)   [[0.9, 0.0]]

A text is a vector of the stems of its words and of each two neighbours, hashed; a rare word weighs
more (`data/word_counts.csv` says in how many recommendations a stem stands), and those that say only
how far a wish goes ("consider", "continue", "take measures") weigh little (`data/weak_words.csv`): the
same wish in another action category is the same wish. Treaties count as one word, however they are
written; texts that name different ones are not alike at all. The likeness is the cosine of the two
vectors, from 0 to 1. It depends on the two texts alone, never on what else is there.
"""

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from uprtracker.coding.named import Named, named
from uprtracker.coding.words import stem, words
from uprtracker.reference import Reference

VERSION = "lexical-1"
CELLS = 1 << 20  # that words and neighbours are hashed into
NEIGHBOURS = 0.55  # what two neighbours weigh against the geometric mean of their weights
NAMED = 1.0  # what a treaty weighs; the rarest word weighs 1
WEAK = 0.3  # what is left of the weight of a word that only says how far the wish goes
LEAST = 0.12  # words that weigh less ("the", "of") are nobody's neighbours
NAMES = 8 * 64  # bits for the treaties that a text names
_MIX = 0x9E3779B1


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sparse unit vectors, one a text: row `i` is `cells` and `weights` from `starts[i]` to `starts[i + 1]`.

    `names` has a bit for each treaty that the text names.
    """

    starts: NDArray[np.int64]
    cells: NDArray[np.uint32]
    weights: NDArray[np.float32]
    names: NDArray[np.uint64]

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
    rows, names = [], np.zeros((len(texts), NAMES // 64), np.uint64)
    for at, (text, found) in enumerate(zip(texts, named(texts, reference), strict=True)):
        rows.append(_row(text, found))
        for _place, slug in found:
            word, bit = divmod(crc32(slug.encode()) % NAMES, 64)
            names[at, word] |= np.uint64(1 << bit)
    starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(cells) for cells, _weights in rows], out=starts[1:])
    none_c, none_w = np.zeros(0, np.uint32), np.zeros(0, np.float32)
    cells = np.concatenate([none_c, *(cells for cells, _weights in rows)])
    weights = np.concatenate([none_w, *(weights for _cells, weights in rows)])
    return Vectors(starts, cells, weights, names)


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
        np.concatenate([first.names, second.names])[order],
    )


def disjoint(ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell for each row of `theirs` whether both name treaties, and none in common."""
    both = theirs.any(axis=1) & bool(ours.any())
    found: NDArray[np.bool_] = np.logical_and(both, ~(theirs & ours).any(axis=1))
    return found


def _row(text: str, found: Named) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Return the cells and weights of one text: rows of length 1, or empty."""
    counts: dict[int, float] = {}
    before: tuple[int, float] | None = None
    for cell, weight in _terms(text, found):
        counts[cell % CELLS] = max(counts.get(cell % CELLS, 0.0), weight)
        if weight < LEAST:
            continue
        if before and before[0] != cell:
            pair = (before[0] * _MIX + cell) % CELLS
            counts[pair] = max(counts.get(pair, 0.0), NEIGHBOURS * math.sqrt(before[1] * weight))
        before = (cell, weight)
    cells = np.fromiter(sorted(counts), np.uint32, len(counts))
    weights = np.fromiter((counts[cell] for cell in sorted(counts)), np.float64, len(counts))
    length = math.sqrt(float(np.dot(weights, weights)))
    return cells, (weights / length if length else weights).astype(np.float32)


def _terms(text: str, found: Named) -> list[tuple[int, float]]:
    """Return hash and weight of each word in order; what is named counts as one word."""
    terms = []
    at = 0
    for (start, end), slug in found:
        if start >= at:
            terms += [_term(word) for word in words(text[at:start])]
            terms.append((crc32(f"named:{slug}".encode()), NAMED))
            at = end
    return terms + [_term(word) for word in words(text[at:])]


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> tuple[int, float]:
    """Return the hash of the stem of a word, and what the word weighs: 0 in every text, 1 for a rare one."""
    root = stem(word)
    counts = _counts()
    rarest = math.log(counts[""] / 2)
    weight = math.log(counts[""] / counts.get(root, 2)) / rarest
    return crc32(root.encode()), weight * (WEAK if root in _weak() else 1.0)


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
