"""Cards as a training script would write them; every figure in them is invented."""

import json
from pathlib import Path
from typing import Any

from uprtracker.reference import load_reference


def model_card() -> dict[str, Any]:
    """Return an invented card of the models for action categories and issues."""
    folds = [_fold([1, 6], 1800, 0.91, 0.9), _fold([2, 8], 2200, 0.89, 0.88)]
    labels = [_label(slug, 10 * number) for number, slug in enumerate(sorted(load_reference().issues), 1)]
    return {
        "version": "invented-1",
        "date": "2026-11-22",
        "data": {
            "source": "UPR Info export",
            "sessions": [1, 2, 6, 8],
            "recommendations": 4000,
            "distinct_texts": 3700,
        },
        "method": "Linear models over hashed n-grams. Calibrated on sessions left out.",
        "folds": folds,
        "action": {
            "accuracy": _spread(0.9, 0.89, 0.91),
            "kappa": _spread(0.91, 0.9, 0.92),
            "calibration_error": 0.013,
            "reliability": _reliability(),
            "sure": {"threshold": 0.82, "share": 0.81, "accuracy": 0.966},
            "labels": [_label(str(category), 700 + category) for category in range(1, 6)],
            "confusion": [[500 if row == column else 25 for column in range(5)] for row in range(5)],
        },
        "issue": {
            "micro_f1": _spread(0.9, 0.88, 0.92),
            "macro_f1": _spread(0.85, 0.82, 0.87),
            "whole": _spread(0.75, 0.72, 0.77),
            "calibration_error": 0.017,
            "reliability": _reliability(),
            "sure": {"threshold": 0.7, "share": 0.8, "micro_f1": 0.951},
            "labels": labels,
        },
        "yardstick": {
            "action": {"accuracy": 0.88, "kappa": 0.89},
            "issue": {"micro_f1": 0.87, "macro_f1": 0.82, "whole": 0.7},
        },
    }


def scheme_card() -> dict[str, Any]:
    """Return an invented card of a coder of rules."""
    return {
        "scheme": "theme",
        "method": "Cues, each with examples of our own.",
        "sample": 200,
        "drawn": "at random from sessions 2 and 8, seed 7",
        "labels": [{"label": "education", "n": 20, "precision": 0.9, "recall": 0.75}],
    }


def write(folder: Path) -> Path:
    """Write both cards into `folder`, as they are shipped."""
    (folder / "card.json").write_text(json.dumps(model_card()), encoding="utf-8")
    (folder / "theme.card.json").write_text(json.dumps(scheme_card()), encoding="utf-8")
    return folder


def _spread(mean: float, lowest: float, highest: float) -> dict[str, float]:
    return {"mean": mean, "lowest": lowest, "highest": highest}


def _label(label: str, n: int) -> dict[str, Any]:
    return {"label": label, "n": n, "precision": 0.9, "recall": 0.8, "f1": 0.847}


def _reliability() -> list[dict[str, Any]]:
    bins = []
    for tenth in range(10):
        middle = round(tenth / 10 + 0.05, 2)
        some = tenth >= 3
        bins.append(
            {
                "from": tenth / 10,
                "to": (tenth + 1) / 10,
                "n": 40 * tenth if some else 0,
                "confidence": middle if some else None,
                "right": round(middle - 0.02, 2) if some else None,
            }
        )
    return bins


def _fold(sessions: list[int], n: int, action: float, issue: float) -> dict[str, Any]:
    def scores(less: float) -> dict[str, Any]:
        return {
            "action": {"accuracy": action - less, "kappa": action + 0.01 - less},
            "issue": {"micro_f1": issue - less, "macro_f1": issue - 0.05 - less, "whole": issue - 0.15},
        }

    return {"sessions": sessions, "n": n, **scores(0), "unseen": {"n": n - 200, **scores(0.01)}}
