"""How well each of some records answers a search text: the sum over its words and phrases."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from uprtracker.search.columns import Rows
from uprtracker.search.expression import Expression, Field, Phrase, Word, leaves
from uprtracker.search.found import Found, places
from uprtracker.search.matching import Lookup
from uprtracker.search.ranking import LABEL_WEIGHT, UNIT, Scores, weights
from uprtracker.search.text_files import TextFiles


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much it says to find a word or phrase in a text, and in a label."""

    text: float
    label: float


def scores(
    files: TextFiles,
    expression: Expression,
    rows: Rows,
    look: Lookup,
    rarity: Callable[[Word | Phrase], Rarity],
) -> Scores:
    """Return the score of each of these records (rising); words under a NOT count for nothing."""
    total = np.zeros(len(rows), dtype=np.float32)
    if not len(rows):
        return total
    for leaf in dict.fromkeys(leaves(expression)):
        if isinstance(leaf, Field):
            continue
        hits, rare = look(leaf), rarity(leaf)
        total += _in_text(files, leaf, hits.text, rows) * np.float32(rare.text / UNIT)
        if hits.label.count():
            total[hits.label.holds(rows)] += LABEL_WEIGHT * rare.label
    return total


def _in_text(files: TextFiles, leaf: Word | Phrase, found: Found, rows: Rows) -> Scores:
    """Return the weight of the leaf in each text; zero where it does not stand."""
    terms = files.stems_of(leaf.words[0]) if _is_plain(leaf) else []
    best = np.zeros(len(rows), dtype=np.uint8)
    for term in terms:
        np.maximum(best, _weights(files, term, rows), out=best)
    if found.count() > max((files.stems.count(term) for term in terms), default=0):
        # What no stem found, a phrase or another name of the same thing did.
        other = np.flatnonzero((best == 0) & found.holds(rows))
        best[other] = weights(np.ones(len(other), np.int64), files.texts.lengths(rows[other]))
    return best.astype(np.float32)


def _is_plain(leaf: Word | Phrase) -> bool:
    return isinstance(leaf, Word) and not leaf.prefix and len(leaf.words) == 1


def _weights(files: TextFiles, term: int, rows: Rows) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    having, kept = files.stems.rows(term), files.weights_of(term)
    if len(rows) == len(having) and np.array_equal(rows, having):
        return kept
    if len(rows) * 16 < len(having):
        place, there = places(having, rows)
        return np.where(there, kept[place], 0).astype(np.uint8)
    every = np.zeros(files.size, dtype=np.uint8)
    every[having] = kept
    return every[rows]
