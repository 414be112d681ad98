"""Makes the search snapshot from the records.

It is written into a folder of its own and becomes the current one by renaming a pointer, so
that readers see the old snapshot or the new one, and an interrupted build leaves nothing
but a folder that the next build removes. One builder works at a time; the others wait.
"""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from uprtracker.core.errors import IndexMissing
from uprtracker.records.version import data_version
from uprtracker.search.columns import Columns
from uprtracker.search.gather import all_records
from uprtracker.search.raw_rows import frozen_view
from uprtracker.search.segment import write_segment
from uprtracker.search.snapshot import (
    FORMAT,
    MANIFEST,
    POINTER,
    checksum,
    current_snapshot,
    index_folder,
    pointed_name,
    snapshot_folders,
)

_KEPT = 2
_UNFINISHED = "unfinished-"


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: folder, data version, counts (pairs: one per recommending State)."""

    folder: Path
    data_version: int
    recommendations: int
    pairs: int
    pledges: int


def build_index() -> Built:
    """Build a snapshot of all records under UPR_HOME/index and make it the current one."""
    folder = index_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with _only_builder(folder):
        return _build(folder)


def ensure_index() -> Built | None:
    """Build a snapshot if there is none, or it is damaged or older than the records; else return None."""
    if index_is_current():
        return None
    folder = index_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with _only_builder(folder):  # another may have built it while this one waited
        return None if index_is_current() else _build(folder)


def index_is_current() -> bool:
    """Return whether there is a whole snapshot, built from the records as they are now."""
    try:
        snapshot = current_snapshot()
    except IndexMissing:
        return False
    return not snapshot.fallen_back and snapshot.data_version == data_version()


@contextmanager
def _only_builder(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build(folder: Path) -> Built:
    for left in folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)
    with frozen_view():
        version = data_version()
        path = folder / f"{_UNFINISHED}{version}-{secrets.token_hex(4)}"
        columns, vocabularies = write_segment(all_records(), path)
    return _finish(folder, path, version, columns, vocabularies)


def _finish(
    folder: Path, path: Path, version: int, columns: Columns, vocabularies: Mapping[str, Sequence[str]]
) -> Built:
    """Write the manifest, then let the snapshot be seen."""
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and not file.name.startswith(".")]
    manifest = {
        "format": FORMAT,
        "data_version": version,
        "built_at": timezone.now().isoformat(timespec="seconds"),
        "records": columns.records,
        "vocabularies": vocabularies,
        "files": {str(file.relative_to(path)): [file.stat().st_size, checksum(file)] for file in files},
    }
    (path / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    finished = path.rename(folder / path.name.removeprefix(_UNFINISHED))
    _point(folder, finished.name)
    pledges = int(columns.pledge.sum())
    return Built(finished, version, columns.records - pledges, int(columns.pair_real.sum()), pledges)


def _point(folder: Path, name: str) -> None:
    """Make a snapshot the current one and remove those that no reader can still be opening."""
    before = pointed_name(folder)
    pointer = folder / f"{POINTER}.new"
    with pointer.open("w", encoding="ascii") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(folder / POINTER)
    by_age = sorted(snapshot_folders(folder), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in by_age[_KEPT:]:
        if old.name not in (name, before):
            shutil.rmtree(old)
