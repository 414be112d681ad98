"""The search snapshot on disk: a folder of files that is written once and only read afterwards.

    UPR_HOME/index/current           the name of the snapshot to read, one line
    UPR_HOME/index/12-9f3a01c2/      text/, columns/, stored/ (see `segment`), manifest.json

A reader looks at `current` for every question and opens the new snapshot when the name has
changed. The manifest lists every file with its size and checksum; a snapshot is checked
once when a process opens it. When the current one is missing or damaged, the newest whole
one serves, marked as fallen back; when there is none, IndexMissing says what to do. There
is never an answer "nothing found" because of a broken index.
"""

import hashlib
import json
import logging
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from uprtracker.core.errors import IndexMissing
from uprtracker.search.columns import Columns
from uprtracker.search.segment import open_segment
from uprtracker.search.stored import Stored
from uprtracker.search.text_index import TextIndex

_log = logging.getLogger(__name__)

FORMAT = 6
MANIFEST = "manifest.json"
POINTER = "current"


@dataclass(frozen=True, eq=False)
class Snapshot:
    """An open snapshot. `fallen_back`: it is not the one that should be read, but a whole older one."""

    name: str
    manifest: dict[str, Any]
    columns: Columns
    text: TextIndex
    stored: Stored
    fallen_back: bool = False

    @property
    def data_version(self) -> int:
        """Version of the records it was built from."""
        return int(self.manifest["data_version"])

    @property
    def built_at(self) -> str:
        """When it was built, ISO 8601 in UTC."""
        return str(self.manifest["built_at"])

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """All words of the texts and how often they occur."""
        return self.text.vocabulary()


def index_folder() -> Path:
    """Return the folder that holds the snapshots."""
    return Path(settings.UPR_HOME) / "index"


_open: dict[Path, tuple[str, Snapshot]] = {}
_opening = threading.Lock()


def current_snapshot() -> Snapshot:
    """Return the snapshot to answer from, opened anew when the pointer names another one.

    Raises IndexMissing when there is none that is whole.
    """
    folder = index_folder()
    name = pointed_name(folder)
    if (known := _open.get(folder)) and known[0] == name:
        return known[1]
    with _opening:
        if (known := _open.get(folder)) and known[0] == name:
            return known[1]
        snapshot = _open_best(folder, name)
        _open[folder] = (name, snapshot)
    return snapshot


def pointed_name(folder: Path) -> str:
    """Return the name in the pointer; empty when there is none."""
    try:
        return (folder / POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _open_best(folder: Path, name: str) -> Snapshot:
    if name:
        try:
            return open_snapshot(folder / name)
        except IndexMissing as error:
            _log.error("%s", error)
    for path in sorted(snapshot_folders(folder), key=lambda path: path.stat().st_mtime, reverse=True):
        try:
            return open_snapshot(path, fallen_back=True)
        except IndexMissing as error:
            _log.error("%s", error)
    raise IndexMissing(_("The search index is not there or damaged."), remedy=_("Run: upr index"))


def snapshot_folders(folder: Path) -> list[Path]:
    """Return the folders that hold a finished snapshot, whole or not."""
    return [path.parent for path in folder.glob(f"*/{MANIFEST}")] if folder.is_dir() else []


def open_snapshot(path: Path, *, fallen_back: bool = False) -> Snapshot:
    """Check and open one snapshot. Raises IndexMissing when it is not whole or of another format."""
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise ValueError("made by another version of the program")
        for name, (size, digest) in manifest["files"].items():
            if (path / name).stat().st_size != size or checksum(path / name) != digest:
                raise ValueError(f"{name} has changed")
        segment = open_segment(path, manifest["vocabularies"])
        if segment.columns.records != manifest["records"]:
            raise ValueError("its parts do not belong together")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexMissing(
            _("The search index is not there or damaged (%(why)s).") % {"why": error},
            place=str(path),
            remedy=_("Run: upr index"),
        ) from error
    return Snapshot(path.name, manifest, segment.columns, segment.text, segment.stored, fallen_back)


def checksum(path: Path) -> str:
    """Return the checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:32]
