"""What a source of blocks is: it looks at a period and finds facts, and it words them in any language.

    SOURCE = Source("deadlines", _("Deadlines ahead"), gather, word)

`gather` runs once, when an issue is drafted; what it finds is kept with the block as it is (plain data),
numbers as cells that `Drafting.count` freezes for the block that is found next. `word` runs for each
language, on the kept facts alone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise

from uprtracker.accounts.models import User
from uprtracker.analytics.models import FrozenReport

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Period:
    """The days that an issue is about, both included."""

    since: date
    until: date

    def holds(self, day: date | None) -> bool:
        """Tell whether a day is in it."""
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Measured:
    """A number to be frozen with the issue: see `models.Figure`."""

    key: str
    measure: str
    value: float
    unit: str = "count"
    part: int | None = None
    whole: int | None = None
    basis: str = ""
    sessions: str = ""
    state: str = ""
    label: str = ""
    report: FrozenReport | None = None


@dataclass
class Drafting:
    """An issue that is being drafted: its number, period and editor, and the numbers that sources froze."""

    number: int
    period: Period
    person: User | None
    taken: set[str] = field(default_factory=set)
    figures: list[Measured] = field(default_factory=list)

    def count(self, given: Measured) -> dict[str, Any]:
        """Freeze a number and return it as facts keep it, with the address where it can be cited.

        A key that another block has gets a number behind it: each block keeps its own.
        """
        key, time = given.key[:56], 2
        while key in self.taken:
            key, time = f"{given.key[:56]}-{time}", time + 1
        self.taken.add(key)
        one = replace(given, key=key)
        self.figures.append(one)
        at = f"/newsletter/{self.number}/figures/#{one.key}"
        if one.report is not None:
            at = f"/sessions/{one.report.session}/report/{one.report.name}/?basis={one.basis}"
        return {"value": one.value, "unit": one.unit, "part": one.part, "whole": one.whole, "at": at}


@dataclass(frozen=True, slots=True)
class Found:
    """What a source found for one block; `about` are the interests that it answers (`matching`)."""

    facts: dict[str, Any]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands out, what it is, what it is of, and where it is kept."""

    value: str
    label: str
    of: str
    at: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart that is a table: `share` of the longest, in per cent."""

    label: str
    value: str
    share: int
    at: str


@dataclass(frozen=True, slots=True)
class Words:
    """A block in one language. `text` is Markdown; `numbers` and `bars` come from the facts alone."""

    title: str
    text: str
    numbers: tuple[Number, ...] = ()
    bars: tuple[Bar, ...] = ()
    bars_title: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of blocks that draft themselves."""

    kind: str
    name: str | Promise
    gather: Callable[[Drafting], Iterable[Found]]
    word: Callable[[Facts], Words]
