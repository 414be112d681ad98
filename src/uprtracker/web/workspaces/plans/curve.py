"""The picture of an indicator: points and lines of an SVG whose numbers are attributes, beside its table.

Drawn here, never kept: files of charts are public, and this is a party's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from uprtracker.followup.plans.measuring import Course

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 32


@dataclass(frozen=True, slots=True)
class Mark:
    """A point where it is drawn."""

    x: float
    y: float
    kind: str
    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Curve:
    """`line` goes through baseline and values, `way` from baseline to target."""

    marks: Sequence[Mark]
    line: str
    way: str
    lowest: Decimal
    highest: Decimal
    first: date
    last: date


def curve(course: Course) -> Curve | None:
    """Return the picture of a course; None with fewer than two points."""
    points = course.points
    if len(points) < 2:
        return None
    days, values = [one.on for one in points], [one.value for one in points]
    first, last, low, high = min(days), max(days), min(values), max(values)
    span = (last - first).days or 1
    height = float(high - low) or 1.0
    marks = [
        Mark(
            round(LEFT + (one.on - first).days / span * (WIDTH - LEFT - RIGHT), 1),
            round(HEIGHT - BOTTOM - float(one.value - low) / height * (HEIGHT - TOP - BOTTOM), 1),
            one.kind,
            one.on,
            one.value,
        )
        for one in points
    ]
    ends = [mark for mark in marks if mark.kind in ("baseline", "target")]
    drawn = [mark for mark in marks if mark.kind != "target"]
    return Curve(marks, _line(drawn), _line(ends) if len(ends) == 2 else "", low, high, first, last)


def _line(marks: Sequence[Mark]) -> str:
    return " ".join(f"{mark.x},{mark.y}" for mark in marks)
