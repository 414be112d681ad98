"""What the docket of a review and the page of a session say of Pre-sessions: where to read of them."""

from typing import Any

from uprtracker.agenda.pre_sessions.models import Panel, Series
from uprtracker.agenda.pre_sessions.shown import OPEN
from uprtracker.records.models import Review


def of_review(review: Review) -> dict[str, Any] | None:
    """Return the panel of a review, with its hour once the programme is public; None without one."""
    found = Panel.objects.filter(
        state=review.state, series__session=review.session, standing=Panel.Standing.CHOSEN
    )
    panel = found.exclude(series__state=Series.State.DRAFT).select_related("series").first()
    return {"panel": panel, "series": panel.series, "public": panel.series.state in OPEN} if panel else None


def of_session(number: int) -> list[Series]:
    """Return the series before a session that are not being prepared any more."""
    return list(Series.objects.filter(session=number).exclude(state=Series.State.DRAFT))
