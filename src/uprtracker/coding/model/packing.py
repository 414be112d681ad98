"""Texts of different lengths in one array: numbers of words end to end, `GAP` zeros after each text.

So a window of `GAP + 1` words never reaches into the next text, and nothing is padded to the longest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WINDOW = 3
GAP = WINDOW - 1

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Bools = NDArray[np.bool_]


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
