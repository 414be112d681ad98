"""Which events a list shows: those to come, those that are over, those of a State or a session."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from uprtracker.agenda.events.models import Event

Found = QuerySet[Event]


def coming(events: Found) -> Found:
    """Keep what ends today or later, the next one first."""
    return events.filter(ends_at__gte=_today()).order_by("starts_at", "pk")


def past(events: Found) -> Found:
    """Keep what ended before today, the last one first."""
    return events.filter(ends_at__lt=_today()).order_by("-starts_at", "-pk")


def about(events: Found, iso3: str) -> Found:
    """Keep what is about a State."""
    said = Cast("states", models.TextField())
    return events.alias(states_said=said).filter(states_said__contains=f'"{iso3}"')


def _today() -> datetime:
    return timezone.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
