"""The search snapshot on disk: folders of files that are written once and only read afterwards.

    UPR_HOME/index/current           the name of the snapshot to read, one line
    UPR_HOME/index/12-9f3a01c2/      a base: a segment of all records (see `segment`), manifest.json
    UPR_HOME/index/13-77b0c4e1/      what changed since that base: a segment of the changed records,
                                     dead.npy (their numbers in the base), manifest.json

A reader looks at `current` for every question and opens the new snapshot when the name has
changed; a base that is open stays open. The manifest lists every file with its size and
checksum; a folder is checked once when a process opens it. When the current one is missing
or damaged, the newest whole one serves, marked as fallen back; when there is none,
IndexMissing says what to do. There is never an answer "nothing found" because of a broken index.
"""

import hashlib
import json
import logging
import os
import threading
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from uprtracker.core.errors import IndexMissing
from uprtracker.search.expression import Phrase, Word
from uprtracker.search.segment import Segment, open_segment

_log = logging.getLogger(__name__)

FORMAT = 8
MANIFEST = "manifest.json"
POINTER = "current"
DEAD = "dead.npy"

Manifest = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """An open snapshot: the base, and after it what changed since, if anything did.

    `fallen_back`: it is not the one that should be read, but a whole older one.
    """

    name: str
    manifest: Manifest
    segments: tuple[Segment, ...]
    fallen_back: bool = False

    @property
    def data_version(self) -> int:
        """Version of the records it shows."""
        return int(self.manifest["data_version"])

    @property
    def base_name(self) -> str:
        """The folder of the base: its own, or another."""
        return str(self.manifest["base"] or self.name)

    @property
    def base_version(self) -> int:
        """Version of the records that the base was built from."""
        return int(self.manifest["base_version"])

    @property
    def built_at(self) -> str:
        """When it was built, ISO 8601 in UTC."""
        return str(self.manifest["built_at"])

    @property
    def base(self) -> Segment:
        """The segment of all records."""
        return self.segments[0]

    @property
    def records(self) -> int:
        """How many recommendations and pledges there are."""
        return sum(one.columns.records - len(one.dead) for one in self.segments)

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """All words of the texts and how often they occur."""
        found: Counter[str] = Counter()
        for one in self.segments:
            found.update(one.text.vocabulary())
        return found

    def frequency(self, leaf: Word | Phrase) -> int:
        """Return how many records have a word or phrase in their text or in a label, changed ones twice."""
        return sum(one.text.frequency(leaf) for one in self.segments)

    def forget(self) -> None:
        """Drop what is remembered of earlier questions."""
        for one in self.segments:
            one.text.forget()


def index_folder() -> Path:
    """Return the folder that holds the snapshots."""
    return _folder_in(settings.UPR_HOME)


@lru_cache(maxsize=8)
def _folder_in(home: str | Path) -> Path:
    return Path(home) / "index"


Mark = tuple[int, int]
"""What tells one pointer from the next without reading it."""

_open: dict[Path, tuple[Mark, str, Snapshot]] = {}
_opening = threading.Lock()


def current_snapshot() -> Snapshot:
    """Return the snapshot to answer from, opened anew when the pointer names another one.

    Raises IndexMissing when there is none that is whole.
    """
    folder = index_folder()
    mark = _mark(folder)
    if (known := _open.get(folder)) and known[0] == mark:
        return known[2]
    with _opening:
        known, name = _open.get(folder), pointed_name(folder)
        if known and known[1] == name:
            snapshot = known[2]
        else:
            snapshot = _open_best(folder, name, known[2] if known else None)
        _open[folder] = (mark, name, snapshot)
    return snapshot


def _mark(folder: Path) -> Mark:
    # Every pointer is a file of its own, put in the place of the one before.
    try:
        found = os.stat(f"{folder}/{POINTER}")
    except OSError:
        return (0, 0)
    return found.st_ino, found.st_mtime_ns


def pointed_name(folder: Path) -> str:
    """Return the name in the pointer; empty when there is none."""
    try:
        return (folder / POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _open_best(folder: Path, name: str, known: Snapshot | None) -> Snapshot:
    if name:
        try:
            return open_snapshot(folder / name, known)
        except IndexMissing as error:
            _log.error("%s", error)
    for path in sorted(snapshot_folders(folder), key=lambda path: path.stat().st_mtime, reverse=True):
        try:
            return replace(open_snapshot(path, known), fallen_back=True)
        except IndexMissing as error:
            _log.error("%s", error)
    raise IndexMissing(_("The search index is not there or damaged."), remedy=_("Run: upr index"))


def snapshot_folders(folder: Path) -> list[Path]:
    """Return the folders that hold a finished snapshot, whole or not."""
    return [path.parent for path in folder.glob(f"*/{MANIFEST}")] if folder.is_dir() else []


def open_snapshot(path: Path, known: Snapshot | None = None) -> Snapshot:
    """Check and open one snapshot; the base of `known` is taken over when it is the same.

    Raises IndexMissing when it is not whole or of another format.
    """
    try:
        manifest = _checked(path)
        segments = _opened(path, manifest)
        if manifest["base"]:
            base = path.parent / manifest["base"]
            if known and known.base_name == base.name:
                first = known.base
            else:
                (first,) = _opened(base, _checked(base))
            segments = (replace(first, dead=np.load(path / DEAD, allow_pickle=False)), *segments)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexMissing(
            _("The search index is not there or damaged (%(why)s).") % {"why": error},
            place=str(path),
            remedy=_("Run: upr index"),
        ) from error
    return Snapshot(path.name, manifest, segments)


def read_manifest(path: Path) -> Manifest:
    """Return what the manifest of a snapshot says. Raises OSError or ValueError when it cannot be read."""
    manifest: Manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    return manifest


def _checked(path: Path) -> Manifest:
    """Return the manifest after a look at every file that it names."""
    manifest = read_manifest(path)
    if manifest["format"] != FORMAT:
        raise ValueError("made by another version of the program")
    for name, (size, digest) in manifest["files"].items():
        if (path / name).stat().st_size != size or checksum(path / name) != digest:
            raise ValueError(f"{name} has changed")
    return manifest


def _opened(path: Path, manifest: Manifest) -> tuple[Segment, ...]:
    """Return the segment that lies in a folder; none where nothing changed but the version."""
    if manifest["base"] and not manifest["records"]:
        return ()
    segment = open_segment(path, manifest["vocabularies"])
    if segment.columns.records != manifest["records"]:
        raise ValueError("its parts do not belong together")
    return (segment,)


def checksum(path: Path) -> str:
    """Return the checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:32]
