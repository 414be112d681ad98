"""A date of the calendar as plain data: the same in the twins of the pages, the API and exports."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.rules import RULES
from uprtracker.agenda.calendar.when import When
from uprtracker.exchange.tables.csv import harmless

COLUMNS = (
    "id", "kind", "actor", "state", "session", "cycle", "status", "grain", "first", "last", "time", "zone",
    "confidence", "decided", "rule", "source", "url", "checked", "council_session", "symbol", "note", "was",
    "changed", "changed_at",
)  # fmt: skip


def as_data(due: Due) -> dict[str, Any]:
    """Return a date with everything that stands behind it; the rule in English, in words."""
    rule = RULES[due.rule]
    return {
        "id": due.id,
        "kind": due.kind,
        "actor": due.actor,
        "state": due.state or None,
        "session": due.session,
        "cycle": due.cycle,
        "status": due.status,
        **_when(due.when),
        "confidence": due.confidence,
        "decided": due.decided,
        "rule": f"{rule.words} ({rule.source})" if rule.source else str(rule.words),
        "source": due.source or None,
        "url": due.url or None,
        "checked": due.checked or None,
        "council_session": due.council,
        "symbol": due.symbol or None,
        "note": due.note or None,
        "was": due.was.text() if due.was else None,
        "changed": due.changed,
        "changed_at": due.changed_at.isoformat() if due.changed_at else None,
        "demonstration": due.demo,
    }


def _when(when: When) -> dict[str, Any]:
    return {
        "grain": when.grain,
        "first": when.first.isoformat() if when.first else None,
        "last": when.last.isoformat() if when.last else None,
        "time": f"{when.time:%H:%M}" if when.time else None,
        "zone": when.zone or None,
    }


def as_csv(dues: Iterable[Due]) -> str:
    """Return dates as a table (CSV) whose cells are never formulas."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for due in dues:
        row = as_data(due)
        writer.writerow([harmless(row[name]) for name in COLUMNS])
    return out.getvalue()
