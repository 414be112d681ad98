"""Files that an editor sends through the browser: checked, laid aside, and imported like any other.

Names are input: they are kept as text to be shown, and cut to what a file system
takes. What a file is, its first bytes say; whether it is sound, the reader finds
out in its child process.
"""

import codecs
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from uprtracker.core.errors import UprTrackerError
from uprtracker.records.archive import checksum
from uprtracker.records.changed import NOTHING
from uprtracker.records.deciding import tell
from uprtracker.records.document_import import import_documents
from uprtracker.records.export_import import import_export
from uprtracker.records.models import Document, Review, SourceFile
from uprtracker.records.placing import file_name
from uprtracker.records.reading_again import catch_up
from uprtracker.records.summary import DocumentSummary, ImportSummary

if TYPE_CHECKING:
    from uprtracker.accounts.models import User

    Sent = UploadedFile[Any]
else:
    Sent = UploadedFile

MOST_FILES = 20
MOST_BYTES = 64 * 2**20
LONGEST_NAME = 150  # bytes; file systems take 255
EXPORTS = frozenset({".csv", ".xls", ".xlsx"})
_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: the summary of its import, and the row that it made, if any."""

    name: str
    read: DocumentSummary | ImportSummary | None = None
    document: Document | None = None
    file: SourceFile | None = None
    message: str = ""


def fault_of(file: Sent) -> str:
    """Return why a file is not taken (too large, empty, of no kind we read), "" when it may be read."""
    size = file.size or 0
    if size > MOST_BYTES:
        return _("It has more than {size} MB.").format(size=MOST_BYTES // 2**20)
    if not size:
        return _("It is empty.")
    head = file.read(_HEAD)
    file.seek(0)
    named = PurePath(file.name or "").suffix.lower()
    # A CSV of a spreadsheet program may be UTF-16; its reader says what to do then.
    text = named == ".csv" and (
        b"\0" not in head or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    )
    if text or b"%PDF-" in head or head.startswith(_DOCUMENTS):
        return ""
    return _("It is no PDF or Word file, and no export of UPR Info (CSV, XLS, XLSX).")


def take_in(files: Iterable[Sent], *, person: "User", review: Review | None = None) -> list[Taken]:
    """Import the files and return what became of each, in their order.

    With `review` the documents are set under it, by decision of `person`.
    """
    home = Path(settings.UPR_HOME)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix="upload-") as aside:
        paths = [_lay_aside(file, Path(aside) / str(number)) for number, file in enumerate(files, 1)]
        documents = [path for path in paths if path.suffix.lower() not in EXPORTS]
        read = dict(zip(documents, _documents(documents, review, person), strict=True))
        taken = [read[path] if path in read else _export(path) for path in paths]
    catch_up()
    tell("upload", NOTHING)  # each file counted its own
    return taken


def _documents(paths: Sequence[Path], review: Review | None, person: "User") -> list[Taken]:
    summaries = import_documents(paths, review=review, person=person).documents if paths else ()
    return [
        Taken(
            file_name(path),
            read=summary,
            document=Document.objects.filter(sha256=checksum(path)).select_related("review").first(),
            message=summary.message,
        )
        for path, summary in zip(paths, summaries, strict=True)
    ]


def _export(path: Path) -> Taken:
    try:
        summary = import_export(path)
    except UprTrackerError as error:
        return Taken(file_name(path), message=str(error).removeprefix(path.name).lstrip(":, "))
    return Taken(file_name(path), read=summary, file=SourceFile.objects.filter(sha256=checksum(path)).first())


def _lay_aside(file: Sent, folder: Path) -> Path:
    """Write a file under a name that a file system takes, in a folder of its own."""
    folder.mkdir()
    path = folder / safe_name(file.name or "")
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return path


def safe_name(name: str) -> str:
    """Return the last part of `name`, printable, without slashes, short, and no name of the system's own."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter if letter.isprintable() else "_" for letter in last).strip(" .")
    stem, dot, suffix = shown.rpartition(".")
    if not dot or len(suffix) > 5:
        stem, suffix = shown, ""
    cut = stem.encode("utf-8", "replace")[:LONGEST_NAME].decode("utf-8", "ignore")
    return f"{cut or 'upload'}{'.' + suffix if suffix else ''}"
