"""The file of a backup: a tar with the database, the documents, and a manifest at its end.

    database/upr.sqlite3.gz            or database/<table>.gz and database/tables.json
    documents/<sha256>.pdf
    evidence/<64 digits>                files of evidence in workspaces
    files/<64 digits>                   files of the library, of applications and statements
    models/uprinfo.npz
    manifest.json                      format, database, migrations, size and checksum of every member

The manifest comes last: a file that was cut off has none, and is refused as a whole. It is written
beside its place and moved there when it is on the disk.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from uprtracker.core.errors import BackupError

FORMAT = 1
MANIFEST = "manifest.json"
_NAMES = re.compile(
    r"database/[a-z0-9_]+(\.sqlite3)?\.gz|database/tables\.json"
    r"|documents/[0-9a-f]{64}\.[a-z]{3,4}|(evidence|files)/[0-9a-f]{64}|models/[\w-]+(\.[\w-]+)*",
    re.ASCII,
)
_PIECE = 2**20


@dataclass
class Package:
    """A backup that is being written."""

    tar: tarfile.TarFile
    files: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(self, name: str, path: Path) -> None:
        """Add a file. Raises OSError when it cannot be read or became shorter meanwhile."""
        with path.open("rb") as stream:
            info = tarfile.TarInfo(name)
            info.size, info.mode = os.fstat(stream.fileno()).st_size, 0o600
            hashing = _Hashing(stream)
            self.tar.addfile(info, hashing)
        self.files[name] = (info.size, hashing.digest.hexdigest())


class _Hashing:
    """A stream that is hashed as it is read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self.digest = stream, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        piece = self._stream.read(size)
        self.digest.update(piece)
        return piece


@contextmanager
def working_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Yield a folder in `parent` that is gone afterwards; those of processes that were killed go first.

    Its lock tells a folder that is in use from one that was left.
    """
    for rest in parent.glob(f"{prefix}*"):
        with suppress(OSError), _locked(rest):
            shutil.rmtree(rest, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix=prefix) as made, _locked(Path(made)):
        yield Path(made)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def written(target: Path, folder: Path, about: Mapping[str, Any]) -> Iterator[Package]:
    """Write a backup in `folder` and move it to `target`, which is then whole, or as it was before."""
    unfinished = folder / "unfinished.tar"
    with unfinished.open("xb") as stream:
        unfinished.chmod(0o600)
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
            package = Package(tar)
            yield package
            _close(package, folder / MANIFEST, about)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(target)
    _on_disk(target.parent)


def _close(package: Package, path: Path, about: Mapping[str, Any]) -> None:
    said = {"format": FORMAT, **about, "files": package.files}
    path.write_text(json.dumps(said, indent=1, sort_keys=True), encoding="utf-8")
    package.add(MANIFEST, path)


def _on_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def unpacked(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack a backup into an empty folder, every file checked, and return its manifest.

    Raises BackupError, naming what is amiss, for anything but a whole backup of ours.
    """
    try:
        with tarfile.open(source, mode="r:") as tar:
            found = {info.name: _unpack(tar, info, folder) for info in tar}
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BackupError(_CUT, place=source.name) if source.exists() else error from None
    except (tarfile.TarError, ValueError, EOFError, FileExistsError) as error:
        raise BackupError(f"This is no backup, or a damaged one: {error}.", place=source.name) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BackupError("This backup is of a form that this version does not know.", place=source.name)
    found.pop(MANIFEST)
    listed = _listed(manifest, source)
    wrong = sorted(name for name in {*found, *listed} if found.get(name) != listed.get(name))
    if wrong:
        raise BackupError(f"The backup is damaged: {wrong[0]} is not as it was written.", place=source.name)
    return manifest


def _listed(manifest: dict[str, Any], source: Path) -> dict[str, tuple[Any, ...]]:
    """Return what the manifest says of each file. Raises BackupError for one that says it otherwise."""
    try:
        _ = manifest["database"], [(app, name) for app, name in manifest["migrations"]]
        return {name: tuple(said) for name, said in manifest["files"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BackupError("The list of contents of this backup is none.", place=source.name) from error


_CUT = "The backup is not whole: its list of contents is missing, as when copying it was cut off."


def _unpack(tar: tarfile.TarFile, info: tarfile.TarInfo, folder: Path) -> tuple[int, str]:
    """Write one member under its own name, which must be one that backups have."""
    if (
        info.type != tarfile.REGTYPE
        or info.sparse is not None
        or (info.name != MANIFEST and not _NAMES.fullmatch(info.name))
    ):
        raise BackupError(f"{info.name[:80]!r} has no place in a backup.")
    stream = tar.extractfile(info)
    if stream is None:
        raise BackupError(f"{info.name!r} cannot be read.")
    path = folder / info.name
    path.parent.mkdir(exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        while piece := stream.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            file.write(piece)
    return size, digest.hexdigest()
