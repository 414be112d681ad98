"""One front door for all files: bytes become a Document, or an error that says why not."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from uprtracker.core.errors import DocumentError, TooLarge, WrongKind
from uprtracker.core.finding import Finding
from uprtracker.documents.document import Document, Page
from uprtracker.documents.docx import read_docx
from uprtracker.documents.front_page import date_of, language_of, symbol_of, title_of
from uprtracker.documents.kind import kind_of
from uprtracker.documents.limits import LIMITS, Limits
from uprtracker.documents.office import converted
from uprtracker.documents.printed import read_pdf


def read_document(path: Path, limits: Limits = LIMITS) -> Document:
    """Return the document at `path`.

    Raises a DocumentError: EmptyDocument, EncryptedDocument, DamagedDocument,
    ImageOnlyDocument, WrongKind, TooLarge or MissingTool. Its place is the file
    name, with the page where one page is to blame. A wrong file name is a
    finding when the content is one that we read.
    """
    with errors_named(path):
        data = bytes_of(path, limits)
        kind = kind_of(data, path.name)
        pages, findings = _read(kind, data, limits)
    document = Document(
        name=path.name,
        kind=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=pages,
        symbol=symbol_of(pages),
        title=title_of(pages[0]),
        date=date_of(pages[0]),
        language=language_of(pages),
        findings=findings,
    )
    if path.suffix.lower() not in ("." + kind, ".rtf", ""):
        message = f"The file is named {path.suffix} but is {kind.upper()}; it was read as what it is."
        misnamed = Finding("wrong-name", message, severity="note")
        document = replace(document, findings=(*findings, misnamed))
    return document


def _read(kind: str, data: bytes, limits: Limits) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    if kind == "pdf":
        return read_pdf(data, limits)
    if kind == "doc":
        data = converted(data, "doc", "docx", limits)
    return read_docx(data, limits)


@contextmanager
def errors_named(path: Path) -> Iterator[None]:
    """Put the file name into the place of errors from within."""
    try:
        yield
    except DocumentError as error:
        error.place = f"{path.name}, {error.place}" if error.place else path.name
        raise


def bytes_of(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a regular file (or of what a link to one leads to).

    Folders, pipes and devices raise WrongKind, without waiting for them;
    missing or locked files DocumentError; beyond `limits.file_bytes` TooLarge.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a path"
        raise DocumentError(f"The file cannot be opened ({reason}).") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise WrongKind("This is a folder, a pipe or a device, not a file.")
    with os.fdopen(handle, "rb") as file:
        data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise TooLarge(f"The file has more than {limits.file_bytes // 2**20} MB.")
    return data
