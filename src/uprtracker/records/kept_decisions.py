"""Labels and answers that persons gave, kept while what they were given to is removed from a reading."""

from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime

from uprtracker.records.models import Coding, CodingDecision, Pledge, Position, Recommendation

CODING = ("scheme", "label", "holds", "origin", "version", "person_id")
DECISION = ("scheme", "labels", "proposed", "version", "sure", "blind", "person_id")
POSITION = ("state", "value", "words", "comment", "stage", "symbol", "paragraph", "person_id")


def kept_of(row: Recommendation | Pledge) -> dict[str, Any]:
    """Return the decisions of persons on `row` as plain values."""
    kept: dict[str, Any] = {
        "codings": [
            {name: getattr(one, name) for name in CODING}
            | {"decided_at": one.decided_at.isoformat() if one.decided_at else ""}
            for one in row.codings.filter(origin="person")
        ],
        "positions": [],
    }
    if isinstance(row, Recommendation):
        kept["positions"] = [
            {name: getattr(one, name) for name in POSITION}
            | {"date": one.date.isoformat() if one.date else ""}
            for one in row.positions.filter(Q(stage=Position.Stage.EDITOR) | Q(person__isnull=False))
        ]
        kept["coding_decisions"] = [
            {name: getattr(one, name) for name in DECISION}
            | {
                "decided_at": one.decided_at.isoformat(),
                "withdrawn_at": one.withdrawn_at.isoformat() if one.withdrawn_at else "",
            }
            for one in CodingDecision.objects.filter(recommendation=row)
        ]
    return kept


def give_back(kept: dict[str, Any], row: Recommendation | Pledge) -> None:
    """Write the decisions that `kept_of` returned to `row`."""
    owner = "pledge" if isinstance(row, Pledge) else "recommendation"
    Coding.objects.bulk_create(
        Coding(**{owner: row}, **one | {"decided_at": parse_datetime(one["decided_at"])})
        for one in kept.get("codings", ())
    )
    if isinstance(row, Recommendation):
        Position.objects.bulk_create(
            Position(recommendation=row, **one | {"date": parse_date(one["date"])})
            for one in kept.get("positions", ())
        )
        CodingDecision.objects.bulk_create(
            CodingDecision(
                recommendation=row,
                **one | {name: parse_datetime(one[name]) for name in ("decided_at", "withdrawn_at")},
            )
            for one in kept.get("coding_decisions", ())
        )
