"""Comparisons of coders on disk, under UPR_HOME/cache/agreement: measured once for each state of the data.

What cannot be read (another version of the program wrote it) is measured anew.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from uprtracker.analytics.agreed import Agreement, Kind
from uprtracker.analytics.charts.files import prune, write
from uprtracker.coding.label_scores import LabelScore, LabelScores

MOST = 4


def kept(state: str, measure: Callable[[], Sequence[Agreement]]) -> Sequence[Agreement]:
    """Return the comparisons of a state of the data, measured now unless that was done before."""
    path = Path(settings.UPR_HOME) / "cache" / "agreement" / f"{sha256(state.encode()).hexdigest()[:32]}.json"
    try:
        return [_read(one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, KeyError, TypeError):
        found = measure()
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, json.dumps([asdict(one) for one in found], default=str).encode())
    prune(path.parent, MOST)
    return found


def _read(one: dict[str, Any]) -> Agreement:
    days = {name: date.fromisoformat(one[name]) if one[name] else None for name in ("since", "until")}
    lists = {name: tuple(one[name]) for name in ("versions", "sessions")}
    scores = one["scores"] and LabelScores(
        one["scores"]["items"],
        {name: LabelScore(**label) for name, label in one["scores"]["labels"].items()},
        one["scores"]["whole"],
    )
    return Agreement(**{**one, **days, **lists, "kind": Kind(one["kind"]), "scores": scores})
