"""The newest thing of the library that is of a period: the quote or video of the month."""

from typing import TypeVar

from django.db.models import QuerySet

from uprtracker.publishing.newsletter.sources.recommendations import moments
from uprtracker.publishing.newsletter.sources.source import Period
from uprtracker.publishing.newsletter.sources.texts import in_period
from uprtracker.records.library.models.holding import Holding

_Held = TypeVar("_Held", bound=Holding)


def newest(rows: QuerySet[_Held], period: Period) -> _Held | None:
    """Return the newest by its own date, else the one published last; None where there is none."""
    first, after = moments(period)
    for one in rows.order_by("-date", "-published_at", "pk"):
        if in_period(one.date, period):
            return one
    undated = rows.filter(date="", published_at__gte=first, published_at__lt=after)
    return undated.order_by("-published_at").first()
