"""The forward pass in whole numbers, so that it gives the same to the bit wherever it runs.

Weights and answers are whole numbers small enough that every sum is exact in floating point (below
2^24 in single, 2^53 in double precision). So neither the order in which a library adds up, nor the
number of its threads, nor how texts are put together in batches can change a result.
"""

from dataclasses import dataclass

import numpy as np

from uprtracker.coding.model.packing import Doubles, Floats, Ints, Packed, windows_of

# How many filters are asked where they heard a label.
VOICES = 6


@dataclass(frozen=True, slots=True)
class Whole:
    """The network in whole numbers (see `training.rounding`).

    `words` (words x size), `places` (places x size), `filters` (WINDOW size x filters) and `bias` as
    single precision; answers are divided by `step`, a power of two. `labels` (2 filters x labels) in
    double precision; `unit` and `shift` turn a label's sum into the logarithm of its odds.
    """

    words: Floats
    places: Floats
    filters: Floats
    bias: Floats
    step: float
    labels: Doubles
    unit: Doubles
    shift: Doubles


@dataclass(frozen=True, slots=True)
class Heard:
    """What the filters answered: all `answers` (rows x filters), per text the `strongest`, and `numbers`."""

    answers: Floats
    strongest: Floats
    numbers: Doubles


def forward(net: Whole, packed: Packed) -> Heard:
    """Return the numbers of all labels (log odds) for each text, and what they come from."""
    vectors = net.words[packed.ids]
    early = packed.place < np.minimum(packed.lengths, len(net.places))[packed.owner]
    vectors[early] += net.places[packed.place[early]]
    # Divided before the sums, not after: the step is a power of two, so nothing is lost, and it is quicker.
    share = np.float32(1 / net.step)
    answers = windows_of(vectors) @ (net.filters * share)
    answers += net.bias * share
    np.maximum(answers, 0, out=answers)
    np.floor(answers, out=answers)
    answers[packed.place >= packed.lengths[packed.owner]] = 0
    strongest = np.maximum.reduceat(answers, packed.starts)
    total = np.add.reduceat(answers, packed.starts).astype(np.float64)
    mean = np.rint(total / np.sqrt(packed.lengths.astype(np.float64))[:, None])
    sums = np.concatenate([strongest.astype(np.float64), mean], 1) @ net.labels
    return Heard(answers, strongest, sums * net.unit + net.shift)


def speaking(net: Whole, packed: Packed, heard: Heard, texts: Ints, labels: Ints) -> tuple[Ints, Doubles]:
    """Return where a text speaks for a label: the first words of windows, and how much each adds.

    `texts` and `labels` go in pairs; both results have a line for each pair and `VOICES` columns, the
    loudest filters first. What does not speak for the label adds 0 or less.
    """
    filters = heard.strongest.shape[1]
    gain = heard.strongest[texts] * net.labels[:filters].T[labels]
    loudest = _loudest(gain, min(VOICES, filters))
    lengths = packed.lengths[texts]
    steps = np.arange(int(lengths.max()))[None, :]
    rows = packed.starts[texts][:, None] + np.minimum(steps, lengths[:, None] - 1)
    won = heard.answers[rows[:, :, None], loudest[:, None, :]].argmax(1)
    return won, np.take_along_axis(gain, loudest, 1)


def _loudest(gain: Doubles, voices: int) -> Ints:
    """Return the filters of the highest gains in order, the first of equals before the others.

    Gains are whole numbers: with its place added each is another, so that a search for the highest
    few finds the same ones on every machine, in less time than all are sorted.
    """
    filters = gain.shape[1]
    ranked = np.arange(filters) - gain * filters
    few = np.argpartition(ranked, voices - 1, axis=1)[:, :voices]
    order = np.argsort(np.take_along_axis(ranked, few, 1), axis=1)
    loudest: Ints = np.take_along_axis(few, order, 1)
    return loudest
