"""The index of the library on disk, and opening it.

    UPR_HOME/index/library/current          the name of the index to read, one line
    UPR_HOME/index/library/41-9f3a01c2/     the index, and manifest.json: what it was made from, its files

A folder is checked once when a process opens it. One that is missing or damaged raises IndexMissing with
what to do: there is never an answer "nothing found" because of a broken index.
"""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy
from django.conf import settings
from django.utils.translation import gettext as _

from uprtracker.core.errors import IndexMissing
from uprtracker.search.library.schema import FORMAT
from uprtracker.search.snapshot import MANIFEST, POINTER, checksum, pointed_name

Units = Mapping[str, Mapping[str, str]]
"""Kind -> unit -> stamp."""


@dataclass(frozen=True, eq=False)
class Opened:
    """An index that is open for reading."""

    path: Path
    data_version: int
    units: Units
    searcher: tantivy.Searcher


_open: dict[Path, tuple[tuple[int, int], Opened]] = {}
_opening = threading.Lock()


def folder() -> Path:
    """Return the folder that holds the index."""
    return Path(settings.UPR_HOME) / "index" / "library"


def current() -> Opened:
    """Return the index to answer from, opened anew when there is a newer one. Raises IndexMissing."""
    place = folder()
    mark = _mark(place)
    if (known := _open.get(place)) and known[0] == mark:
        return known[1]
    with _opening:
        opened = _opened(place / (pointed_name(place) or "none"))
        _open[place] = (mark, opened)
    return opened


def _opened(path: Path) -> Opened:
    try:
        manifest = _checked(path)
        index = tantivy.Index.open(str(path))
        return Opened(path, int(manifest["data_version"]), manifest["units"], index.searcher())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexMissing(
            _("The index of the library is not there or damaged (%(why)s).") % {"why": error},
            place=str(path),
            remedy=_("Run: upr index"),
        ) from error


def read_manifest(path: Path) -> dict[str, Any]:
    """Return what an index says of itself. Raises OSError, ValueError."""
    manifest: dict[str, Any] = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    return manifest


def _checked(path: Path) -> dict[str, Any]:
    manifest = read_manifest(path)
    if manifest["format"] != FORMAT:
        raise ValueError("made by another version of the program")
    for name, digest in manifest["files"].items():
        if checksum(path / name) != digest:
            raise ValueError(f"{name} has changed")
    return manifest


def _mark(place: Path) -> tuple[int, int]:
    # Every pointer is a file of its own, put in the place of the one before.
    try:
        found = (place / POINTER).stat()
    except OSError:
        return (0, 0)
    return found.st_ino, found.st_mtime_ns
