"""Where the bars of actions stand in time, in per cent of the width; the dates stand beside them as text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from uprtracker.followup.models import PlannedAction

MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """An action with the place and width of its bar; what has one day only is a point."""

    action: PlannedAction
    start: float
    width: float
    late: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """`ticks` are days with their places, `today` the place of this day, None where it is outside."""

    bars: Sequence[Bar]
    ticks: Sequence[tuple[date, float]]
    today: float | None


def timeline(actions: Sequence[PlannedAction], today: date) -> Timeline:
    """Return the bars of actions, all of which have a day on which they are due."""
    days = [day for one in actions for day in (one.starts_on, one.due_on) if day]
    if not days:
        return Timeline((), (), None)
    first, last = min(days).replace(day=1), max(days)
    span = max((last - first).days, 1)

    def place(day: date) -> float:
        return round(min(max((day - first).days / span, 0), 1) * 100, 2)

    bars = [
        Bar(one, place(begin), max(round(place(one.due_on) - place(begin), 2), 0.8), one.overdue(today))
        for one in actions
        if one.due_on
        for begin in [min(one.starts_on or one.due_on, one.due_on)]
    ]
    within = place(today) if first <= today <= last else None
    return Timeline(bars, [(day, place(day)) for day in _ticks(first, last)], within)


def _ticks(first: date, last: date) -> list[date]:
    """Return first days of months, evenly, few enough to be read."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = max(1, -(-months // MOST_TICKS))
    found, day = [], first
    while day <= last:
        found.append(day)
        for _month in range(step):
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return found
