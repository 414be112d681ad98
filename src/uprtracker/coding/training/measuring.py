"""How a model did on groups left out: accuracy, kappa, F1, calibration, what it was sure of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from uprtracker.coding.kappa import kappa
from uprtracker.coding.label_scores import LabelScores, label_scores
from uprtracker.coding.model.packing import Bools, Doubles, probabilities
from uprtracker.coding.model.reading import confidence_of_whole, decided
from uprtracker.coding.training.example import Task, blocks_of, targets_of
from uprtracker.coding.training.training import Held, Measured

_BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One scheme over texts left out: what a person and the machine gave, and how sure it was.

    `worth` is the calibrated probability of each label, `whole` that of the whole set.
    """

    truth: Bools
    given: Bools
    worth: Doubles
    whole: Doubles
    sure: Bools
    unseen: Bools


def judged(trained: Measured, task: Task, held: Sequence[Held]) -> Judged:
    """Return what the models said of the texts of some folds, those that persons coded in the scheme."""
    said, known = targets_of(trained.examples, trained.tasks)
    (block,) = (block for block in blocks_of(trained.tasks) if block.scheme == task.scheme)
    part = slice(block.first, block.last)
    pieces = []
    for one in held:
        heard = known[one.rows, block.first] > 0
        numbers, scheme = one.numbers[heard, part], one.schemes[task.scheme]
        raw, given = probabilities(numbers, task.single), decided(numbers, scheme)
        whole = confidence_of_whole(raw, given, scheme)
        worth = np.round(np.interp(raw, *scheme.curve), 4)
        truth = said[one.rows[heard], part] > 0
        pieces.append((truth, given, worth, whole, whole >= scheme.sure, one.unseen[heard]))
    return Judged(*(np.concatenate(piece) for piece in zip(*pieces, strict=True)))


def chosen(all_of: Judged, rows: Bools) -> Judged:
    """Return some of the texts."""
    return Judged(
        all_of.truth[rows],
        all_of.given[rows],
        all_of.worth[rows],
        all_of.whole[rows],
        all_of.sure[rows],
        all_of.unseen[rows],
    )


def scores(of: Judged, task: Task) -> dict[str, float | None]:
    """Return accuracy and quadratic kappa where one label holds, else micro and macro F1 and whole sets."""
    if task.single:
        pairs = list(zip(_one(of.truth, task), _one(of.given, task), strict=True))
        return {
            "accuracy": _share(of.truth.argmax(1) == of.given.argmax(1)),
            "kappa": _round(kappa(pairs, order=task.labels, quadratic=True)),
        }
    found = by_label(of, task)
    return {
        "micro_f1": _round(found.micro_f1),
        "macro_f1": _round(found.macro_f1),
        "whole": _round(found.whole),
    }


def by_label(of: Judged, task: Task) -> LabelScores:
    """Return the scores of each label."""
    return label_scores(list(zip(_sets(of.truth, task), _sets(of.given, task), strict=True)))


def confusion(of: Judged) -> list[list[int]]:
    """Return counts by what the person gave (rows) and the machine (columns)."""
    size = of.truth.shape[1]
    cells = np.bincount(of.truth.argmax(1) * size + of.given.argmax(1), minlength=size * size)
    return [[int(count) for count in row] for row in cells.reshape(size, size)]


def reliability(of: Judged, task: Task) -> list[dict[str, float | int | None]]:
    """Return bins of confidence with the share that was right.

    Of a scheme with one label: of the label given. Else of each label of each text.
    """
    worth, right = _promises(of, task)
    bins = np.minimum((worth * _BINS).astype(int), _BINS - 1)
    return [
        {
            "from": number / _BINS,
            "to": (number + 1) / _BINS,
            "n": int((bins == number).sum()),
            "confidence": _mean(worth[bins == number]),
            "right": _mean(right[bins == number]),
        }
        for number in range(_BINS)
    ]


def calibration_error(of: Judged, task: Task) -> float:
    """Return the mean distance of confidence and share right over the bins, weighted by their counts.

    Of a scheme with several labels only labels given or worth a look count (0.05 and more): the many
    that are plainly absent would make any error small.
    """
    worth, right = _promises(of, task)
    if not task.single:
        worth, right = worth[worth >= 0.05], right[worth >= 0.05]
    bins = np.minimum((worth * _BINS).astype(int), _BINS - 1)
    error = sum(
        (bins == number).mean() * abs(worth[bins == number].mean() - right[bins == number].mean())
        for number in range(_BINS)
        if (bins == number).any()
    )
    return round(float(error), 4)


def _promises(of: Judged, task: Task) -> tuple[Doubles, Doubles]:
    if task.single:
        return of.whole, (of.truth == of.given).all(1).astype(float)
    return of.worth.ravel(), of.truth.ravel().astype(float)


def _one(labels: Bools, task: Task) -> list[str]:
    return [task.labels[place] for place in labels.argmax(1)]


def _sets(labels: Bools, task: Task) -> list[frozenset[str]]:
    return [frozenset(task.labels[place] for place in np.flatnonzero(row)) for row in labels]


def _share(right: Bools) -> float | None:
    return round(float(right.mean()), 4) if len(right) else None


def _mean(values: Doubles) -> float | None:
    return round(float(values.mean()), 4) if len(values) else None


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
