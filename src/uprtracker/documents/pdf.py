"""PDF bytes become printed rows: text, box in points from the top left corner, font size.

PDFium gives the text of a page in one call. Its rows end with CR LF, or with
U+FFFE where the row ends with a hyphen ("follow\\ufffeup", A/HRC/8/34). Offsets
in that text are its character indices, so that two or three calls per row bring
its box and size; a position per character would cost more than the text itself.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from uprtracker.core.errors import DamagedDocument, EmptyDocument, EncryptedDocument, TooLarge
from uprtracker.documents.limits import LIMITS, Limits

# A break of PDFium's with its length; U+0002 is the older form of U+FFFE.
_BREAK = re.compile("\r\n|[\ufffe\x02\r\n]")

# A figure or sign glued to the word before it may be the mark of a note; its size tells.
_MAYBE_MARK = re.compile(r"(?<=[^\W\d_]|[.,;:)\]”\"’'%])(?:\d{1,3}(?![\d.,]*\d|\w)|[*∗†‡]{1,3})")

# A mark is printed at most at this share of its row's size, or raised by this share of it.
_MARK_SIZE = 0.85
_MARK_RISE = 0.15


@dataclass(slots=True)
class Row:
    """One printed row, still to be told apart; `hyphen` when a word runs on in the next row."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    hyphen: bool = False
    marks: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class PrintedPage:
    """Rows of a page in PDFium's order; sizes in points."""

    width: float
    height: float
    rows: list[Row] = field(default_factory=list)


def read_pages(data: bytes, limits: Limits = LIMITS) -> Iterator[PrintedPage]:
    """Yield the pages of a PDF.

    Raises EncryptedDocument, DamagedDocument, EmptyDocument or TooLarge.
    """
    with opened(data) as pdf:
        count = len(pdf)
        if not count:
            raise EmptyDocument("The PDF has no pages.")
        if count > limits.pages:
            raise TooLarge(f"The PDF has {count} pages; {limits.pages} is the limit.")
        reader = _PageReader(limits)
        for index in range(count):
            yield reader.read(pdf, index)


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Return the open PDF. Raises EncryptedDocument or DamagedDocument."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedDocument(
                "The PDF is locked with a password.", remedy="Save a copy without a password."
            ) from error
        raise DamagedDocument(
            "The PDF is damaged or cut off and cannot be opened.", remedy="Fetch it again from its source."
        ) from error


class _PageReader:
    """Reads page after page into the same buffers; not for several threads at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rect = pdfium.FS_RECTF()
        self._rect_at = ctypes.byref(self._rect)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._units: Any = (ctypes.c_ushort * 16_384)()

    def read(self, pdf: pypdfium2.PdfDocument, index: int) -> PrintedPage:
        """Return page `index` (from 0)."""
        page = pdfium.FPDF_LoadPage(pdf.raw, index)
        if not page:
            raise DamagedDocument("A page of the PDF cannot be opened.", place=f"page {index + 1}")
        try:
            width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            if max(width, height) > self._limits.page_points:
                raise TooLarge("The page is larger than any paper.", place=f"page {index + 1}")
            text_page = pdfium.FPDFText_LoadPage(page)
            if not text_page:
                raise DamagedDocument("The text of a page cannot be read.", place=f"page {index + 1}")
            try:
                return PrintedPage(width, height, self._rows(text_page, height, index))
            finally:
                pdfium.FPDFText_ClosePage(text_page)
        finally:
            pdfium.FPDF_ClosePage(page)

    def _rows(self, text_page: Any, height: float, index: int) -> list[Row]:
        text = self._text(text_page, index)
        rows: list[Row] = []
        start = 0
        for found in _BREAK.finditer(text):
            end = found.start()
            self._add_row(rows, text_page, text[start:end], start, height, found[0] in "\ufffe\x02")
            start = found.end()
        self._add_row(rows, text_page, text[start:], start, height, False)
        return rows

    def _text(self, text_page: Any, index: int) -> str:
        """Return the text such that offset and character index agree."""
        count = pdfium.FPDFText_CountChars(text_page)
        if count <= 0:
            return ""
        if count > self._limits.page_characters:
            raise TooLarge("The page holds more text than a page can.", place=f"page {index + 1}")
        if len(self._units) <= count:
            self._units = (ctypes.c_ushort * (2 * count + 2))()
        written = pdfium.FPDFText_GetText(text_page, 0, count, self._units)
        raw = bytes(memoryview(self._units).cast("B")[: 2 * max(written - 1, 0)])
        text = raw.decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(text_page, at) for at in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)

    def _add_row(
        self, rows: list[Row], text_page: Any, text: str, start: int, height: float, hyphen: bool
    ) -> None:
        stripped = text.strip()
        if not stripped:
            return
        first = start + text.index(stripped[0])
        last = first + len(stripped) - 1
        rect, at = self._rect, self._rect_at
        box_of = pdfium.FPDFText_GetLooseCharBox
        box_of(text_page, first, at)
        left, bottom = rect.left, rect.bottom
        box_of(text_page, last, at)
        right = rect.right
        middle = (first + last) // 2
        if abs(rect.bottom - bottom) > 0.5:  # one of the two is a raised mark
            box_of(text_page, middle, at)
        top, bottom = height - rect.top, height - rect.bottom
        size = self._size(text_page, middle)
        row = Row(_spaced(stripped), left, top, right, bottom, size, hyphen)
        rows.append(row)

    def _size(self, text_page: Any, at: int) -> float:
        """Return the font size in points; old reports set size 1 and scale by a matrix."""
        size: float = pdfium.FPDFText_GetFontSize(text_page, at)
        if size > 2.0:
            return size
        pdfium.FPDFText_GetMatrix(text_page, at, self._matrix_at)
        return size * float(abs(self._matrix.d) or abs(self._matrix.b))


def _spaced(text: str) -> str:
    """Return `text` with single spaces and without soft hyphens."""
    if "  " in text or not text.isascii():
        return " ".join(text.replace("\xad", "").split())
    return text
