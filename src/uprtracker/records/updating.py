"""Many rows changed at once, by primary key (`bulk_update` builds a CASE for each: too slow for imports)."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def update_many(model: type[Model], fields: Sequence[str], changes: Sequence[tuple[Any, ...]]) -> None:
    """Set `fields` of rows of `model`; each change is the new values in that order, then the primary key."""
    if not changes:
        return
    quote = connection.ops.quote_name
    named = {field.name: field.column or "" for field in model._meta.concrete_fields}
    columns = [quote(named[name]) for name in fields]
    assignments = ", ".join(f"{column} = %s" for column in columns)
    # Table and column names are our own models'; every value is a parameter.
    sql = f"UPDATE {quote(model._meta.db_table)} SET {assignments} WHERE id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, changes)
