"""How the pages of protection say things: kinds of incidents, moments, fields by name."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from uprtracker.followup.protection.fields import KINDS
from uprtracker.web import names

register = template.Library()


@register.filter
def kind_of_incident(key: str) -> str:
    """threat → Threat or intimidation, in the reader's language."""
    return str(KINDS.get(key, KINDS["other"]))


@register.filter
def said(values: Mapping[str, Any], name: str) -> str:
    """Return a field by its name."""
    return str(values.get(name, ""))


@register.filter
def on_day(said: str) -> str:
    """2026-11-02 → 2 November 2026; what is no date stays as it was written."""
    try:
        return names.day(date.fromisoformat(said))
    except ValueError:
        return said


@register.filter
def moment(at: str | datetime) -> str:
    """2026-11-22T14:05+00:00 → 22 November 2026, 14:05 UTC."""
    when = timezone.localtime(datetime.fromisoformat(at) if isinstance(at, str) else at)
    return f"{names.day(when.date())}, {when:%H:%M} {when.tzname()}"
