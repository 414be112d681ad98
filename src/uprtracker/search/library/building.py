"""Makes the index of the library follow what is public; only what changed is written.

    refresh()       # None: nothing to do
    rebuild()       # all of it anew

The next index begins as the one before (its files are linked, not copied), is written aside, and becomes the
current one by renaming a pointer: readers see one or the other, and an interrupted build leaves nothing but
a folder that the next one removes. One builder works at a time.
"""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from uprtracker.core.errors import IndexMissing
from uprtracker.records.version import data_version
from uprtracker.search.library.kinds import registered
from uprtracker.search.library.opening import Units, current, folder
from uprtracker.search.library.schema import FORMAT, as_document, schema, unit_of
from uprtracker.search.snapshot import MANIFEST, POINTER, checksum

_UNFINISHED = "unfinished-"
_MEMORY = 64 * 2**20
_AT_ONCE = 200  # units whose rows are asked for together
_OF_ONE_PLACE = (".tantivy-meta.lock", ".tantivy-writer.lock", MANIFEST)
_WRITTEN_AGAIN = ("meta.json", ".managed.json")


@dataclass(frozen=True, slots=True)
class Built:
    """What was done: units written and taken out, and how many entries there are now."""

    data_version: int
    written: int
    gone: int
    entries: int


def refresh() -> Built | None:
    """Make the index follow; None when it does already. Work of each minute."""
    if _follows():
        return None
    with _alone():
        return None if _follows() else _build(_units_before())


def rebuild() -> Built:
    """Make the index anew from the database."""
    with _alone():
        return _build(None)


def _follows() -> bool:
    try:
        opened = current()
    except IndexMissing:
        return False
    return opened.data_version == data_version() and opened.units.keys() == registered().keys()


def _units_before() -> Units | None:
    try:
        return current().units
    except IndexMissing:
        return None


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other process builds; what a killed one left is removed."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in place.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _build(before: Units | None) -> Built:
    version = data_version()
    units = {kind: dict(rows.units()) for kind, rows in registered().items()}
    changed = {kind: _changed(now, (before or {}).get(kind, {})) for kind, now in units.items()}
    gone = [
        unit_of(kind, unit)
        for kind, old in (before or {}).items()
        for unit in old
        if unit not in units.get(kind, {})
    ]
    path = folder() / f"{_UNFINISHED}{version}-{secrets.token_hex(4)}"
    _begin(path, before is not None)
    entries = _write(path, changed, gone)
    _finish(path, version, units)
    return Built(version, sum(map(len, changed.values())), len(gone), entries)


def _changed(now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    return [unit for unit, stamp in now.items() if before.get(unit) != stamp]


def _begin(path: Path, after_another: bool) -> None:
    """Make the folder of the next index, with the files of the one before if it goes on from there."""
    path.mkdir()
    if not after_another:
        return
    for file in current().path.iterdir():
        if file.name in _OF_ONE_PLACE:
            continue
        if file.name in _WRITTEN_AGAIN:
            shutil.copyfile(file, path / file.name)
        else:  # written once: a link is enough
            os.link(file, path / file.name)


def _write(path: Path, changed: Mapping[str, list[str]], gone: list[str]) -> int:
    index = tantivy.Index(schema(), path=str(path))
    writer = index.writer(_MEMORY, 1)
    out = [*gone, *(unit_of(kind, unit) for kind, units in changed.items() for unit in units)]
    for unit in out:
        writer.delete_documents_by_term("unit", unit)
    for kind, units in changed.items():
        rows = registered()[kind]
        for first in range(0, len(units), _AT_ONCE):
            for entry in rows.entries(units[first : first + _AT_ONCE]):
                writer.add_document(as_document(kind, entry))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return int(index.searcher().num_docs)


def _finish(path: Path, version: int, units: Units) -> None:
    """Write what it was made from, give it its name, let it be read, and remove those before."""
    files = {
        file.name: checksum(file)
        for file in sorted(path.iterdir())
        if file.is_file() and file.name not in _OF_ONE_PLACE
    }
    manifest = {"format": FORMAT, "data_version": version, "units": units, "files": files}
    (path / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    named = path.rename(path.with_name(path.name.removeprefix(_UNFINISHED)))
    place = folder()
    pointer = place / f"{POINTER}.new"
    with pointer.open("w", encoding="ascii") as file:
        file.write(named.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    before = place / POINTER
    kept = {named.name, before.read_text(encoding="ascii").strip() if before.exists() else ""}
    pointer.replace(before)
    for old in place.iterdir():
        if old.is_dir() and old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)
