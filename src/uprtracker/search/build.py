"""Makes the search snapshot follow the records.

A snapshot is written into a folder of its own and becomes the current one by renaming a pointer,
so that readers see the old snapshot or the new one, and an interrupted build leaves nothing
but a folder that the next build removes. One builder works at a time; the others wait.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from uprtracker.core.errors import IndexMissing
from uprtracker.records.version import data_version
from uprtracker.search.following import follow
from uprtracker.search.gather import all_records
from uprtracker.search.pointing import Unfinished, begin, clear, finish, point
from uprtracker.search.raw_rows import frozen_view
from uprtracker.search.segment import counted, write_segment
from uprtracker.search.snapshot import current_snapshot, index_folder


@dataclass(frozen=True, slots=True)
class Built:
    """What there is now: folder, data version, counts (pairs: one per recommending State).

    `changed` is how many records lie in the segment of what changed since the base was built,
    None where a new base was built.
    """

    folder: Path
    data_version: int
    recommendations: int
    pairs: int
    pledges: int
    changed: int | None = None


def build_index() -> Built:
    """Build a snapshot of all records under UPR_HOME/index and make it the current one."""
    with _only_builder() as folder:
        return _build(folder)


def ensure_index() -> Built | None:
    """Make the snapshot follow the records; return None when it is whole and as new as they are.

    Where what changed is known and little, only that is written; else a new base is built.
    """
    if index_is_current():
        return None
    with _only_builder() as folder:
        if index_is_current():  # another made it while this one waited
            return None
        written = follow(folder)
        return _seen(folder, written) if written else _build(folder)


def index_is_current() -> bool:
    """Return whether there is a whole snapshot that shows the records as they are now."""
    try:
        snapshot = current_snapshot()
    except IndexMissing:
        return False
    return not snapshot.fallen_back and snapshot.data_version == data_version()


@contextmanager
def _only_builder() -> Iterator[Path]:
    folder = index_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        clear(folder)
        yield folder


def _build(folder: Path) -> Built:
    with frozen_view():
        version = data_version()
        path = begin(folder, version)
        columns, vocabularies = write_segment(all_records(), path)
    return _seen(folder, Unfinished(path, version, columns.records, counted(columns), vocabularies))


def _seen(folder: Path, written: Unfinished) -> Built:
    """Let a snapshot be seen, and return what there is in it."""
    path = finish(written)
    point(folder, path.name)
    changed = written.records if written.base else None
    return Built(path, written.version, *written.counts, changed)
