"""Mid-term reports out of a table (CSV): all rows or none, and what is wrong in sentences with their rows.

    state,session,actor,title,authors,date,languages,link,source,checked
    SVN,34,State,Mid-term report,Government of Slovenia,2022-05-01,en;sl,https://…,OHCHR page,2026-05-01

A row whose review, actor, title and authors are in the register already is left as it is.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.timezone import localdate

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.programmes.mid_term.register import slug_for
from uprtracker.agenda.programmes.models import Actor, MidTermReport
from uprtracker.core.errors import UprTrackerError
from uprtracker.records.editing import begin, publish
from uprtracker.records.models import Review

COLUMNS = ("state", "session", "actor", "title", "authors", "date", "languages", "link", "source", "checked")
NEEDED = ("state", "session", "actor", "title", "source", "checked")
MOST_ROWS = 5000
_ACTORS = {
    "state": Actor.STATE, "government": Actor.STATE, "nhri": Actor.NHRI, "cso": Actor.CSO, "ngo": Actor.CSO,
}  # fmt: skip


class WrongRows(UprTrackerError):
    """A table that cannot be taken in; `problems` say row by row why."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(
            "Nothing was taken in. " + " ".join(problems[:20]), remedy="Mend these rows and import again."
        )
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows were added, and how many were in the register already."""

    added: int
    known: int


def import_table(data: bytes, *, by: User, draft: bool = False) -> Imported:
    """Take a table in as `by`, published unless it is a draft. Raises WrongRows, PermissionDenied."""
    if not may(by, Action.EDIT_LIBRARY):
        raise PermissionDenied
    reports = _read(data)
    added = 0
    with transaction.atomic():
        for report in reports:
            if _known(report):
                continue
            report.slug = slug_for(report.review, report.actor, report.title)
            made = begin(report, by=by)
            if not draft:
                publish(made, by=by)
            added += 1
    return Imported(added, len(reports) - added)


def _read(data: bytes) -> list[MidTermReport]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongRows(["The file is no UTF-8 text: save it as CSV (UTF-8)."]) from None
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        heads = [(name or "").strip().lower() for name in table.fieldnames or ()]
        missing = [name for name in NEEDED if name not in heads]
        if missing:
            raise WrongRows([f"The first row lacks the columns {', '.join(missing)}."])
        table.fieldnames = heads
        rows = list(table)
    except csv.Error as error:
        raise WrongRows([f"The table cannot be read: {error}."]) from None
    if len(rows) > MOST_ROWS:
        raise WrongRows([f"It has {len(rows)} rows. Bring in {MOST_ROWS} at a time at most."])
    problems: list[str] = []
    reports = [_report(number, _plain(row), problems) for number, row in enumerate(rows, 2)]
    if problems:
        raise WrongRows(problems)
    return [one for one in reports if one]


def _plain(row: Mapping[str, str | list[str] | None]) -> dict[str, str]:
    return {name: value.strip() if isinstance(value, str) else "" for name, value in row.items() if name}


def _report(number: int, row: Mapping[str, str], problems: list[str]) -> MidTermReport | None:
    if not any(row.values()):
        return None
    wrong: list[str] = [f"{name} is empty" for name in NEEDED if not row.get(name)]
    review = _review(row, wrong)
    actor = _ACTORS.get(row.get("actor", "").lower())
    if row.get("actor") and actor is None:
        wrong.append(f"actor {row['actor']!r} is none of State, NHRI, CSO")
    days = {name: _day(name, row.get(name, ""), wrong) for name in ("date", "checked")}
    _link(row.get("link", ""), wrong)
    wrong += [f"{name} has more than {most} letters" for name, most in (("title", 300), ("source", 500))
              if len(row.get(name, "")) > most]  # fmt: skip
    if wrong or review is None or actor is None or days["checked"] is None:
        problems.append(f"Row {number}: {'; '.join(wrong)}.")
        return None
    return MidTermReport(
        review=review, actor=actor, title=row["title"], authors=_several(row.get("authors", "")),
        date=days["date"], languages=_several(row.get("languages", "").lower()), link=row.get("link", ""),
        source=row["source"], checked_on=days["checked"],
    )  # fmt: skip


def _review(row: Mapping[str, str], wrong: list[str]) -> Review | None:
    state, session = row.get("state", "").upper(), row.get("session", "")
    if not state or not session:
        return None
    if not session.isdecimal():
        wrong.append(f"session {session!r} is no number")
        return None
    found = Review.objects.filter(code=f"{state}-{int(session)}").first()
    if found is None:
        wrong.append(f"no review of {state} at session {session} is known here (write ISO3 codes: SVN)")
    return found


def _day(name: str, value: str, wrong: list[str]) -> Date | None:
    if not value:
        return None
    try:
        day = Date.fromisoformat(value)
    except ValueError:
        wrong.append(f"{name} {value!r} is no day (write 2026-05-31)")
        return None
    if day > localdate():
        wrong.append(f"{name} {value} is still to come")
    return day


def _link(value: str, wrong: list[str]) -> None:
    if value:
        try:
            URLValidator(schemes=["https", "http"])(value)
        except ValidationError:
            wrong.append(f"link {value!r} is no address of the web")


def _several(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def _known(report: MidTermReport) -> bool:
    same = MidTermReport.objects.filter(review=report.review, actor=report.actor, title=report.title)
    return any(one.authors == report.authors for one in same)
