"""What is kept in a workspace, across all kinds of records: for lists, exports, news and the sign-off queue.

Nothing here knows a kind by name: whoever adds a model of kept records finds it in all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Count, FileField, JSONField, Model
from django.utils.functional import Promise
from django.utils.text import capfirst

from uprtracker.accounts.models import Keeping, Kept, Member
from uprtracker.accounts.models.kept import kept_models

_FRAME = {field.name for field in Kept._meta.get_fields()}
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of a record as people read it."""

    name: str
    label: str
    value: str


def key_of(model: type[Kept]) -> str:
    """Return the name of a kind in addresses and files: `assessment`."""
    return str(model._meta.model_name)


def words_of(model: type[Kept], *, many: bool = False) -> str:
    """Return what people call a kind: "Assessment", "Assessments"."""
    words: str | Promise = model._meta.verbose_name_plural or "" if many else model._meta.verbose_name or ""
    return str(capfirst(str(words)))


def kind_named(key: str) -> type[Kept] | None:
    """Return a kind by its name in addresses, None for any other word."""
    return next((model for model in kept_models() if key_of(model) == key), None)


def about_recommendations() -> list[type[Kept]]:
    """Return the kinds that speak of recommendations by code."""
    return [model for model in kept_models() if model.code_path()]


def visible(model: type[Kept], seat: Member) -> "Keeping[Any]":
    """Return the records of a kind that this seat sees in its workspace."""
    found: Keeping[Any] = model.objects.seen_from(seat)
    return found


def counted(seat: Member, codes: Sequence[str]) -> dict[str, list[tuple[type[Kept], int]]]:
    """Return for each code the kinds of records that this seat sees, and how many of each."""
    found: dict[str, list[tuple[type[Kept], int]]] = {}
    for model in about_recommendations():
        path = model.code_path()
        rows = visible(model, seat).order_by().filter(**{f"{path}__in": codes})
        for code, number in rows.values_list(path).annotate(number=Count("pk", distinct=True)):
            found.setdefault(code, []).append((model, number))
    return found


def own_fields(model: type[Kept]) -> "list[models.Field[Any, Any]]":
    """Return the fields that people fill in, without the frame that all kinds share and what is internal."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in _FRAME and field.editable and not field.primary_key
    ]


def shown(thing: Kept) -> list[Shown]:
    """Return what a record says, field by field, without those that are empty."""
    rows = (
        Shown(field.name, str(capfirst(str(field.verbose_name))), words(thing, field))
        for field in own_fields(type(thing))
    )
    return [row for row in rows if row.value]


def words(thing: Kept, field: "models.Field[Any, Any]") -> str:
    """Return the value of a field as people read it; of a file the name, of another record its own words."""
    display = getattr(thing, f"get_{field.name}_display", None)
    if display is not None:
        return str(display() or "")
    value = getattr(thing, field.name)
    if value is None or value == "":
        return ""
    if isinstance(field, FileField):
        return str(value.name or "").rpartition("/")[2]
    if isinstance(value, Kept):
        # What it points at may be narrower than itself.
        return ""
    if isinstance(value, Model | bool | int | float):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return _listed(value) if isinstance(field, JSONField) else str(value)


def text_fields(model: type[Kept]) -> list[str]:
    """Return the names of the fields that hold words of people, for searching."""
    return [
        field.name
        for field in own_fields(model)
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]


def in_portions(rows: "models.QuerySet[Any]") -> Iterator[Any]:
    """Yield rows without holding all of them."""
    yield from rows.iterator(chunk_size=_CHUNK)


def _listed(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_listed(one)}" for key, one in value.items())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "; ".join(_listed(one) for one in value)
    return str(value)
