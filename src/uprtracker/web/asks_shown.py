"""Published asks and steps of follow-up on the page of a recommendation, and as plain data."""

from typing import Any

from uprtracker.followup.asks.published import published_asks, published_steps
from uprtracker.records.models import Recommendation


def shown(record: Recommendation) -> dict[str, Any]:
    """Return what the page shows."""
    return {"published_asks": published_asks(record), "published_steps": list(published_steps(record))}


def as_data(record: Recommendation) -> dict[str, Any]:
    """Return the same for programs: words, who asks or did it, the party that published it, and the day."""
    return {
        "asks": [
            {
                "text": one.text,
                "organisations": one.organisations,
                "published_by": one.party.name,
                "published": one.published_at.date().isoformat() if one.published_at else None,
            }
            for one in published_asks(record)
        ],
        "follow_up": [
            {
                "kind": one.kind,
                "date": one.done_on.isoformat(),
                "text": one.text,
                "partner": one.partner or None,
                "amount": str(one.amount) if one.amount is not None else None,
                "currency": one.currency or None,
                "published_by": one.party.name,
                "published": one.published_at.date().isoformat() if one.published_at else None,
            }
            for one in published_steps(record)
        ],
    }
