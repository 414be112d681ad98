"""The version of the data: one number that goes up with every change a reader could notice."""

from django.db import connection, transaction
from django.utils import timezone

from uprtracker.records.changed import Changed
from uprtracker.records.models import DataVersion


def data_version() -> int:
    """Return the number of the newest version, 0 for an empty database."""
    # Every question and page asks for it: without the query that Django would make of it each time.
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(number) FROM {DataVersion._meta.db_table}")  # noqa: S608 (a name of ours)
        (newest,) = cursor.fetchone()
    return newest or 0


@transaction.atomic
def bump(reason: str, changed: Changed | None = None) -> int:
    """Add a version and return its number. Call it last in the transaction of the change.

    `changed` says which records lists and filters may show otherwise; None: any of them.

    The newest row is locked, so that two imports at the same time on PostgreSQL
    count one after the other (SQLite has one writer anyway).
    """
    newest = DataVersion.objects.select_for_update().order_by("-number").first()
    number = newest.number + 1 if newest else 1
    DataVersion.objects.create(
        number=number,
        made_at=timezone.now(),
        reason=reason[:300],
        changed=changed.as_json() if changed is not None else None,
    )
    _measure_tables()
    return number


def _measure_tables() -> None:
    """Let SQLite take stock of its tables (40 ms at 30,000 recommendations).

    Without that it reads the codings of one page by the index of labels, in 150 ms
    instead of 1. PostgreSQL takes stock by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")
            cursor.execute("ANALYZE")
