"""A date of the calendar as plain data: the same in the twins of the pages, the API and exports."""

from typing import Any

from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.rules import RULES
from uprtracker.agenda.calendar.when import When

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
        "rule": rule_of(due, str(rule.words)),
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


def rule_of(due: Due, words: str) -> str:
    """Return the words of its rule with their source."""
    source = RULES[due.rule].source
    return f"{words} ({source})" if source else words


def _when(when: When) -> dict[str, Any]:
    return {
        "grain": when.grain,
        "first": when.first.isoformat() if when.first else None,
        "last": when.last.isoformat() if when.last else None,
        "time": f"{when.time:%H:%M}" if when.time else None,
        "zone": when.zone or None,
    }
