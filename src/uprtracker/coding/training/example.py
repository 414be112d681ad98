"""What a person coded: a text with its labels in some schemes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from uprtracker.coding.model.packing import Floats
from uprtracker.coding.training.learning import Block


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a `group` (its session or document: what is left out together) with the labels it was given.

    A scheme missing from `labels` is one nobody coded for this text; an empty tuple means no label holds.
    """

    text: str
    group: str
    labels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """A scheme to learn: its labels in order; `single`: exactly one holds."""

    scheme: str
    labels: tuple[str, ...]
    single: bool


# A label of many weighs less than the one of a scheme with one: about as much as gives both their due.
_WEIGHT_OF_MANY = 30.0


def blocks_of(tasks: Sequence[Task]) -> tuple[Block, ...]:
    """Return where the labels of each task stand among all."""
    blocks, first = [], 0
    for task in tasks:
        last = first + len(task.labels)
        weight = 1.0 if task.single else _WEIGHT_OF_MANY / len(task.labels)
        blocks.append(Block(task.scheme, first, last, task.single, weight))
        first = last
    return tuple(blocks)


def targets_of(examples: Sequence[Example], tasks: Sequence[Task]) -> tuple[Floats, Floats]:
    """Return what persons said (examples x labels, 0 or 1) and where they said anything (same shape)."""
    blocks = blocks_of(tasks)
    said = np.zeros((len(examples), blocks[-1].last), np.float32)
    known = np.zeros_like(said)
    for task, block in zip(tasks, blocks, strict=True):
        place = {label: block.first + number for number, label in enumerate(task.labels)}
        for row, example in enumerate(examples):
            given = example.labels.get(task.scheme)
            if given is None or (task.single and len(given) != 1):
                continue
            known[row, block.first : block.last] = 1
            for label in given:
                if label in place:
                    said[row, place[label]] = 1
    return said, known


def distinct(examples: Iterable[Example]) -> list[Example]:
    """Return the examples with each text once in its group, the first of equals."""
    seen: dict[tuple[str, str], Example] = {}
    for example in examples:
        seen.setdefault((example.group, example.text), example)
    return list(seen.values())
