"""The card of a model: from what it was trained, and how models like it did on sessions left out.

Its shape is `models/card.schema.json`; the page on how we code is made from it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from uprtracker.coding.training.example import Task
from uprtracker.coding.training.measuring import (
    Judged,
    by_label,
    calibration_error,
    chosen,
    confusion,
    judged,
    reliability,
    scores,
)
from uprtracker.coding.training.training import Held, Trained


def card(
    trained: Trained,
    *,
    date: str,
    source: str,
    recommendations: int,
    method: str,
    yardstick: Mapping[str, Mapping[str, float]],
) -> dict[str, Any]:
    """Return the card; `date` is the day of the training.

    `recommendations` counts the examples before equals were left out; `yardstick` are the means of the
    method to beat on the same folds.
    """
    result: dict[str, Any] = {
        "version": trained.model.version,
        "date": date,
        "data": {
            "source": source,
            "sessions": sorted({int(example.group) for example in trained.examples}),
            "recommendations": recommendations,
            "distinct_texts": len({example.text for example in trained.examples}),
        },
        "method": method,
        "folds": [_fold(trained, held) for held in trained.held],
        "yardstick": yardstick,
    }
    for task in trained.tasks:
        result[task.scheme] = _scheme(trained, task)
    return result


def _fold(trained: Trained, held: Held) -> dict[str, Any]:
    found = {task: judged(trained, task, [held]) for task in trained.tasks}
    return {
        "sessions": sorted(map(int, held.groups)),
        "n": len(held.rows),
        **{task.scheme: scores(one, task) for task, one in found.items()},
        "unseen": {
            "n": int(held.unseen.sum()),
            **{task.scheme: scores(chosen(one, one.unseen), task) for task, one in found.items()},
        },
    }


def _scheme(trained: Trained, task: Task) -> dict[str, Any]:
    """Return spread over the folds, and what is measured over all folds together."""
    of_folds = [scores(judged(trained, task, [held]), task) for held in trained.held]
    together = judged(trained, task, trained.held)
    sure = chosen(together, together.sure)
    main = "accuracy" if task.single else "micro_f1"
    (scheme,) = (scheme for scheme in trained.model.schemes if scheme.name == task.scheme)
    result: dict[str, Any] = {measure: _spread([one[measure] for one in of_folds]) for measure in of_folds[0]}
    result |= {
        "calibration_error": calibration_error(together, task),
        "reliability": reliability(together, task),
        "sure": {
            "threshold": round(scheme.sure, 4),
            "share": round(float(together.sure.mean()), 4),
            main: scores(sure, task)[main],
        },
        "labels": _labels(together, task),
    }
    if task.single:
        result["confusion"] = confusion(together)
    return result


def _spread(values: Sequence[float | None]) -> dict[str, float]:
    found = [value for value in values if value is not None]
    return {
        "mean": round(float(np.mean(found)), 4),
        "lowest": min(found),
        "highest": max(found),
    }


def _labels(of: Judged, task: Task) -> list[dict[str, Any]]:
    found = by_label(of, task).labels
    result = []
    for label in task.labels:
        one = found.get(label)
        result.append(
            {
                "label": label,
                "n": one.n if one else 0,
                "precision": _round(one.precision if one else None),
                "recall": _round(one.recall if one else None),
                "f1": _round(one.f1 if one else None),
            }
        )
    return result


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
