"""Files of evidence: told by their bytes, kept outside the database under names that say nothing.

    keep(upload, evidence=evidence, by=seat)    # EvidenceFile; raises NotTaken with a sentence
    bytes_of(file, by=seat)                     # the bytes, checked against the checksum

Whoever asks for a file asks the policy first (`visible_to` of its evidence): nothing here knows who may.
"""

import hashlib
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Member
from uprtracker.followup.evidence.custody import record
from uprtracker.followup.models import Custody, Evidence, EvidenceFile
from uprtracker.records.media import NotTaken, media_of
from uprtracker.records.uploading import safe_name

if TYPE_CHECKING:
    Sent = UploadedFile[Any]
else:
    Sent = UploadedFile

MOST_BYTES = 20 * 2**20
MOST_FILES = 20  # of one piece of evidence
UNNAMED = timedelta(days=1)  # a file stays this long without a row: it may be on its way in


def keep(upload: Sent, *, evidence: Evidence, by: Member) -> EvidenceFile:
    """Keep a file of evidence that `by` may change, and note it in the chain of custody."""
    if (upload.size or 0) > MOST_BYTES:
        raise NotTaken(
            _("{name} has more than {size} MB.").format(name=upload.name, size=MOST_BYTES // 2**20)
        )
    data = upload.read()
    media = media_of(data)
    if not media:
        raise NotTaken(
            _("{name} is no document, picture, sound, film or plain text.").format(name=upload.name)
        )
    if evidence.files.count() >= MOST_FILES:
        raise NotTaken(_("There can be {n} files at most.").format(n=MOST_FILES))
    file = EvidenceFile(
        evidence=evidence,
        name=safe_name(upload.name or "")[:200],
        media=media,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        kept_as=secrets.token_hex(32),
    )
    _write(path_of(file), data)
    try:
        with transaction.atomic():
            file.save()
            record(evidence, Custody.Step.FILED, by=by, sha256=file.sha256)
    except Exception:
        path_of(file).unlink(missing_ok=True)
        raise
    return file


def bytes_of(file: EvidenceFile, *, by: Member) -> bytes:
    """Return the bytes of a file and note who took them out.

    Raises NotTaken where the file is gone, or is not what it was when it came.
    """
    try:
        data = path_of(file).read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        record(file.evidence, Custody.Step.DAMAGED, by=by, sha256=file.sha256)
        raise NotTaken(_("This file is missing or is not what it was when it came. Take it from a backup."))
    record(file.evidence, Custody.Step.OPENED, by=by, sha256=file.sha256)
    return data


def delete_files(evidence: Evidence) -> None:
    """Delete the bytes of all files once this transaction holds; checksum and size stay."""
    there = list(evidence.files.filter(deleted_at=None))
    paths = [path_of(file) for file in there]
    evidence.files.filter(pk__in=[file.pk for file in there]).update(name="", deleted_at=timezone.now())
    transaction.on_commit(lambda: _unlink(paths))


def sweep(now: datetime) -> int:
    """Delete files that no evidence names any more (a workspace that went), and return how many."""
    kept = set(EvidenceFile.objects.filter(deleted_at=None).values_list("kept_as", flat=True))
    over = (now - UNNAMED).timestamp()
    there = folder().glob("*") if folder().is_dir() else ()
    gone = [path for path in there if path.name not in kept and path.stat().st_mtime < over]
    _unlink(gone)
    return len(gone)


def path_of(file: EvidenceFile) -> Path:
    """Return where the bytes of a file lie."""
    return folder() / file.kept_as


def folder() -> Path:
    """Return the folder of all files of evidence."""
    return Path(settings.UPR_HOME) / "evidence"


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())
