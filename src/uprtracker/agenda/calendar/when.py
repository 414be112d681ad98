"""A time of the calendar as far as it is known: a day, days, months, or nothing.

    When.day(date(2025, 1, 20)), When.days(first, last), When.of("2026-04/05"), UNKNOWN

`of` reads what the tables of facts write: `2026-11`, `2026-04/05`, `2026-11-03`. A month stays a month: its
first day is never taken for the day itself.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Literal
from zoneinfo import ZoneInfo

Grain = Literal["day", "days", "month", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """`first` and `last` are days of a `day` or `days`, the bounds of the months of a `month`.

    `time` is the time of day of `last` in `zone` (`Europe/Zurich`), where it was published.
    """

    grain: Grain = "unknown"
    first: date | None = None
    last: date | None = None
    time: clock | None = None
    zone: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be: a time without a day, an end before its beginning."""
        if (self.grain == "unknown") != (self.first is None or self.last is None):
            raise ValueError("A time of the calendar is unknown, or has a first and a last day.")
        if self.first and self.last and self.last < self.first:
            raise ValueError("It ends before it begins.")
        if self.time and (self.grain != "day" or not self.zone):
            raise ValueError("A time of day needs its day and its time zone.")

    @classmethod
    def day(cls, value: date, at: clock | None = None, zone: str = "") -> "When":
        """Return one day, with the time of day where there is one."""
        return cls("day", value, value, at, zone if at else "")

    @classmethod
    def days(cls, first: date, last: date) -> "When":
        """Return the days from `first` to `last`; of one alone, that day."""
        return cls("day" if first == last else "days", first, last)

    @classmethod
    def months(cls, first: date, last: date | None = None) -> "When":
        """Return the month of `first`, or the months up to that of `last`."""
        end = last or first
        return cls("month", first.replace(day=1), end.replace(day=monthrange(end.year, end.month)[1]))

    @classmethod
    def of(cls, cell: str) -> "When":
        """Return what a cell of the facts says; raises ValueError for one that says nothing of the kind."""
        if not cell:
            return UNKNOWN
        if len(cell) == 10 and "/" not in cell:
            return cls.day(date.fromisoformat(cell))
        month, _, until = cell.partition("/")
        first = date.fromisoformat(f"{month}-01")
        return cls.months(first, first.replace(month=int(until)) if until else None)

    @classmethod
    def read(cls, text: str) -> "When":
        """Return what `text` wrote."""
        span, _, zone = text.partition(" ")
        if not span:
            return UNKNOWN
        if zone:
            moment = datetime.fromisoformat(span)
            return cls.day(moment.date(), moment.time(), zone)
        first, _, last = span.partition("/")
        if len(first) == 7:
            return cls.months(date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last or first}-01"))
        return cls.days(date.fromisoformat(first), date.fromisoformat(last or first))

    @property
    def known(self) -> bool:
        """Tell whether anything is known."""
        return self.grain != "unknown"

    @property
    def exact(self) -> bool:
        """Tell whether the day is known."""
        return self.grain == "day"

    @property
    def moment(self) -> datetime | None:
        """The moment, where the time of day is known."""
        if self.time is None or self.last is None:
            return None
        return datetime.combine(self.last, self.time, ZoneInfo(self.zone))

    def text(self) -> str:
        """Return it as machines read it: `2026-11-03T23:59 Europe/Zurich`, `2026-04/2026-05`, empty."""
        if self.first is None or self.last is None:
            return ""
        if self.grain == "month":
            first, last = self.first.isoformat()[:7], self.last.isoformat()[:7]
            return first if first == last else f"{first}/{last}"
        if self.time:
            return f"{self.last}T{self.time:%H:%M} {self.zone}"
        return str(self.first) if self.grain == "day" else f"{self.first}/{self.last}"

    def day_in(self, zone: ZoneInfo) -> date | None:
        """Return the last day as it is in another time zone."""
        return self.moment.astimezone(zone).date() if self.moment else self.last


UNKNOWN = When()


def months_later(day: date, months: int) -> date:
    """Return the same day `months` later (earlier if negative); the last of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved_months(when: When, first: int, last: int) -> When:
    """Return the time from `first` to `last` months after the beginning of `when`, as fine as it is known."""
    if when.first is None or when.last is None:
        return UNKNOWN
    if when.grain == "month":
        return When.months(months_later(when.first, first), months_later(when.last.replace(day=1), last))
    return When.days(months_later(when.first, first), months_later(when.first, last))


def moved_weeks(when: When, first: int, last: int) -> When:
    """Return the days from `first` to `last` weeks after the beginning of days that are known."""
    if when.first is None or when.grain == "month":
        return UNKNOWN
    return When.days(when.first + timedelta(weeks=first), when.first + timedelta(weeks=last))
