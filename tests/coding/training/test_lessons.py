"""Lessons of a larger model: kept in files, refused when they are of other examples."""

from pathlib import Path

import numpy as np
import pytest

from coding.training.sentences import TASKS, examples
from uprtracker.coding.training.example import Example, targets_of
from uprtracker.coding.training.learning import Recipe
from uprtracker.coding.training.lessons import Lessons
from uprtracker.coding.training.pieces import pieces
from uprtracker.coding.training.training import train
from uprtracker.core import UprTrackerError

SMALL = Recipe(size=8, filters=16, rounds=2)


def _write(path: Path, own: list[Example], texts: list[str]) -> None:
    said, _ = targets_of(own, TASKS)
    packed = np.frombuffer("\n".join(texts).encode(), np.uint8)
    np.savez_compressed(path, texts=packed, targets=said[: len(texts)], of_examples=said)


def test_lessons_are_made_once_and_read_again(tmp_path: Path) -> None:
    made = []

    def make(own: list[Example], tasks: object, path: Path) -> None:
        made.append(path.name)
        _write(path, own, [one.text for one in own[:9]])

    for _ in range(2):
        train(examples(), TASKS, folds=[["1"]], version="1", recipe=SMALL, teacher=Lessons(tmp_path, make))
    assert made == ["without-1.npz", "from-all.npz"]


def test_missing_lesson_is_named(tmp_path: Path) -> None:
    with pytest.raises(UprTrackerError, match="without-1-2.npz"):
        Lessons(tmp_path)(examples(), TASKS, "without 1, 2")


def test_lesson_of_other_examples_is_refused(tmp_path: Path) -> None:
    _write(tmp_path / "from-all.npz", examples()[:50], ["Adopt"])
    with pytest.raises(UprTrackerError, match="other examples"):
        Lessons(tmp_path)(examples(), TASKS, "from all")


def test_pieces_are_made_of_what_is_there() -> None:
    texts = [
        "Adopt a law on the rights of children and of women",
        "Protect the homes of farmers by a law",
    ] * 5
    made = pieces(texts, seed=1)
    known = {word for text in texts for word in text.split()}
    assert len(made) > len(texts)
    assert {word for text in made for word in text.split()} <= known
    assert set(made) - set(texts)


def test_pieces_are_the_same_every_time() -> None:
    texts = [one.text for one in examples()]
    assert pieces(texts, seed=1) == pieces(texts, seed=1) != pieces(texts, seed=2)
