"""Evidence on a recommendation or pledge that parties of workspaces published, with name and date."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser

from uprtracker.followup.evidence.taking_in import published_on
from uprtracker.followup.models import Evidence

MOST = 50


def published(code: str) -> Sequence[Evidence]:
    """Return the published evidence on a record, newest first, at most `MOST` pieces. Files stay private."""
    if not Evidence.objects.visible_to(AnonymousUser()).exists():
        return []
    return list(published_on(code)[:MOST])


def as_data(found: Sequence[Evidence]) -> list[dict[str, Any]]:
    """Return published evidence as the JSON twin has it."""
    return [
        {
            "title": one.title,
            "account": one.account or None,
            "source": one.source or None,
            "place": one.place or None,
            "date": one.date.isoformat() if one.date else None,
            "method": one.method,
            "reliability": one.reliability or None,
            "credibility": one.credibility or None,
            "party": one.party.name,
            "party_kind": one.party.kind,
            "published": one.published_at.date().isoformat() if one.published_at else None,
            "suggested_by_machine": bool(one.document),
        }
        for one in found
    ]
