"""The card of a model of tags: rules, model and both against OHCHR's tags, on documents left out."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from uprtracker.coding.coders import Coder
from uprtracker.coding.learnt_tags import NEVER_SURE, By, Learnt, Use, joined
from uprtracker.coding.training.example import Task
from uprtracker.coding.training.held_codings import held_codings
from uprtracker.coding.training.training import Held, Trained
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

_RIGHT_ENOUGH = 0.8
_ENOUGH_GIVEN = 5
_MOSTLY_WRONG = 0.4
_ENOUGH_SETS = 50
_WAYS: tuple[By, ...] = ("model", "rules", "either")
Tagged = tuple[frozenset[str], Coded, Coded]
"""OHCHR's tags of a text, what the rules say and what the model says."""


def scheme_of_card(trained: Trained, task: Task, rules: Coder, reference: Reference) -> dict[str, Any]:
    """Return what the card says of a scheme: figures of rules, model and both, and who decides each label."""
    folds = [_tagged(trained, task, held, rules, reference) for held in trained.held]
    together = [one for fold in folds for one in fold]
    uses = _uses(task, together)
    # Each fold is judged by what the others say of who should decide.
    said: list[tuple[frozenset[str], Coded]] = []
    for number, fold in enumerate(folds):
        others = [one for other, each in enumerate(folds) if other != number for one in each]
        about = Learnt(_uses(task, others), NEVER_SURE)
        said += [(tags, joined(ruled, read, about)) for tags, ruled, read in fold]
    return {
        "rules": _figures([(tags, frozenset(ruled.labels)) for tags, ruled, _read in together]),
        "model": _figures([(tags, frozenset(read.labels)) for tags, _ruled, read in together]),
        "joined": _figures([(tags, frozenset(one.labels)) for tags, one in said]),
        "sure_from": _sure_from(said),
        "labels": [_label(label, together, use) for label, use in sorted(uses.items())],
    }


def _tagged(trained: Trained, task: Task, held: Held, rules: Coder, reference: Reference) -> list[Tagged]:
    rows = [
        trained.examples[row] for row in held.rows.tolist() if task.scheme in trained.examples[row].labels
    ]
    tags = [frozenset(one.labels[task.scheme]) for one in rows]
    ruled = rules([one.text for one in rows], reference)
    return list(zip(tags, ruled, held_codings(trained, task, held), strict=True))


def _uses(task: Task, of: Sequence[Tagged]) -> dict[str, Use]:
    """Return who decides each label; what was never learnt is the rules', unless they are mostly wrong."""
    found = {label: _use(label, of) for label in task.labels}
    given = Counter(label for _tags, ruled, _read in of for label in ruled.labels)
    for label in sorted(given.keys() - found.keys()):
        _f1, precision, _recall = _counted(label, of, "rules")
        wrong = given[label] >= _ENOUGH_GIVEN and precision < _MOSTLY_WRONG
        found[label] = Use("nobody" if wrong else "rules", precision)
    return found


def _use(label: str, of: Sequence[Tagged]) -> Use:
    """Return who decides a label best; of equals the model."""
    best = max(_WAYS, key=lambda way: _counted(label, of, way)[0])
    _f1, precision, _recall = _counted(label, of, best)
    return Use(best, precision)


def _counted(label: str, of: Sequence[Tagged], way: By) -> tuple[float, float, float]:
    """Return F1, precision and recall of a label, decided in one way."""
    both = ours = theirs = 0
    for tags, ruled, read in of:
        found = (way != "rules" and label in read.labels) or (way != "model" and label in ruled.labels)
        both += found and label in tags
        ours += found
        theirs += label in tags
    return (
        round(2 * both / max(1, ours + theirs), 4),
        round(both / max(1, ours), 4),
        round(both / max(1, theirs), 4),
    )


def _label(label: str, of: Sequence[Tagged], use: Use) -> dict[str, Any]:
    scores = {way: _counted(label, of, way) for way in _WAYS}
    _f1, precision, recall = scores.get(use.by, (0.0, 0.0, 0.0))
    return {
        "label": label,
        "n": sum(label in tags for tags, _ruled, _read in of),
        "by": use.by,
        "right": use.right,
        "precision": precision,
        "recall": recall,
        "f1": {way: score[0] for way, score in scores.items()},
    }


def _figures(sets: Sequence[tuple[frozenset[str], frozenset[str]]]) -> dict[str, float]:
    both = sum(len(tags & found) for tags, found in sets)
    ours = sum(len(found) for _tags, found in sets)
    theirs = sum(len(tags) for tags, _found in sets)
    return {
        "n": len(sets),
        "precision": round(both / max(1, ours), 4),
        "recall": round(both / max(1, theirs), 4),
        "micro_f1": round(2 * both / max(1, ours + theirs), 4),
        "whole": round(sum(tags == found for tags, found in sets) / max(1, len(sets)), 4),
    }


def _sure_from(said: Sequence[tuple[frozenset[str], Coded]]) -> float:
    """Return the lowest confidence from which four labels in five were right, above 1 where none is."""
    for twentieth in range(20):
        level = twentieth / 20
        above = [
            (tags, frozenset(one.labels)) for tags, one in said if one.labels and one.confidence >= level
        ]
        if len(above) < _ENOUGH_SETS:
            break
        if _figures(above)["precision"] >= _RIGHT_ENOUGH:
            return level
    return NEVER_SURE
