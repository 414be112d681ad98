"""What was fetched, on disk: a document is asked for once.

    cache/en/pdf/A_HRC_59_15.pdf        the document, whole
    cache/en/pdf/A_HRC_59_15.json       what it is: kind, checksum, size
    cache/en/pdf/A_HRC_59_15.part       the beginning of a download that broke off
    cache/en/pdf/A_HRC_59_15.part.json  the server's mark (ETag) of the version it began with

Files get their final names when they are whole. The checksum is looked at each
time, so that whatever happens between two writes leaves either a good entry or none.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uprtracker.exchange.un_documents.wanted import TYPES, Wanted


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that is on disk. `new` says that the network was asked for it now."""

    wanted: Wanted
    path: Path
    sha256: str
    size: int
    new: bool


class Cache:
    """The documents fetched so far. Folders are made when something is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, wanted: Wanted) -> Fetched | None:
        """Return the entry, None when there is none or it is not what it was."""
        entry = _load(self._name(wanted, "json"))
        kind = entry.get("kind")
        if kind not in TYPES[wanted.type]:
            return None
        path = self._name(wanted, str(kind))
        try:
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
                size = os.fstat(file.fileno()).st_size
        except OSError:
            return None
        if sha256 != entry.get("sha256"):
            return None
        return Fetched(wanted, path, sha256, size, new=False)

    def keep(self, wanted: Wanted, kind: str) -> Fetched:
        """Make the finished part the entry; `kind` is what its bytes are."""
        part = self.part(wanted)
        path = self._name(wanted, kind)
        with part.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        size = part.stat().st_size
        # Without its description the entry is not there: it goes first and comes last.
        self._name(wanted, "json").unlink(missing_ok=True)
        part.replace(path)
        self._name(wanted, "part.json").unlink(missing_ok=True)
        _write(
            self._name(wanted, "json"),
            {"kind": kind, "sha256": sha256, "size": size, "symbol": wanted.symbol},
        )
        return Fetched(wanted, path, sha256, size, new=True)

    def part(self, wanted: Wanted) -> Path:
        """Return where the beginning of a download lies."""
        return self._name(wanted, "part")

    def mark(self, wanted: Wanted) -> str:
        """Return the server's mark of the version that the part is of, "" when it cannot be gone on with."""
        mark = _load(self._name(wanted, "part.json")).get("etag")
        return mark if isinstance(mark, str) and self.part(wanted).exists() else ""

    def begin(self, wanted: Wanted, etag: str) -> None:
        """Forget a part, and make way for one of the version `etag` ("" when the server marks none)."""
        self.drop(wanted)
        self.part(wanted).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if etag:
            _write(self._name(wanted, "part.json"), {"etag": etag})

    def drop(self, wanted: Wanted) -> None:
        """Forget a part."""
        for ending in ("part", "part.json"):
            self._name(wanted, ending).unlink(missing_ok=True)

    def _name(self, wanted: Wanted, ending: str) -> Path:
        return self.folder / wanted.language / wanted.type / f"{wanted.stem}.{ending}"


def _load(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, value: dict[str, Any]) -> None:
    """Write JSON, whole or not at all."""
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".aside")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
        Path(aside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(aside).unlink()
        raise
