"""The files of documents, kept under UPR_HOME/documents and named by their checksum."""

import hashlib
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from uprtracker.core.errors import DocumentError
from uprtracker.records.models import Document


def checksum(path: Path) -> str:
    """Return the SHA-256 of the file. Raises DocumentError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DocumentError(f"The file cannot be read: {error.strerror}.", place=path.name) from error


def path_of(document: Document) -> Path:
    """Return where the file of a document lies."""
    return _place(document.sha256, document.media)


def keep(path: Path, sha256: str, media: str) -> None:
    """Copy a file into the archive, whole or not at all.

    Raises DocumentError when it is not the file with this checksum any more.
    """
    place = _place(sha256, media)
    if place.exists():
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as aside:
            copy = Path(aside) / place.name
            shutil.copyfile(path, copy)
            if checksum(copy) != sha256:
                raise DocumentError(
                    "The file changed while it was read.", place=path.name, remedy="Try again."
                )
            copy.replace(place)
    except OSError as error:
        message = f"The file cannot be kept: {error.strerror}."
        raise DocumentError(message, place=path.name, remedy="Check the disk.") from error


def _place(sha256: str, media: str) -> Path:
    return Path(settings.UPR_HOME) / "documents" / f"{sha256}.{media}"
