"""One front door for all files: bytes become a Document, or an error that says why not."""

import hashlib
from pathlib import Path

from uprtracker.core.errors import ImageOnlyDocument
from uprtracker.documents.document import Box, Document, Line, Page
from uprtracker.documents.front_page import date_of, language_of, symbol_of, title_of
from uprtracker.documents.layout import arranged
from uprtracker.documents.limits import LIMITS, Limits
from uprtracker.documents.pdf import PrintedPage, read_pages


def read_document(path: Path, limits: Limits = LIMITS) -> Document:
    """Return the document at `path`.

    Raises a DocumentError: EmptyDocument, EncryptedDocument, DamagedDocument,
    ImageOnlyDocument, WrongKind or TooLarge. The error's place is the file name.
    """
    data = _bytes_of(path, limits)
    pages = tuple(_page(number, printed) for number, printed in enumerate(read_pages(data, limits), 1))
    if not any(page.lines for page in pages):
        raise ImageOnlyDocument("The pages are pictures.", place=path.name)
    return Document(
        name=path.name,
        kind="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=pages,
        symbol=symbol_of(pages),
        title=title_of(pages[0]),
        date=date_of(pages[0]),
        language=language_of(pages),
    )


def _bytes_of(path: Path, limits: Limits) -> bytes:
    return path.read_bytes()


def _page(number: int, printed: PrintedPage) -> Page:
    lines = tuple(
        Line(row.text, role, Box(row.left, row.top, row.right, row.bottom), row.size)
        for row, role in arranged(printed, number == 1)
    )
    return Page(number, lines, printed.width, printed.height)
