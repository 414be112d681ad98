"""A model reads texts: labels with calibrated confidence and the words that speak for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from uprtracker.coding.model.network import Heard, forward, speaking
from uprtracker.coding.model.packing import WINDOW, Bools, Doubles, Packed, pack, probabilities
from uprtracker.coding.model.weights import Model, Scheme
from uprtracker.coding.model.words import places_of, words_of
from uprtracker.core.coded import Coded, Judgement, Place

# Texts read at once: enough for numpy to be quick, few enough for the processor's cache.
BATCH = 128
# A label that is not given is worth a look from this probability on.
WORTH_A_LOOK = 0.2
NEAR = 3
# Evidence: windows until they make up this share of what speaks for the label, two places at most.
SHARE = 0.6
MOST_PLACES = 2


@dataclass(frozen=True, slots=True)
class Read:
    """A batch of texts as the network heard it, and where the words of each text stand."""

    packed: Packed
    heard: Heard
    places: tuple[list[Place], ...]


def coded(model: Model, scheme: str, texts: Sequence[str]) -> list[Coded]:
    """Return the coding of each text in one scheme of the model.

    Raises UprTrackerError when the model does not code the scheme.
    """
    about, part = model.scheme(scheme)
    result: list[Coded] = []
    for first in range(0, len(texts), BATCH):
        batch = tuple(texts[first : first + BATCH])
        result += _coded(model, about, part, batch)
    return result


@lru_cache(maxsize=8)
def _read(model: "_ById", texts: tuple[str, ...]) -> Read:
    """Read a batch; kept for a moment, since several schemes are asked of the same texts."""
    packed = pack([model.model.vocabulary.ids(words_of(text)) for text in texts])
    places = tuple(places_of(text) for text in texts)
    return Read(packed, forward(model.model.net, packed), places)


@dataclass(frozen=True, slots=True)
class _ById:
    """A model as a key: two are the same when they are one object."""

    model: Model

    def __hash__(self) -> int:
        return id(self.model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.model is self.model


def _coded(model: Model, about: Scheme, part: slice, texts: tuple[str, ...]) -> list[Coded]:
    read = _read(_ById(model), texts)
    numbers = read.heard.numbers[:, part]
    raw = probabilities(numbers, about.single)
    given = decided(numbers, about)
    sure_of = confidence_of_whole(raw, given, about)
    worth = np.round(np.interp(raw, *about.curve), 4)
    if about.single:
        # Of the one label given, and of the whole, the confidence is the same.
        worth[given] = sure_of
    evidence = _evidence(model, read, given, part.start)
    labels: list[list[Judgement]] = [[] for _ in texts]
    near: list[list[Judgement]] = [[] for _ in texts]
    for row, label in _most_likely_first(worth, given | (worth >= WORTH_A_LOOK)):
        name, likely = about.labels[label], float(worth[row, label])
        if (row, label) in evidence:
            labels[row].append(Judgement(name, likely, evidence[row, label]))
        elif len(near[row]) < NEAR:
            near[row].append(Judgement(name, likely))
    return [
        Coded(about.name, model.version, tuple(own), whole, whole >= about.sure, tuple(others))
        for own, others, whole in zip(labels, near, sure_of.tolist(), strict=True)
    ]


def _most_likely_first(worth: Doubles, wanted: Bools) -> list[tuple[int, int]]:
    """Return row and label of what is wanted, row by row, the first of equals before the others."""
    rows, labels = np.nonzero(wanted)
    order = np.lexsort((labels, -worth[rows, labels], rows))
    return list(zip(rows[order].tolist(), labels[order].tolist(), strict=True))


def decided(numbers: Doubles, about: Scheme) -> Bools:
    """Return which labels are given (texts x labels): the first of the highest, or all above threshold."""
    if about.single:
        first: Bools = np.arange(numbers.shape[1])[None, :] == numbers.argmax(1)[:, None]
        return first
    above: Bools = numbers > np.array(about.thresholds)
    return above


def confidence_of_whole(raw: Doubles, given: Bools, about: Scheme) -> Doubles:
    """Return for each text the probability that the set of labels is right."""
    if about.single:
        product = raw.max(1)
    else:
        # The sum of logarithms in a fixed order: the same whatever the batch.
        product = np.exp(np.cumsum(np.log(np.where(given, raw, 1 - raw).clip(1e-6)), axis=1)[:, -1])
    worth: Doubles = np.round(np.interp(product, *about.whole), 4)
    return worth


def _evidence(
    model: Model,
    read: Read,
    given: Bools,
    first: int,
) -> dict[tuple[int, int], tuple[Place, ...]]:
    """Return for each text and label given the places that speak for it."""
    rows, labels = np.nonzero(given)
    if not len(rows):
        return {}
    won, gain = speaking(model.net, read.packed, read.heard, rows, labels + first)
    return {
        (row, label): _places(read.places[row], windows, gains)
        for row, label, windows, gains in zip(
            rows.tolist(), labels.tolist(), won.tolist(), gain.tolist(), strict=True
        )
    }


def _places(words: list[Place], windows: list[int], gains: list[float]) -> tuple[Place, ...]:
    """Return the places of the windows that say most, in order; windows that touch become one."""
    total: dict[int, float] = {}
    for window, gain in zip(windows, gains, strict=True):
        if gain > 0:
            total[window] = total.get(window, 0.0) + gain
    enough, said = SHARE * sum(total.values()), 0.0
    chosen: list[Place] = []
    for window in sorted(total, key=lambda window: (-total[window], window)):
        if said >= enough or not words:
            break
        said += total[window]
        last = min(window + WINDOW, len(words)) - 1
        chosen.append((words[window][0], words[last][1]))
    joined: list[Place] = []
    for begin, end in sorted(chosen[:MOST_PLACES]):
        if joined and begin <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)
