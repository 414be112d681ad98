"""The grid of a series: which country has which room at which hour. Two meetings never share a room.

place_panel(panel, room="XXIII", starts_at=…)   # ValidationError names what stands in the way
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from uprtracker.agenda.pre_sessions.models import Panel, Series


@transaction.atomic
def place_panel(panel: Panel, *, room: str, starts_at: datetime | None) -> None:
    """Give a meeting its room and hour, or take them away (`None`)."""
    series = Series.objects.select_for_update().get(pk=panel.series_id)
    panel.room = room.strip()
    panel.starts_at = starts_at
    panel.full_clean()
    panel.save(update_fields=["room", "starts_at"])
    refuse_clashes(series)


def fill_grid(series: Series, *, rooms: list[str], first: datetime, most_a_day: int = 5) -> int:
    """Give every meeting without an hour a free one, an hour after the other, and return how many got one.

    `first` says when days begin; each day takes `most_a_day` meetings in each room, with a quarter between.
    """
    waiting = list(taking_place(series).filter(starts_at=None).order_by("state"))
    placed = 0
    for at, room in _slots(series, rooms, first, most_a_day):
        if placed == len(waiting):
            break
        taken = [one for one in taking_place(series).exclude(starts_at=None) if _meets(one, room, at)]
        if not taken:
            place_panel(waiting[placed], room=room, starts_at=at)
            placed += 1
    return placed


def refuse_clashes(series: Series) -> None:
    """Raise ValidationError with a sentence for each meeting that stands where it cannot."""
    if faults := list(_faults(series)):
        raise ValidationError(faults)


def side_by_side(panels: Iterable[Panel]) -> dict[str, list[str]]:
    """Return the countries that meet at the same time in different rooms: missions cannot be in both."""
    found: dict[str, list[str]] = {}
    for one, other in combinations([panel for panel in panels if panel.starts_at], 2):
        if _overlap(one, other):
            found.setdefault(one.state, []).append(other.state)
            found.setdefault(other.state, []).append(one.state)
    return found


def taking_place(series: Series) -> "models.QuerySet[Panel]":
    """Return the meetings that have not been dropped."""
    return series.panels.filter(standing=Panel.Standing.CHOSEN).select_related("series")


def _faults(series: Series) -> Iterator[str]:
    panels = [panel for panel in taking_place(series) if panel.starts_at]
    for panel in panels:
        begins, ends = _local(panel)
        if not (series.starts_on <= begins.date() and ends.date() <= series.ends_on):
            yield _("{country}: {day} lies outside the days of the series.").format(
                country=panel.state, day=begins.date().isoformat()
            )
    for one, other in combinations(panels, 2):
        if one.room.casefold() == other.room.casefold() and _overlap(one, other):
            yield _("{one} and {other} would meet in {room} at the same time.").format(
                one=one.state, other=other.state, room=one.room or _("a room without a name")
            )


def _overlap(one: Panel, other: Panel) -> bool:
    if one.starts_at is None or other.starts_at is None:
        return False
    lasts, others = timedelta(minutes=one.minutes), timedelta(minutes=other.minutes)
    return one.starts_at < other.starts_at + others and other.starts_at < one.starts_at + lasts


def _local(panel: Panel) -> tuple[datetime, datetime]:
    begins, ends = panel.starts_at, panel.ends_at
    if begins is None or ends is None:
        raise ValueError("a meeting without its hour")
    return begins.astimezone(panel.series.tz), ends.astimezone(panel.series.tz)


def _meets(panel: Panel, room: str, at: datetime) -> bool:
    return panel.room.casefold() == room.casefold() and _overlap(panel, Panel(starts_at=at, minutes=60))


def _slots(series: Series, rooms: list[str], first: datetime, most: int) -> Iterator[tuple[datetime, str]]:
    begin = first.astimezone(series.tz).timetz().replace(tzinfo=None)
    day = series.starts_on
    while day <= series.ends_on:
        for number in range(most):
            at = datetime.combine(day, begin, series.tz) + timedelta(minutes=75 * number)
            for room in rooms:
                yield at, room
        day += timedelta(days=1)
