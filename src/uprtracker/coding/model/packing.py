"""Texts of different lengths in one array: numbers of words end to end, `GAP` zeros after each text.

So a window of `GAP + 1` words never reaches into the next text, and nothing is padded to the longest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

WINDOW = 3
GAP = WINDOW - 1

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Bools = NDArray[np.bool_]
Real = TypeVar("Real", np.float32, np.float64)


@dataclass(frozen=True, slots=True)
class Packed:
    """`ids` of words; for each row its text (`owner`) and place in it; where each text starts; lengths."""

    ids: Ints
    owner: Ints
    place: Ints
    starts: Ints
    lengths: Ints


def pack(texts: Sequence[Sequence[int]]) -> Packed:
    """Pack texts given as numbers of words. A text without words is one nothing (0)."""
    lengths = np.fromiter((max(1, len(text)) for text in texts), np.int64, len(texts))
    rows = lengths + GAP
    starts = np.concatenate([[0], np.cumsum(rows)])
    ids = np.zeros(int(starts[-1]), np.int64)
    owner = np.repeat(np.arange(len(texts)), rows)
    place = np.arange(len(ids)) - starts[:-1][owner]
    flat = [number for text in texts for number in (text or (0,))]
    ids[place < lengths[owner]] = flat
    return Packed(ids, owner, place, starts[:-1], lengths)


def windows_of(vectors: Floats) -> Floats:
    """Return for each row its vector and those of the next rows of the window side by side."""
    size = vectors.shape[1]
    windows = np.zeros((len(vectors), WINDOW * size), np.float32)
    for step in range(WINDOW):
        windows[: len(vectors) - step, step * size : (step + 1) * size] = vectors[step:]
    return windows


def probabilities(numbers: NDArray[Real], single: bool) -> NDArray[Real]:
    """Return probabilities of labels from their log odds, before calibration.

    They sum to 1 where exactly one label holds (`single`), else each stands alone.
    """
    if single:
        spread = np.exp(numbers - numbers.max(1, keepdims=True))
        together: NDArray[Real] = spread / spread.sum(1, keepdims=True)
        return together
    alone = 1 / (1 + np.exp(-np.clip(numbers, -30, 30)))
    return alone.astype(numbers.dtype, copy=False)
