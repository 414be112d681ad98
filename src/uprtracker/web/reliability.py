"""The reliability chart: how right codings are, against how sure the machine was of them.

A point on the diagonal says the machine is as right as it says; below it, it is too sure of itself.
Drawn here as SVG shapes; the table beside it holds the same numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from uprtracker.records.coding_cards import Bin

SIDE = 200.0
SMALLEST, LARGEST = 2.5, 9.0


@dataclass(frozen=True, slots=True)
class Point:
    """One bin on a square of SIDE by SIDE with its origin at the upper left; area goes with the number."""

    x: str
    y: str
    radius: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The points in order of confidence, and the line through them."""

    points: tuple[Point, ...]
    line: str


def chart(bins: Iterable[Bin]) -> Chart:
    """Return the shapes of the bins that hold something."""
    filled = [one for one in bins if one.n and one.confidence is not None and one.right is not None]
    most = max((one.n for one in filled), default=1)
    points = tuple(
        Point(
            f"{(one.confidence or 0) * SIDE:.1f}",
            f"{(1 - (one.right or 0)) * SIDE:.1f}",
            f"{max(SMALLEST, LARGEST * (one.n / most) ** 0.5):.1f}",
        )
        for one in filled
    )
    return Chart(points, " ".join(f"{one.x},{one.y}" for one in points))
