"""How well a record answers: BM25 over stems, less for words that stand in a label only.

The part of BM25 that depends on the record alone (how often the word stands in it, how long
it is) is worked out when the index is built and kept in one byte per word and record. Lengths
are measured against a fixed length, not the average of the index, so that the scores of
different segments can be compared.
"""

import math

import numpy as np
from numpy.typing import NDArray

from uprtracker.search.bits import Rows

Scores = NDArray[np.float32]
Weights = NDArray[np.uint8]

# BM25's two constants, and the length of a text (in words) that is neither short nor long.
SATURATION = 1.2
LENGTH_MATTERS = 0.6
USUAL_LENGTH = 24
# A weight of 1 (the word once in a text of the usual length) is written as this number.
UNIT = 100
# What a word in the name of a State or an issue counts beside one in the text.
LABEL_WEIGHT = 0.5
_BLOCK = 64


def weights(times: NDArray[np.integer], lengths: NDArray[np.integer]) -> Weights:
    """Return the weights of words that stand `times` in texts of these lengths, as bytes."""
    longer = 1 - LENGTH_MATTERS + LENGTH_MATTERS * lengths / USUAL_LENGTH
    found = times * (SATURATION + 1) / (times + SATURATION * longer)
    return np.clip(np.rint(found * UNIT), 1, 255).astype(np.uint8)


def rarity(having: int, records: int) -> float:
    """Return how much finding a word says that `having` of so many records have."""
    return math.log(1 + (records - having + 0.5) / (having + 0.5))


def best_first(scores: Scores, rows: Rows, upto: int) -> Rows:
    """Return the first `upto` records of the ranking, best first; of equals, the one with the lower number.

    `rows` rise and `scores` belong to them. What follows is never looked at, so that a
    page costs no sorting of all.
    """
    if upto * _BLOCK < len(rows):
        least = _sure(scores, upto)
        above = (scores > least).nonzero()[0]
        if len(above) < upto:
            equal = (scores == least).nonzero()[0][: upto - len(above)]
            above = np.sort(np.concatenate((above, equal)))
        scores, rows = scores[above], rows[above]
    return rows[np.argsort(-scores, kind="stable")][:upto]


def _sure(scores: Scores, upto: int) -> np.float32:
    """Return a score that at least `upto` records reach: so many blocks have one that does."""
    whole = len(scores) // _BLOCK * _BLOCK
    highest = scores[:whole].reshape(-1, _BLOCK).max(axis=1)
    found: np.float32 = np.partition(highest, len(highest) - upto)[len(highest) - upto]
    return found
