"""Where the stages of a programme stand in time, in per cent of the width of the drawing.

The drawing only repeats: the list beside it has every stage with its days in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from uprtracker.agenda.programmes.models import Stage

MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A stage at its place: planned and held, None where there is no such day. `row` keeps marks apart."""

    stage: Stage
    number: int
    planned: float | None
    held: float | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks in the order of time; `years` with their places, the place of today, None where it is outside."""

    marks: Sequence[Mark]
    years: Sequence[tuple[int, float]]
    today: float | None


def timeline(stages: Sequence[Stage], today: Date) -> Timeline:
    """Return the marks of stages, all of which have a day."""
    days = [day for one in stages for day in (one.planned_on, one.held_on) if day]
    if not days:
        return Timeline((), (), None)
    first, last = min(days) - timedelta(days=60), max(days) + timedelta(days=60)
    span = (last - first).days

    def place(day: Date | None) -> float | None:
        return None if day is None else round((day - first).days / span * 100, 2)

    ordered = sorted(stages, key=lambda one: (day_of(one), one.pk or 0))
    marks = [
        Mark(one, number, place(one.planned_on), place(one.held_on)) for number, one in enumerate(ordered, 1)
    ]
    starts = [Date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    step = max(1, -(-len(starts) // MOST_TICKS))
    years = [(day.year, place(day) or 0.0) for day in starts[::step]]
    return Timeline(marks, years, place(today) if first <= today <= last else None)


def day_of(stage: Stage) -> Date:
    """Return the day by which a stage is sorted: when it was held, else when it is planned."""
    return stage.held_on or stage.planned_on or Date.max
