"""Thresholds and honest confidences, from texts that the network did not learn from.

Confidence is a promise: of the labels given with 0.8, eight of ten should be right. What the network
says is set against what persons said, in bins of equal count, and made to rise (pool adjacent
violators: Ayer and others, 1955).
"""

from collections.abc import Sequence

import numpy as np

from uprtracker.coding.model.packing import Bools, Doubles, Ints, probabilities
from uprtracker.coding.model.reading import confidence_of_whole, decided
from uprtracker.coding.model.weights import Curve, Scheme
from uprtracker.coding.training.example import Task

STRAIGHT: Curve = ((0.0, 1.0), (0.0, 1.0))
# Log odds that are tried as thresholds.
_TRIED = np.arange(-2.0, 1.01, 0.1)
# A label with this many examples has its own threshold by half, the common one by half.
_HALF = 150
_BINS = 24
# The machine is sure of this share; a little more than four of five, to stay above it on new sessions.
_SURE = 0.82


def calibrated(numbers: Doubles, truth: Bools, task: Task) -> Scheme:
    """Return how numbers (log odds, texts x labels) become codings, so that they come nearest `truth`."""
    thresholds = (0.0,) * len(task.labels) if task.single else thresholds_for(numbers, truth)
    rough = Scheme(task.scheme, task.labels, task.single, thresholds, STRAIGHT, STRAIGHT, 0.0)
    raw = probabilities(numbers, task.single)
    given = decided(numbers, rough)
    product = confidence_of_whole(raw, given, rough)
    right = (given == truth).all(1)
    whole = curve_of(product, right)
    curve = curve_of(raw.ravel(), truth.ravel())
    worth = np.round(np.interp(product, *whole), 4)
    sure = float(np.quantile(worth, 1 - _SURE)) if len(worth) else 0.0
    return Scheme(task.scheme, task.labels, task.single, thresholds, curve, whole, sure)


def thresholds_for(numbers: Doubles, truth: Bools) -> tuple[float, ...]:
    """Return for each label the log odds from which to give it, for the best F1.

    Rare labels lean on the common threshold, or chance would choose theirs.
    """
    common = float(max(_TRIED, key=lambda tried: _f1(numbers > tried, truth)))
    result = []
    for label in range(truth.shape[1]):
        one, said = numbers[:, label], truth[:, label]
        own = float(max(_TRIED, key=lambda tried: _f1(one > tried, said)))
        share = said.sum() / (said.sum() + _HALF)
        result.append(round(float(share * own + (1 - share) * common), 3))
    return tuple(result)


def _f1(
    given: Bools,
    said: Bools,
) -> float:
    both = int((given & said).sum())
    return 2 * both / max(1, int(given.sum()) + int(said.sum()))


def curve_of(raw: Sequence[float] | Doubles, right: Sequence[bool] | Bools) -> Curve:
    """Return a rising curve from raw probabilities to the share that was right."""
    raw, right = np.asarray(raw, float), np.asarray(right, float)
    if not len(raw):
        return STRAIGHT
    order = np.argsort(raw, kind="stable")
    # Most labels are clearly not given: bins of equal count would leave nothing for the rest.
    edges = np.unique(np.concatenate([_by_count(raw[order]), _by_value(raw[order])]))
    pools = [
        [float(raw[order][a:b].mean()), float(right[order][a:b].mean()), float(b - a)]
        for a, b in zip(edges, edges[1:], strict=False)
    ]
    rising: list[list[float]] = []
    for pool in pools:
        rising.append(pool)
        while len(rising) > 1 and rising[-2][1] >= rising[-1][1]:
            low, high = rising[-2], rising.pop()
            n = low[2] + high[2]
            rising[-1] = [(low[k] * low[2] + high[k] * high[2]) / n for k in (0, 1)] + [n]
    return tuple(round(pool[0], 6) for pool in rising), tuple(round(pool[1], 6) for pool in rising)


def _by_count(raw: Doubles) -> Ints:
    return np.linspace(0, len(raw), min(_BINS, max(1, len(raw) // 40)) + 1).astype(np.int64)


def _by_value(raw: Doubles) -> Ints:
    """Return the ends of bins by value, each with at least 40 texts."""
    ends = np.searchsorted(raw, np.linspace(0, 1, _BINS + 1)[1:-1]).astype(np.int64)
    kept = [0]
    for end in ends.tolist():
        if end - kept[-1] >= 40 and len(raw) - end >= 40:
            kept.append(end)
    return np.array(kept[1:], np.int64)
