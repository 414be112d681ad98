"""How far an indicator is on the way from its baseline to its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from uprtracker.followup.models import Indicator, Measured


@dataclass(frozen=True, slots=True)
class Point:
    """A number on a day; `kind` is baseline, value or target."""

    on: date
    value: Decimal
    kind: str


@dataclass(frozen=True, slots=True)
class Course:
    """The points of an indicator in time. `reached` is the share of the way, None where it cannot be told.

    Below 0: further away than at the beginning; above 1: beyond the target.
    """

    points: tuple[Point, ...]
    latest: Decimal | None
    reached: float | None


def course(indicator: Indicator, values: Sequence[Measured]) -> Course:
    """Return the course of an indicator; values of one day stand in the order in which they were entered."""
    measured = sorted(values, key=lambda one: (one.on, one.pk))
    points = [Point(one.on, one.value, "value") for one in measured]
    if indicator.baseline is not None and indicator.baseline_on:
        points.insert(0, Point(indicator.baseline_on, indicator.baseline, "baseline"))
    if indicator.target is not None and indicator.target_on:
        points.append(Point(indicator.target_on, indicator.target, "target"))
    latest = measured[-1].value if measured else None
    return Course(tuple(points), latest, _reached(indicator, latest))


def _reached(indicator: Indicator, latest: Decimal | None) -> float | None:
    if latest is None or indicator.baseline is None or indicator.target is None:
        return None
    way = indicator.target - indicator.baseline
    return float((latest - indicator.baseline) / way) if way else None
