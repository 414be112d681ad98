"""Sessions of the UPR Working Group, 1 to 54, and the Council sessions that adopt their outcomes.

Dates carry a confidence: `confirmed` (read in the source named in the row),
`derived` (from the usual pattern) or `unknown`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from uprtracker.reference.table import read_table, whole_date


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the Working Group.

    `start` and `end` are None where the day is not known; then `month` may say
    `2026-11`. `hrc_sessions` are the regular sessions of the Human Rights
    Council that adopted the outcomes (two for session 35). `hrc_start`, `hrc_end`
    and the deadlines are kept as far as known: `2015-06` or `2015-06-15`.
    """

    number: int
    cycle: int
    start: date | None
    end: date | None
    month: str
    dates_confidence: str
    states_reviewed: int | None
    hrc_sessions: tuple[int, ...]
    hrc_start: str
    hrc_end: str
    stakeholder_deadline: str
    national_report_deadline: str
    addendum_deadline: str
    confidence: str
    source: str


def read_sessions() -> Mapping[int, Session]:
    """Return the sessions by number."""
    return MappingProxyType({session.number: session for session in map(_session, read_table("sessions"))})


def read_council_reports() -> Mapping[int, str]:
    """Return the symbols of the Council's session reports that are known, by session of the Council."""
    return MappingProxyType({int(row["number"]): row["symbol"] for row in read_table("council_reports")})


def _session(row: dict[str, str]) -> Session:
    reviewed = row["states_reviewed"]
    return Session(
        number=int(row["number"]),
        cycle=int(row["cycle"]),
        start=whole_date(row["start"]),
        end=whole_date(row["end"]),
        month=row["month"],
        dates_confidence=row["dates_confidence"],
        states_reviewed=int(reviewed) if reviewed else None,
        hrc_sessions=tuple(int(number) for number in row["hrc_sessions"].split("+")),
        hrc_start=row["hrc_start"],
        hrc_end=row["hrc_end"],
        stakeholder_deadline=row["stakeholder_deadline"],
        national_report_deadline=row["national_report_deadline"],
        addendum_deadline=row["addendum_deadline"],
        confidence=row["confidence"],
        source=row["source"],
    )
