"""The network as it learns: words, windows of three, the strongest and the mean of each filter, labels.

    word vectors (+ a vector for each of the first places)
      -> filters over windows of three words, only what is above zero
      -> the strongest and the summed answer of each filter over the text
      -> one number for each label

The gradients are written out by hand: there is one layer of filters, and so training needs numpy only.
"""

from dataclasses import dataclass

import numpy as np

from uprtracker.coding.model.packing import WINDOW, Floats, Ints, Packed, windows_of

PLACES = 20


@dataclass(slots=True)
class Parameters:
    """`words` (words x size), `places` (PLACES x size), `filters` (3 size x filters) and their `bias`,
    `labels` (2 filters x labels) and their `shift`.
    """

    words: Floats
    places: Floats
    filters: Floats
    bias: Floats
    labels: Floats
    shift: Floats

    def arrays(self) -> tuple[Floats, ...]:
        """Return all arrays in a fixed order."""
        return (self.words, self.places, self.filters, self.bias, self.labels, self.shift)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the way back needs of the way there."""

    windows: Floats
    answers: Floats
    strongest: Floats
    scale: Floats
    pooled: Floats
    dropped_words: Floats | None
    dropped: Floats | None


def start(words: int, size: int, filters: int, shift: Floats, random: np.random.Generator) -> Parameters:
    """Return parameters to start from; `shift` are the log odds of the labels."""

    def drawn(*shape: int, spread: float) -> Floats:
        return (random.standard_normal(shape) * spread).astype(np.float32)

    table = drawn(words, size, spread=0.1)
    table[0] = 0
    return Parameters(
        words=table,
        places=np.zeros((PLACES, size), np.float32),
        filters=drawn(WINDOW * size, filters, spread=(1 / 3 / (WINDOW * size)) ** 0.5),
        bias=np.zeros(filters, np.float32),
        labels=drawn(2 * filters, len(shift), spread=(1 / 3 / (2 * filters)) ** 0.5),
        shift=shift.astype(np.float32),
    )


def forward(
    now: Parameters,
    packed: Packed,
    random: np.random.Generator | None = None,
    drop_words: float = 0.1,
    drop: float = 0.3,
) -> tuple[Floats, Kept]:
    """Return the numbers of the labels for each text, and what `backward` needs.

    With `random` (learning) parts of the vectors and of the pooled answers are left out at random.
    """
    vectors = now.words[packed.ids]
    early = packed.place < np.minimum(packed.lengths, PLACES)[packed.owner]
    vectors[early] += now.places[packed.place[early]]
    dropped_words = dropped = None
    if random is not None:
        dropped_words = _mask(random, vectors.shape, drop_words)
        vectors *= dropped_words
    windows = windows_of(vectors)
    answers = windows @ now.filters
    answers += now.bias
    np.maximum(answers, 0, out=answers)
    answers[packed.place >= packed.lengths[packed.owner]] = 0
    strongest = np.maximum.reduceat(answers, packed.starts)
    scale = (1 / np.sqrt(packed.lengths)).astype(np.float32)[:, None]
    pooled = np.concatenate([strongest, np.add.reduceat(answers, packed.starts) * scale], 1)
    if random is not None:
        dropped = _mask(random, pooled.shape, drop)
        pooled *= dropped
    numbers = pooled @ now.labels + now.shift
    return numbers, Kept(windows, answers, strongest, scale, pooled, dropped_words, dropped)


def backward(now: Parameters, packed: Packed, kept: Kept, wrong: Floats) -> Parameters:
    """Return the gradients of all parameters; `wrong` is the gradient of the labels' numbers."""
    pooled = wrong @ now.labels.T
    if kept.dropped is not None:
        pooled *= kept.dropped
    filters = now.filters.shape[1]
    of_strongest, of_mean = pooled[:, :filters], pooled[:, filters:] * kept.scale
    answers = np.where(kept.answers == kept.strongest[packed.owner], of_strongest[packed.owner], 0)
    answers += of_mean[packed.owner]
    answers[kept.answers <= 0] = 0
    windows = answers @ now.filters.T
    vectors = _unwindow(windows, now.words.shape[1])
    if kept.dropped_words is not None:
        vectors *= kept.dropped_words
    early = packed.place < np.minimum(packed.lengths, PLACES)[packed.owner]
    words = _gather(packed.ids, vectors, len(now.words))
    words[0] = 0
    return Parameters(
        words=words,
        places=_gather(packed.place[early], vectors[early], PLACES),
        filters=kept.windows.T @ answers,
        bias=answers.sum(0),
        labels=kept.pooled.T @ wrong,
        shift=wrong.sum(0),
    )


def _unwindow(windows: Floats, size: int) -> Floats:
    """Add up what the windows say of each row: the way back of `windows_of`."""
    vectors = windows[:, :size].copy()
    for step in range(1, WINDOW):
        vectors[step:] += windows[: len(windows) - step, step * size : (step + 1) * size]
    return vectors


def _gather(rows: Ints, values: Floats, length: int) -> Floats:
    """Return an array with the values added up by row."""
    total = np.zeros((length, values.shape[1]), np.float32)
    if len(rows):
        order = np.argsort(rows, kind="stable")
        ordered = rows[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        total[ordered[starts]] = np.add.reduceat(values[order], starts)
    return total


def _mask(random: np.random.Generator, shape: tuple[int, ...], share: float) -> Floats:
    kept = (random.random(shape, np.float32) >= share).astype(np.float32)
    kept /= np.float32(1 - share)
    return kept
