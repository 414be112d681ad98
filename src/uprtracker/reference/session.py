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
    and the deadlines are kept as far as known: `2015-06` or `2015-06-15`. `checked` says
    when somebody last compared the row with its sources: `2026-11`.
    """

    number: int
    cycle: int
    start: date | None
    end: date | None
    month: str
    dates_confidence: str
    states_reviewed: int | None
    hrc_sessions: tuple[int, ...]
    hrc_sessions_confidence: str
    hrc_start: str
    hrc_end: str
    hrc_dates_confidence: str
    stakeholder_deadline: str
    national_report_deadline: str
    addendum_deadline: str
    confidence: str
    source: str
    hrc_sessions_source: str
    hrc_dates_source: str
    deadline_source: str
    checked: str


@dataclass(frozen=True, slots=True)
class PreSession:
    """Days or month of UPR Info's Pre-sessions before a session of the Working Group."""

    session: int
    start: date | None
    end: date | None
    month: str
    call_deadline: date | None
    confidence: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class CouncilSession:
    """A session of the Council that shared the outcomes of a Working Group session with another."""

    number: int
    start: date | None
    end: date | None
    confidence: str
    source: str
    checked: str


def read_sessions() -> Mapping[int, Session]:
    """Return the sessions by number."""
    return MappingProxyType({session.number: session for session in map(_session, read_table("sessions"))})


def read_pre_sessions() -> Mapping[int, PreSession]:
    """Return the Pre-sessions whose time is confirmed, by session of the Working Group."""
    rows = (
        PreSession(
            session=int(row["session"]),
            start=whole_date(row["start"]),
            end=whole_date(row["end"]),
            month=row["month"],
            call_deadline=whole_date(row["call_deadline"]),
            confidence=row["confidence"],
            source=row["source"],
            checked=row["checked"],
        )
        for row in read_table("pre_sessions")
    )
    return MappingProxyType({one.session: one for one in rows})


def read_council_sessions() -> Mapping[int, CouncilSession]:
    """Return the days of those sessions of the Council that shared the outcomes of one session."""
    rows = (
        CouncilSession(
            number=int(row["number"]),
            start=whole_date(row["start"]),
            end=whole_date(row["end"]),
            confidence=row["confidence"],
            source=row["source"],
            checked=row["checked"],
        )
        for row in read_table("council_sessions")
    )
    return MappingProxyType({one.number: one for one in rows})


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
        hrc_sessions_confidence=row["hrc_sessions_confidence"],
        hrc_start=row["hrc_start"],
        hrc_end=row["hrc_end"],
        hrc_dates_confidence=row["hrc_dates_confidence"],
        stakeholder_deadline=row["stakeholder_deadline"],
        national_report_deadline=row["national_report_deadline"],
        addendum_deadline=row["addendum_deadline"],
        confidence=row["confidence"],
        source=row["source"],
        hrc_sessions_source=row["hrc_sessions_source"],
        hrc_dates_source=row["hrc_dates_source"],
        deadline_source=row["deadline_source"],
        checked=row["checked"],
    )
