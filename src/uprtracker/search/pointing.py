"""Lets a snapshot that is written be seen, and removes those that nobody reads any more."""

import json
import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from uprtracker.search.snapshot import (
    FORMAT,
    MANIFEST,
    POINTER,
    checksum,
    pointed_name,
    read_manifest,
    snapshot_folders,
)

# Bases kept, so that a damaged one has one before it to fall back to.
_KEPT = 2
_UNFINISHED = "unfinished-"
_UNFINISHED_BASE = "unfinished-base-"


@dataclass(frozen=True)
class Unfinished:
    """A snapshot whose files are written.

    `records` are those of its own segment, `counts` the recommendations, pairs and pledges that it shows.
    `base` is the name and version of the base it stands on, if any.
    """

    path: Path
    version: int
    records: int
    counts: tuple[int, int, int]
    vocabularies: Mapping[str, Sequence[str]]
    base: tuple[str, int] | None = None

    @property
    def name(self) -> str:
        """The folder's name once it is finished."""
        return self.path.name.removeprefix(_UNFINISHED_BASE).removeprefix(_UNFINISHED)


def begin(folder: Path, version: int, *, base: bool = False) -> Path:
    """Return a new folder to write a snapshot into."""
    path = folder / f"{_UNFINISHED_BASE if base else _UNFINISHED}{version}-{secrets.token_hex(4)}"
    path.mkdir()
    return path


def clear(folder: Path, *, base: bool) -> None:
    """Remove what interrupted builds of bases, or of what lies on top of them, left. For the only builder."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        if left.name.startswith(_UNFINISHED_BASE) == base:
            shutil.rmtree(left, ignore_errors=True)


def finish(written: Unfinished) -> Path:
    """Write the manifest and give the folder its name; it is not current yet."""
    files = {
        str(file.relative_to(written.path)): [file.stat().st_size, checksum(file)]
        for file in sorted(written.path.rglob("*"))
        if file.is_file()
    }
    base, base_version = written.base or ("", written.version)
    manifest = {
        "format": FORMAT,
        "data_version": written.version,
        "built_at": timezone.now().isoformat(timespec="seconds"),
        "base": base,
        "base_version": base_version,
        "records": written.records,
        "vocabularies": written.vocabularies,
        "files": files,
    }
    (written.path / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    return written.path.rename(written.path.with_name(written.name))


def point(folder: Path, name: str) -> None:
    """Make a finished snapshot the current one and remove those that no reader can still be opening."""
    before = pointed_name(folder)
    pointer = folder / f"{POINTER}.new"
    with pointer.open("w", encoding="ascii") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(folder / POINTER)
    by_age = sorted(snapshot_folders(folder), key=lambda path: path.stat().st_mtime, reverse=True)
    bases = {path.name: _base_of(path) for path in by_age}
    whole = [one for one, base in bases.items() if not base][:_KEPT]
    kept = {name, before, *whole}
    kept |= {bases.get(one, "") for one in kept}
    for old in by_age:
        if old.name not in kept:
            shutil.rmtree(old)


def _base_of(path: Path) -> str:
    """Return the base that a snapshot stands on; empty for a base, and for one that cannot be read."""
    try:
        return str(read_manifest(path)["base"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
