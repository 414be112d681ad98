"""The current answer, from all the steps: by pair, then for the recommendation as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date

PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Step:
    """What counts of a `Position`: `state` is empty when it answers all States alike."""

    stage: int
    date: Date | None
    id: int
    state: str
    value: str


def of_pair(state: str, steps: Iterable[Step]) -> str:
    """Return the value of the last step that answers `state`, empty when none does."""
    heard = [step for step in steps if step.state in ("", state)]
    if not heard:
        return ""
    return max(heard, key=lambda step: (step.stage, step.date or Date.min, step.id)).value


def of_whole(pairs: Iterable[str], steps: Iterable[Step]) -> str:
    """Return the value all pairs agree on, `partial` when they differ; without pairs the general one."""
    values = set(pairs)
    if not values:
        return of_pair("", steps)
    return values.pop() if len(values) == 1 else PARTIAL
