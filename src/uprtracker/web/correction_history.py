"""What editors decided about the reading of a record, as everybody may see it: when, in which role, on what.

Names of persons are for the desk alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from uprtracker.accounts.policy import Action, may
from uprtracker.records.models import Correction, Pledge, Recommendation
from uprtracker.web.desk import places


@dataclass(frozen=True)
class Told:
    """One decision; `machine` are the entries that the readers had given."""

    row: Correction
    machine: list[dict[str, Any]]

    @property
    def standing(self) -> bool:
        """Tell whether the decision holds today."""
        return self.row.withdrawn_at is None

    def as_json(self) -> dict[str, Any]:
        """Return the decision for the machine-readable twin."""
        return {
            "kind": self.row.kind,
            "fields": self.row.fields,
            "date": self.row.decided_at.date().isoformat(),
            "role": self.row.role,
            "standing": self.standing,
            "agreement": self.row.outcome if self.standing else None,
            "machine": [
                {name: entry[name] for name in ("number", "text", "states", "position")}
                for entry in self.machine
            ],
        }


def history(record: Recommendation | Pledge) -> list[Told]:
    """Return the decisions on the reading of `record`, the standing one first."""
    if record.origin == "uprinfo":
        return []
    rows = Correction.objects.filter(review=record.review, pledge=isinstance(record, Pledge))
    own = [row for row in rows.exclude(kind="checked").order_by("-decided_at", "-pk") if _about(row, record)]
    return [Told(row, row.before) for row in sorted(own, key=lambda row: row.withdrawn_at is not None)]


def desk_address(request: HttpRequest, record: Recommendation | Pledge) -> str:
    """Return where the reading of `record` is corrected, empty for those who may not or where none is."""
    if record.origin == "uprinfo" or record.document is None:
        return ""
    if not may(request.user, Action.CORRECT_READINGS, record):
        return ""
    return places.reading(record.review, record.code)


def _about(row: Correction, record: Recommendation | Pledge) -> bool:
    return any(_same(entry, record) for entry in _entries(row))


def _entries(row: Correction) -> Iterable[dict[str, Any]]:
    yield from row.after
    yield from row.before


def _same(entry: dict[str, Any], record: Recommendation | Pledge) -> bool:
    if isinstance(record, Recommendation) and record.number:
        return bool(entry["number"] == record.number)
    return bool(entry["text"] == record.text)
