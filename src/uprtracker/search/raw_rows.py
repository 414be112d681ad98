"""Rows as the database gives them, of one moment: for reading a million of them.

What Django makes of each value would cost more than all the rest. Always read from the
primary database: a replica may be behind the version that the snapshot is to bear.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet


def raw(queryset: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a `values_list`; on SQLite truth values are 0 and 1 and dates are texts."""
    sql, parameters = queryset.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@contextmanager
def frozen_view() -> Iterator[None]:
    """Let everything read inside be of one moment, without holding up those who write.

    Inside a transaction of the caller, it is the caller's view.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Not `atomic`: that begins by taking the writer's lock.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
