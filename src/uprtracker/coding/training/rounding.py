"""What was learnt becomes whole numbers: one byte a word's number, small files, exact sums."""

import numpy as np

from uprtracker.coding.model.network import Whole
from uprtracker.coding.model.packing import WINDOW, Floats
from uprtracker.coding.training.network import Parameters

BYTE = 127
TWO_BYTES = 32767
# Answers of filters stay below this on the texts of the training; an answer may be larger, sums stay exact.
LARGEST_ANSWER = 4096.0


def rounded(now: Parameters, largest: Floats) -> Whole:
    """Return the network in whole numbers; `largest` is the largest answer of each filter in training."""
    scale = np.maximum(np.abs(now.words).max(0), np.abs(now.places).max(0) / 2).clip(1e-8) / BYTE
    words = np.rint(now.words / scale).clip(-BYTE, BYTE)
    places = np.rint(now.places / scale).clip(-2 * BYTE, 2 * BYTE)
    filters = now.filters * np.tile(scale, WINDOW)[:, None]
    of_filter = np.abs(filters).max(0).clip(1e-12) / BYTE
    bias = np.rint(now.bias / of_filter).clip(-(2**22), 2**22)
    step = 2.0 ** max(0, int(np.ceil(np.log2((largest / of_filter).max() / LARGEST_ANSWER))))
    labels = now.labels.astype(np.float64) * np.tile(of_filter * step, 2)[:, None]
    unit = np.abs(labels).max(0).clip(1e-12) / TWO_BYTES
    return Whole(
        words=words.astype(np.float32),
        places=places.astype(np.float32),
        filters=np.rint(filters / of_filter).astype(np.float32),
        bias=bias.astype(np.float32),
        step=step,
        labels=np.rint(labels / unit),
        unit=unit,
        shift=now.shift.astype(np.float64),
    )
