"""Plans on a recommendation or pledge that parties of workspaces published, as its public page shows them."""

from typing import Any

from uprtracker.accounts.models import Kept
from uprtracker.followup.plans.published import published


def as_data(code: str) -> list[dict[str, Any]]:
    """Return published plans as the JSON twin has them: what, how far, due when, by which party."""
    found = published(code)
    rows = [
        _row("action", one.action, one.action.title, one.action.status, one.action.due_on)
        for one in found.actions
    ]
    rows += [
        {
            **_row("indicator", one, one.title, None, one.target_on),
            "latest": _number(way.latest),
            "reached": way.reached,
        }
        for one, way in found.indicators
    ]
    rows += [_row("law", one, one.title, one.stage, one.next_on) for one in found.laws]
    return rows + [_row("commitment", one, one.text, one.status, one.due_on) for one in found.commitments]


def _row(kind: str, thing: Kept, words: str, status: str | None, due: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "text": words,
        "status": status,
        "due": due.isoformat() if due else None,
        "party": thing.party.name,
        "party_kind": thing.party.kind,
        "published": thing.published_at.date().isoformat() if thing.published_at else None,
    }


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
