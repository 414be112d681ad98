"""The gradients written by hand are those of the function: set against small steps."""

import numpy as np

from uprtracker.coding.model.packing import pack
from uprtracker.coding.training.learning import Block, difference
from uprtracker.coding.training.network import Parameters, backward, forward, start

BLOCKS = (Block("one", 0, 3, single=True), Block("many", 3, 5, single=False, weight=0.5))
TEXTS = [[3, 4, 5, 6, 7], [2], [], [9, 9, 8, 1]]
STEP = 2e-3


def _loss(now: Parameters) -> float:
    numbers, _ = forward(now, pack(TEXTS))
    return difference(numbers, TARGETS, KNOWN, BLOCKS)[1]


TARGETS = np.array([[1, 0, 0, 1, 0], [0, 1, 0, 0, 0], [0, 0, 1, 1, 1], [0, 0, 1, 0, 1]], np.float32)
KNOWN = np.array([[1] * 5, [0, 0, 0, 1, 1], [1] * 5, [1] * 5], np.float32)


def test_gradients_match_small_steps() -> None:
    random = np.random.default_rng(3)
    now = start(12, 6, 8, np.zeros(5, np.float32), random)
    for array in now.arrays():
        array += random.standard_normal(array.shape).astype(np.float32) * 0.3
    now.words[0] = 0
    numbers, kept = forward(now, pack(TEXTS))
    wrong, _ = difference(numbers, TARGETS, KNOWN, BLOCKS)
    slopes = backward(now, pack(TEXTS), kept, wrong)
    checked = 0
    for array, slope in zip(now.arrays(), slopes.arrays(), strict=True):
        for place in random.choice(array.size, min(12, array.size), replace=False):
            if array is now.words and place < array.shape[1]:
                continue  # the vector of nothing stays nothing
            before = array.flat[place]
            array.flat[place] = before + STEP
            up = _loss(now)
            array.flat[place] = before - STEP
            down = _loss(now)
            array.flat[place] = before
            assert abs((up - down) / (2 * STEP) - slope.flat[place]) < 1e-2
            checked += 1
    assert checked > 50
