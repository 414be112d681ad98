"""Published arguments on the page of a recommendation, and as plain data."""

from typing import Any

from uprtracker.followup.pending.published import published_arguments
from uprtracker.records.models import Recommendation


def shown(record: Recommendation) -> dict[str, Any]:
    """Return what the page shows."""
    return {"published_arguments": list(published_arguments(record))}


def as_data(record: Recommendation) -> dict[str, Any]:
    """Return the same for programs: side, words, source, the party that published it, and the day."""
    return {
        "arguments": [
            {
                "side": one.side,
                "text": one.text,
                "source": one.source,
                "published_by": one.party.name,
                "published": one.published_at.date().isoformat() if one.published_at else None,
            }
            for one in published_arguments(record)
        ]
    }
