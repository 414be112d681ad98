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
from uprtracker.coding.training.learning import Hold, Recipe, learn
from uprtracker.coding.training.network import Parameters
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
_Numbers = tuple[Ints, Doubles]


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
class Measured:
    """Examples, and what models said of each group left out."""

    examples: tuple[Example, ...]
    tasks: tuple[Task, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Trained(Measured):
    """A model learnt from all examples, and how models like it did on each group left out."""

    model: Model


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
    said, known = targets_of(examples, tasks)
    learning = _Learning(examples, said, known, tasks, recipe or Recipe(), teacher, progress)
    heard = _heard(learning, folds)
    vocabulary, net = learning.learnt(np.ones(len(examples), np.bool_), "from all")
    schemes = _schemes(tasks, heard, said, known)
    model = Model(version, vocabulary, net, tuple(schemes[task.scheme] for task in tasks))
    return Trained(tuple(examples), tuple(tasks), _held(learning, folds, heard), model)


def measure(
    examples: Sequence[Example],
    tasks: Sequence[Task],
    *,
    folds: Sequence[Sequence[str]],
    recipe: Recipe | None = None,
    among: Bools | None = None,
    hold: Hold | None = None,
    progress: Progress | None = None,
) -> Measured:
    """Return what models said of each fold, without learning one from all.

    `among` are the examples that may be learnt from, `hold` keeps parts of the network at nothing: to see
    what more texts, or a part, bring. Raises UprTrackerError as `train` does.
    """
    said, known = targets_of(examples, tasks)
    learning = _Learning(examples, said, known, tasks, recipe or Recipe(), None, progress, hold)
    return Measured(tuple(examples), tuple(tasks), _held(learning, folds, _heard(learning, folds, among)))


def _left_out(examples: Sequence[Example], fold: Sequence[str]) -> Bools:
    out = np.array([example.group in fold for example in examples])
    if not out.any() or out.all():
        raise UprTrackerError(
            f"Leaving out {', '.join(fold)} leaves nothing to learn from or nothing to measure.",
            remedy="Give more sessions or documents.",
        )
    return out


def answers(net: Whole, vocabulary: Vocabulary, texts: Sequence[str]) -> Doubles:
    """Return the numbers (log odds) of all labels for texts."""
    ids = [vocabulary.ids(words_of(text)) for text in texts]
    return np.concatenate(
        [forward(net, pack(ids[first : first + _BATCH])).numbers for first in range(0, len(ids), _BATCH)]
    )


@dataclass(frozen=True, slots=True)
class _Learning:
    """All there is to learn from, of which a fold takes a part."""

    examples: Sequence[Example]
    said: Floats
    known: Floats
    tasks: Sequence[Task]
    recipe: Recipe
    teacher: Teacher | None
    progress: Progress | None
    hold: Hold | None = None

    def learnt(self, chosen: Bools, name: str) -> tuple[Vocabulary, Whole]:
        """Return words and network learnt from the chosen examples."""
        rows = np.flatnonzero(chosen)
        own = [self.examples[row] for row in rows.tolist()]
        texts = [words_of(example.text) for example in own]
        vocabulary = learn_words(texts)
        targets, weights = _softened(self.said[rows], self.known[rows], self.tasks), self.known[rows]
        if self.teacher is not None:
            lesson = self.teacher(own, self.tasks, name)
            # Where both speak, persons and the larger model count alike; where only it does, it alone.
            targets = np.where(weights > 0, (targets + lesson.of_examples) / 2, lesson.of_examples)
            targets = np.concatenate([targets, lesson.targets]).astype(np.float32)
            weights = np.ones_like(targets)
            texts += [words_of(text) for text in lesson.texts]

        def told(done: int, steps: int, _: float) -> None:
            if self.progress:
                self.progress(name, done, steps)

        now = learn(texts, targets, weights, blocks_of(self.tasks), vocabulary, self.recipe, told, self.hold)
        return vocabulary, rounded(now, _largest(now, vocabulary, texts[: len(own)]))


def _heard(learning: _Learning, folds: Sequence[Sequence[str]], among: Bools | None = None) -> list[_Numbers]:
    """Learn once without each fold, and return what was said of it."""
    examples = learning.examples
    left_out = [_left_out(examples, fold) for fold in folds]
    result = []
    for fold, out in zip(folds, left_out, strict=True):
        vocabulary, net = learning.learnt(
            ~out if among is None else ~out & among, f"without {', '.join(fold)}"
        )
        rows = np.flatnonzero(out)
        result.append((rows, answers(net, vocabulary, [examples[row].text for row in rows.tolist()])))
    return result


def _held(learning: _Learning, folds: Sequence[Sequence[str]], heard: Sequence[_Numbers]) -> tuple[Held, ...]:
    """Return what was said of each fold with thresholds and curves of the other folds."""
    return tuple(
        Held(
            groups=tuple(fold),
            rows=rows,
            numbers=numbers,
            schemes=_schemes(
                learning.tasks, [*heard[:place], *heard[place + 1 :]] or heard, learning.said, learning.known
            ),
            unseen=_unseen(learning.examples, rows),
        )
        for place, (fold, (rows, numbers)) in enumerate(zip(folds, heard, strict=True))
    )


def _largest(now: Parameters, vocabulary: Vocabulary, texts: Sequence[list[str]]) -> Floats:
    """Return the largest answer of each filter on the texts."""
    ids = [vocabulary.ids(words) for words in texts]
    batches = (pack(ids[first : first + _BATCH]) for first in range(0, len(ids), _BATCH))
    largest: Floats = np.max([forward_in_floats(now, batch)[1].strongest.max(0) for batch in batches], axis=0)
    return largest


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
    of: Sequence[_Numbers],
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
