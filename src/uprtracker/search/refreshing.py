"""Lets the search follow what a person decided, without making that person wait.

Imports build the index themselves when they end. A decision at the data desk is one row;
the new snapshot is made by a thread of the web process, one at a time, while readers keep
the old one (which says that it is behind). Decisions that come meanwhile are taken along.
When the process ends in the middle, the next decision, `upr index` or the next start of
`upr serve` makes up for it.
"""

import logging
import subprocess
import sys
import threading
from typing import Any

from django.db import connections

from uprtracker.search.build import ensure_index, index_is_current

_log = logging.getLogger(__name__)
_guard = threading.Lock()
_worker: threading.Thread | None = None
_apart: subprocess.Popen[bytes] | None = None
_NOWHERE = subprocess.DEVNULL
# So many changed records on top of a base, and a new base is built beside the web process.
MANY = 2_500


def refresh_soon(**_signal: Any) -> threading.Thread:
    """Start the making of a new snapshot unless one is under way, and return the thread that does it."""
    global _worker
    with _guard:
        if _worker is None:
            _worker = threading.Thread(target=_refresh, name="search-refresh", daemon=True)
            _worker.start()
        return _worker


def _build_apart() -> None:
    """Let a process of its own build a new base, so that what lies on top of it stays small."""
    global _apart
    if _apart is None or _apart.poll() is not None:
        line = [sys.executable, "-c", "from uprtracker.cli import main; main()", "index", "--json"]
        _apart = subprocess.Popen(line, stdin=_NOWHERE, stdout=_NOWHERE, stderr=_NOWHERE)  # noqa: S603 (words of ours)


def _refresh() -> None:
    global _worker
    try:
        while True:
            built = ensure_index()
            if built and (built.changed or 0) > MANY:
                _build_apart()
            with _guard:
                if index_is_current():  # nobody can ask for more between this look and the end
                    _worker = None
                    return
    except Exception:
        # The web process lives on, and readers are told that the search is behind.
        _log.exception("The search index could not follow a change. Run: upr index")
        with _guard:
            _worker = None
    finally:
        connections.close_all()
