"""Deadlines as the table of sessions prints them, and the sources named for them.

    2022-12-12 / 2023-02-13                         two days
    2020-07-09 (provisional)                        a day with a remark
    December 2023 / February 2024 (tentative)       months
    April / May 2024                                the year stands once
    2026-07-17 (Myanmar)                            of one State alone

Sources stand in one cell for all sessions: `UPR Trax 68 (S27 national, S28), ILGA upr-deadlines (S41-46)`.
"""

import re
from dataclasses import dataclass
from datetime import date

from uprtracker.agenda.calendar.when import UNKNOWN, When
from uprtracker.reference import Reference

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_CELL = re.compile(r"^(?P<dates>[^(]+?)(?: \((?P<remark>.+)\))?$")
_SOURCE = re.compile(r"(?P<name>[^()]+?) \((?P<scope>[^()]*)\)(?:, |$)")
_SCOPE = re.compile(r"S(?P<first>\d+)(?:-(?P<last>\d+))?(?P<national> national)?")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a cell says: times in order, the remark beside them, the State that it is of (empty: all)."""

    times: tuple[When, ...] = ()
    remark: str = ""
    state: str = ""

    @property
    def derived(self) -> bool:
        """Tell whether a part of the date was inferred by whoever wrote the table."""
        return "derived" in self.remark


def printed(cell: str, facts: Reference) -> Printed:
    """Return what a cell says; raises ValueError where it is no date."""
    if not cell:
        return Printed()
    found = _CELL.match(cell)
    if found is None:
        raise ValueError(f"{cell!r} is no deadline.")
    remark = found["remark"] or ""
    state = facts.states.resolve(remark) if remark else None
    return Printed(_times(found["dates"].split(" / ")), "" if state else remark, state.iso3 if state else "")


def _times(parts: list[str]) -> tuple[When, ...]:
    year = parts[-1][-4:]  # of a month that stands without
    return tuple(_time(part, year) for part in parts)


def _time(part: str, year: str) -> When:
    month, _, own = part.partition(" ")
    if month in _MONTHS:
        return When.months(date(int(own or year), _MONTHS.index(month) + 1, 1))
    when = When.of(part)
    if when is UNKNOWN:
        raise ValueError("A deadline without a date.")
    return when


def source_of(cell: str, session: int, *, national: bool) -> str:
    """Return the sources of a session's deadline; those that name this very kind come before the others."""
    general, special = [], []
    for one in _SOURCE.finditer(cell):
        for scope in _SCOPE.finditer(one["scope"]):
            if not int(scope["first"]) <= session <= int(scope["last"] or scope["first"]):
                continue
            if scope["national"] and national:
                special.append(one["name"])
            elif not scope["national"]:
                general.append(one["name"])
    return "; ".join(special or general)
