"""Where the files lie: UPR_HOME/data/<version>/, a folder that is there whole or not at all.

The manifest is written first into the unfinished folder and read by whoever offers the files:
what it does not name is no file of ours.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

MANIFEST = "manifest.json"
KEPT = 3
UNFINISHED = "unfinished-"


@dataclass(frozen=True)
class Version:
    """The files of one version of the data."""

    number: int
    folder: Path
    manifest: Mapping[str, Any]

    @property
    def files(self) -> Mapping[str, Mapping[str, Any]]:
        """Return size, checksum, form and table of each file by its name."""
        listed: dict[str, dict[str, Any]] = self.manifest["files"]
        return listed

    def path(self, name: str) -> Path | None:
        """Return the path of a file, None where there is no such file."""
        return self.folder / name if name in self.files else None


def data_folder() -> Path:
    """Return the folder of all versions."""
    return Path(settings.UPR_HOME) / "data"


def versions() -> list[Version]:
    """Return the versions that are there, newest first."""
    found = []
    for folder in data_folder().glob("*"):
        if folder.name.isdigit():
            try:
                manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            except (OSError, ValueError):
                continue  # just being taken away
            found.append(Version(int(folder.name), folder, manifest))
    return sorted(found, key=lambda one: -one.number)


def newest() -> Version | None:
    """Return the newest version, None before the first was made."""
    return next(iter(versions()), None)


def drop_old() -> None:
    """Take away versions beyond those kept. Who is downloading one keeps his open file."""
    for one in versions()[KEPT:]:
        shutil.rmtree(one.folder, ignore_errors=True)
