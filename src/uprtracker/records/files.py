"""Files that people send: told by their bytes, kept outside the database under names that say nothing.

    file = take_in(upload, by=user)     # KeptFile; raises NotTaken with a sentence
    bytes_of(file)                      # the bytes, checked against the checksum

Whoever asks for a file asks the policy about its thing first: nothing here knows who may.
"""

import hashlib
import os
import secrets
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.records.media import NotTaken, media_of
from uprtracker.records.models import KeptFile
from uprtracker.records.uploading import safe_name

if TYPE_CHECKING:
    Sent = UploadedFile[Any]
else:
    Sent = UploadedFile

MOST_BYTES = 20 * 2**20


def take_in(upload: Sent, *, by: User | None, only: Collection[str] = (), most: int = MOST_BYTES) -> KeptFile:
    """Keep a file that came in; `only` names the media types that are taken, all known ones if empty.

    Raises NotTaken where it is too large, empty, or of another kind than it may be.
    """
    if (upload.size or 0) > most:
        raise NotTaken(_("{name} has more than {size} MB.").format(name=upload.name, size=most // 2**20))
    data = upload.read()
    media = media_of(data)
    if not media or (only and media not in only):
        raise NotTaken(_("{name} is of a kind that is not taken here.").format(name=upload.name))
    file = KeptFile(
        name=safe_name(upload.name or "")[:200],
        media=media,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        kept_as=secrets.token_hex(32),
        by=by,
    )
    _write(path_of(file), data)
    try:
        file.save()
    except Exception:
        path_of(file).unlink(missing_ok=True)
        raise
    return file


def bytes_of(file: KeptFile) -> bytes:
    """Return the bytes of a file. Raises NotTaken where it is gone, or not what it was when it came."""
    try:
        data = path_of(file).read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise NotTaken(_("This file is missing or is not what it was when it came. Take it from a backup."))
    return data


def delete(file: KeptFile) -> None:
    """Delete a file, its bytes once this transaction holds."""
    path = path_of(file)
    file.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def path_of(file: KeptFile) -> Path:
    """Return where the bytes of a file lie."""
    return Path(settings.UPR_HOME) / "files" / file.kept_as


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())
