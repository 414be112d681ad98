"""What SQLite knows of how rows are spread: without it, it picks slow ways through large workspaces.

PostgreSQL keeps this up to date by itself. A look at a thousand rows of each index takes less than a
tenth of a second.
"""

import time

from django.db import connection

EVERY = 3600.0
"""Seconds between two looks of a process that goes on."""
_ROWS = 1000
_last: dict[str, float] = {}


def refresh() -> None:
    """Look at the rows anew; nothing to do on PostgreSQL."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={_ROWS}")
        cursor.execute("ANALYZE")


def refresh_hourly() -> None:
    """Look at the rows anew where this process has not done so for an hour."""
    now = time.monotonic()
    if now >= _last.get("looked", 0.0):
        _last["looked"] = now + EVERY
        refresh()
