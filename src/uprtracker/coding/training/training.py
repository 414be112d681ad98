"""From examples to a model: learn, leave groups out, calibrate on what was left out, learn from all.

    trained = train(examples, tasks, folds=[["1", "6"], ["2", "8"]])
    trained.model           # ready to be written
    trained.held            # what the models said of the groups they never saw

The figures come from networks in whole numbers, as they are shipped, and from thresholds and curves of the
other groups, so nothing of a group bears on how it is judged.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from uprtracker.coding.model.network import Whole, forward
from uprtracker.coding.model.packing import Bools, Doubles, Floats, Ints, pack
from uprtracker.coding.model.vocabulary import Vocabulary
from uprtracker.coding.model.vocabulary import learn as learn_words
from uprtracker.coding.model.weights import Model, Scheme
from uprtracker.coding.model.words import words_of
from uprtracker.coding.training.calibrating import calibrated
from uprtracker.coding.training.example import Example, Task, blocks_of, targets_of
from uprtracker.coding.training.learning import Recipe, learn
from uprtracker.coding.training.network import forward as forward_in_floats
from uprtracker.coding.training.rounding import rounded
from uprtracker.core import UprTrackerError

_BATCH = 512
# A right answer is aimed at with this much less than certainty.
_DOUBT = 0.05


@dataclass(frozen=True, slots=True)
class Lesson:
    """More to learn from than what persons coded: texts with the probability of each label."""

    texts: Sequence[str]
    targets: Floats
    of_examples: Floats


Teacher = Callable[[Sequence[Example], Sequence[Task], str], Lesson]
"""Given what may be learnt from, the tasks, and a name of the fold, a larger model gives its lesson."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Held:
    """What was said of groups left out: rows of the examples, numbers of all labels, schemes to read them.

    `unseen` is false for a text that stands in the training too, in the words of another group.
    """

    groups: tuple[str, ...]
    rows: Ints
    numbers: Doubles
    schemes: Mapping[str, Scheme]
    unseen: Bools


@dataclass(frozen=True, slots=True)
class Trained:
    """A model learnt from all examples, and how models like it did on each group left out."""

    model: Model
    examples: tuple[Example, ...]
    tasks: tuple[Task, ...]
    held: tuple[Held, ...]


def train(
    examples: Sequence[Example],
    tasks: Sequence[Task],
    *,
    folds: Sequence[Sequence[str]],
    version: str,
    recipe: Recipe | None = None,
    teacher: Teacher | None = None,
    progress: Progress | None = None,
) -> Trained:
    """Return the model and what it said of each fold (groups left out together).

    Raises UprTrackerError when a fold has no example, or leaves none.
    """
    recipe = recipe or Recipe()
    said, known = targets_of(examples, tasks)
    groups = np.array([example.group for example in examples])
    numbers: dict[int, tuple[Ints, Doubles]] = {}
    for number, fold in enumerate(folds):
        out = np.isin(groups, list(fold))
        if not out.any() or out.all():
            raise UprTrackerError(
                f"Leaving out {', '.join(fold)} leaves nothing to learn from or nothing to measure.",
                remedy="Give more sessions or documents.",
            )
        name = f"without {', '.join(fold)}"
        vocabulary, net = _learnt(examples, ~out, said, known, tasks, recipe, teacher, name, progress)
        rows = np.flatnonzero(out)
        numbers[number] = rows, answers(net, vocabulary, [examples[row].text for row in rows.tolist()])
    held = tuple(
        Held(
            groups=tuple(fold),
            rows=numbers[number][0],
            numbers=numbers[number][1],
            schemes=_schemes(tasks, [numbers[other] for other in numbers if other != number], said, known)
            if len(folds) > 1
            else _schemes(tasks, [numbers[number]], said, known),
            unseen=_unseen(examples, numbers[number][0]),
        )
        for number, fold in enumerate(folds)
    )
    everything: Bools = np.ones(len(examples), np.bool_)
    vocabulary, net = _learnt(examples, everything, said, known, tasks, recipe, teacher, "from all", progress)
    schemes = _schemes(tasks, list(numbers.values()), said, known)
    model = Model(version, vocabulary, net, tuple(schemes[task.scheme] for task in tasks))
    return Trained(model, tuple(examples), tuple(tasks), held)


def answers(net: Whole, vocabulary: Vocabulary, texts: Sequence[str]) -> Doubles:
    """Return the numbers (log odds) of all labels for texts."""
    ids = [vocabulary.ids(words_of(text)) for text in texts]
    return np.concatenate(
        [forward(net, pack(ids[first : first + _BATCH])).numbers for first in range(0, len(ids), _BATCH)]
    )


def _learnt(
    examples: Sequence[Example],
    chosen: Bools,
    said: Floats,
    known: Floats,
    tasks: Sequence[Task],
    recipe: Recipe,
    teacher: Teacher | None,
    name: str,
    progress: Progress | None,
) -> tuple[Vocabulary, Whole]:
    rows = np.flatnonzero(chosen)
    own = [examples[row] for row in rows.tolist()]
    texts = [words_of(example.text) for example in own]
    vocabulary = learn_words(texts)
    targets, weights = _softened(said[rows], known[rows], tasks), known[rows]
    if teacher is not None:
        lesson = teacher(own, tasks, name)
        # Where both speak, persons and the larger model count alike; where only it does, it alone.
        targets = np.where(weights > 0, (targets + lesson.of_examples) / 2, lesson.of_examples)
        targets = np.concatenate([targets, lesson.targets]).astype(np.float32)
        weights = np.ones_like(targets)
        texts += [words_of(text) for text in lesson.texts]

    def told(done: int, steps: int, _: float) -> None:
        if progress:
            progress(name, done, steps)

    now = learn(texts, targets, weights, blocks_of(tasks), vocabulary, recipe, told)
    ids = [vocabulary.ids(words) for words in texts[: len(own)]]
    largest = np.max(
        [
            forward_in_floats(now, pack(ids[first : first + _BATCH]))[1].strongest.max(0)
            for first in range(0, len(ids), _BATCH)
        ],
        axis=0,
    )
    return vocabulary, rounded(now, largest)


def _softened(said: Floats, known: Floats, tasks: Sequence[Task]) -> Floats:
    """Return the targets with a little doubt where exactly one label holds."""
    targets = said.copy()
    for block in blocks_of(tasks):
        if block.single:
            part = slice(block.first, block.last)
            targets[:, part] = said[:, part] * (1 - _DOUBT) + _DOUBT / (block.last - block.first)
    return np.where(known > 0, targets, 0).astype(np.float32)


def _schemes(
    tasks: Sequence[Task],
    of: Sequence[tuple[Ints, Doubles]],
    said: Floats,
    known: Floats,
) -> dict[str, Scheme]:
    rows = np.concatenate([rows for rows, _ in of])
    numbers = np.concatenate([numbers for _, numbers in of])
    result = {}
    for task, block in zip(tasks, blocks_of(tasks), strict=True):
        part = slice(block.first, block.last)
        heard = known[rows, block.first] > 0
        result[task.scheme] = calibrated(numbers[heard, part], said[rows[heard], part] > 0, task)
    return result


def _unseen(examples: Sequence[Example], rows: Ints) -> Bools:
    left_out = set(rows.tolist())
    elsewhere = {_folded(one.text) for row, one in enumerate(examples) if row not in left_out}
    return np.array([_folded(examples[row].text) not in elsewhere for row in rows.tolist()])


def _folded(text: str) -> str:
    return " ".join(words_of(text))
