"""Lessons of a larger model, kept in files: what a small network may learn beyond what persons coded.

A lesson is an `.npz` for each fold, made by a model that saw the same examples and nothing of the fold:
`texts` (more texts, such as pieces of the examples put together anew), `targets` (the probabilities of
their labels) and `of_examples` (those of the examples). `training.teacher` writes them.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from uprtracker.coding.training.example import Example, Task
from uprtracker.coding.training.training import Lesson
from uprtracker.core import UprTrackerError

Maker = Callable[[Sequence[Example], Sequence[Task], Path], None]
"""Writes a lesson of examples and tasks to a file: `training.teacher.teach`."""


class Lessons:
    """The lessons in a folder. With `make` those that are missing are made, which takes long."""

    def __init__(self, folder: Path, make: Maker | None = None) -> None:
        self._folder, self._make = folder, make

    def __call__(self, examples: Sequence[Example], tasks: Sequence[Task], name: str) -> Lesson:
        """Return the lesson of a fold. Raises UprTrackerError when it is missing or of other examples."""
        path = self.path(name)
        if self._make and not path.exists():
            self._make(examples, tasks, path)
        try:
            with np.load(path, allow_pickle=False) as arrays:
                lesson = Lesson(
                    arrays["texts"].tobytes().decode("utf-8").split("\n"),
                    arrays["targets"],
                    arrays["of_examples"],
                )
        except (OSError, KeyError, ValueError, BadZipFile) as wrong:
            raise UprTrackerError(
                f"The lesson cannot be read: {wrong}.", place=path.name, remedy="Make the lessons again."
            ) from wrong
        labels = sum(len(task.labels) for task in tasks)
        if lesson.of_examples.shape != (len(examples), labels) or lesson.targets.shape != (
            len(lesson.texts),
            labels,
        ):
            raise UprTrackerError(
                "The lesson was made from other examples.", place=path.name, remedy="Make the lessons again."
            )
        return lesson

    def path(self, name: str) -> Path:
        """Return the file of a fold: `without 1, 6` is `without-1-6.npz`."""
        return self._folder / (name.replace(", ", "-").replace(" ", "-") + ".npz")
