"""Makes the search snapshot follow the records.

A snapshot is written into a folder of its own and becomes the current one by renaming a pointer,
so that readers see the old snapshot or the new one, and an interrupted build leaves nothing
but a folder that the next build removes. One builder of a base works at a time, the others
wait; what changes meanwhile is written on top of the base before.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from uprtracker.core.errors import IndexMissing
from uprtracker.records.version import data_version
from uprtracker.search.base import write_base
from uprtracker.search.following import follow
from uprtracker.search.pointing import Unfinished, clear, finish, point
from uprtracker.search.snapshot import current_snapshot, index_folder, open_snapshot

# Files that the only builder of a base, and the only one who changes the pointer, hold locked.
_BASES, _POINTING = "bases.lock", "lock"


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
    """Build a base of all records under UPR_HOME/index and make it the current snapshot."""
    with _alone(_BASES) as folder:
        return _build(folder)


def ensure_index() -> Built | None:
    """Make the snapshot follow the records; return None when it is whole and as new as they are.

    Where what changed is known and little, only that is written; else a new base is built.
    """
    if index_is_current():
        return None
    with _alone(_POINTING) as folder:
        if index_is_current():  # another made it while this one waited
            return None
        if written := _followed(folder):
            return _seen(folder, written)
    with _alone(_BASES) as folder:
        return None if index_is_current() else _build(folder)


def index_is_current() -> bool:
    """Return whether there is a whole snapshot that shows the records as they are now."""
    try:
        snapshot = current_snapshot()
    except IndexMissing:
        return False
    return not snapshot.fallen_back and snapshot.data_version == data_version()


@contextmanager
def _alone(what: str) -> Iterator[Path]:
    """Wait until no other process or thread does the same; what a killed one left is removed."""
    folder = index_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / what).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        clear(folder, base=what == _BASES)
        yield folder


def _followed(folder: Path) -> Unfinished | None:
    try:
        snapshot = current_snapshot()
    except IndexMissing:
        return None
    return None if snapshot.fallen_back else follow(folder, snapshot)


def _build(folder: Path) -> Built:
    """Build a base and let it be seen, with what changed meanwhile on top of it."""
    written = write_base(folder)
    base = finish(written)
    with _alone(_POINTING):
        on_top = follow(folder, open_snapshot(base)) if data_version() != written.version else None
        return _seen(folder, on_top) if on_top else _pointed(folder, base, written)


def _seen(folder: Path, written: Unfinished) -> Built:
    return _pointed(folder, finish(written), written)


def _pointed(folder: Path, path: Path, written: Unfinished) -> Built:
    """Let a finished snapshot be seen, and return what there is in it."""
    point(folder, path.name)
    changed = written.records if written.base else None
    return Built(path, written.version, *written.counts, changed)
