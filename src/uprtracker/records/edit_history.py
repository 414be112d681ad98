"""What an edited thing was before: its fields as they stood at a revision, and its steps.

    as_of(thing, 3)["title"]      # the title as somebody saw it who opened revision 3

Values are plain, as the steps keep them: the key of another thing, a moment in UTC as text.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet

from uprtracker.records.models.edited import Edited, EditStep

# What `records.editing` sets by itself; everything else is for editors to set.
OWN = frozenset(
    {"state", "publish_at", "published_at", "made_by", "changed_by", "reviewed_by", "made_at", "changed_at"}
    | {"revision"}
)
WORDED = "worded "


def steps_of(thing: Edited) -> QuerySet[EditStep]:
    """Return the steps of a thing, the first one first."""
    return EditStep.objects.filter(kind=thing._meta.label_lower, thing=thing.pk).select_related("by")


def fields_of(thing: Edited) -> list[str]:
    """Return the names of the fields that editors set."""
    return [
        field.name for field in thing._meta.concrete_fields if field.name not in OWN and not field.primary_key
    ]


def standing(thing: Edited) -> dict[str, Any]:
    """Return the fields that editors set as they stand now, as plain values."""
    return {name: plain(value_of(thing, name)) for name in fields_of(thing)}


def as_of(thing: Edited, revision: int) -> dict[str, Any]:
    """Return the same as they stood at a revision: each later step is taken back."""
    values = standing(thing)
    later = steps_of(thing).filter(number__gt=revision, refused=False).exclude(what__startswith=WORDED)
    for step in later.order_by("-pk"):
        values |= {name: value for name, value in step.before.items() if name in values}
    return values


def value_of(thing: Edited, name: str) -> Any:
    """Return the value of a field of the row itself: of another thing, its key."""
    return thing._meta.get_field(name).value_from_object(thing)  # type: ignore[union-attr]


def plain(value: Any) -> Any:
    """Return a value as it is kept in a step: two that mean the same are equal."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, str | int | float | bool | list | dict | type(None)) else str(value)
