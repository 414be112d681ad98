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

# Figures glued to the word before them, or leading a row, may be the mark of a note: their size tells.
_MAYBE_MARK = re.compile(r"[0-9]{1,3}(?:, ?[0-9]{1,3})*(?!\w)")
_BEFORE_MARK = re.compile(r"[^\W\d_]|[.,;:)\]”\"’'%]")

_LEADS = re.compile(r"[0-9]{1,3}\s")
_FIGURE = re.compile(r"[0-9]")
_LETTER = re.compile(r"[^\W\d_]")

# The mark of the next row's note, which PDFium adds to the row before: " … (Chad). 5".
_NEXT_MARK = re.compile(r"\s([0-9]{1,3})$")

# Raised figures after these are units (km2, CO2), not marks.
_UNIT = re.compile(r"(?<![^\W\d_])(?:k?m|cm|CO)$")

# Hebrew and Arabic rows begin at the right.
_FROM_RIGHT = "\u0590"

# Characters that print nothing; white space stays.
_CONTROLS = dict.fromkeys((*range(9), *range(14, 32), *range(127, 160), 0xAD))

# A mark is printed at most at this share of its row's size (6 of 9, 8 of 12 points).
_MARK_SIZE = 0.85


@dataclass(slots=True)
class Row:
    """One printed row, still to be told apart; `hyphen` when a word runs on in the next row.

    `marks` are the marks of notes that stood in it, with their offset in `text`.
    """

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
        """Return the text such that offset and character index agree.

        PDFium counts UTF-16 units: a character beyond the first 65,536 is two
        of them, which then stay two until the row is told.
        """
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
        left, right, bottom = rect.left, rect.right, rect.bottom
        box_of(text_page, last, at)
        if stripped[0] >= _FROM_RIGHT and rect.left < left:
            left = rect.left
        else:
            right = rect.right
        middle = (first + last) // 2
        if abs(rect.bottom - bottom) > 0.5:  # one of the two is a raised mark
            box_of(text_page, middle, at)
        row = Row(stripped, left, height - rect.top, right, height - rect.bottom, 0.0)
        letter = None if stripped[middle - first].isalpha() else _LETTER.search(stripped)
        row.size = self._size(text_page, first + letter.start() if letter else middle)
        rows.append(row)
        if _FIGURE.search(stripped):
            if stripped[-1].isdigit() and (next_mark := _NEXT_MARK.search(stripped, len(stripped) - 4)):
                self._split(rows, text_page, first, next_mark.start(1), height)
            self._take_marks(row, text_page, first)
        row.text = _spaced(row.text)
        if not row.text:  # a bar code in control characters
            rows.remove(row)
            return
        row.hyphen = hyphen and not text[-1].isspace()
        if hyphen:
            row.text += "-" if row.hyphen else " -"

    def _split(self, rows: list[Row], text_page: Any, first: int, cut: int, height: float) -> None:
        """Make the figure at the end of the last row a row of its own when it is a raised mark."""
        row = rows[-1]
        size = self._size(text_page, first + cut)
        if size >= _MARK_SIZE * row.size:
            return
        pdfium.FPDFText_GetLooseCharBox(text_page, first + cut, self._rect_at)
        top, bottom = height - self._rect.top, height - self._rect.bottom
        if self._rect.left < row.left + row.size or top > row.bottom - 1:
            rows.append(Row(row.text[cut:], self._rect.left, top, row.right, bottom, size))
            row.text = row.text[:cut].rstrip()
            pdfium.FPDFText_GetLooseCharBox(text_page, first + len(row.text) - 1, self._rect_at)
            row.right, row.top, row.bottom = (
                self._rect.right,
                height - self._rect.top,
                height - self._rect.bottom,
            )

    def _take_marks(self, row: Row, text_page: Any, first: int) -> None:
        """Move raised figures out of the row's text."""
        found = [
            (mark.start(), mark.end())
            for mark in _MAYBE_MARK.finditer(row.text)
            if (
                _LEADS.match(row.text) if not mark.start() else _BEFORE_MARK.match(row.text, mark.start() - 1)
            )
            and self._size(text_page, first + mark.start()) < _MARK_SIZE * row.size
            and not _UNIT.search(row.text, 0, mark.start())
        ]
        if found:
            row.text, row.marks = _without_marks(row.text, found)

    def _size(self, text_page: Any, at: int) -> float:
        """Return the font size in points; old reports set size 1 and scale by a matrix."""
        size: float = pdfium.FPDFText_GetFontSize(text_page, at)
        if size > 2.0:
            return size
        pdfium.FPDFText_GetMatrix(text_page, at, self._matrix_at)
        return size * float(abs(self._matrix.d) or abs(self._matrix.b))


def _spaced(text: str) -> str:
    """Return `text` with single spaces, without control characters and soft hyphens, pairs joined."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return " ".join(text.translate(_CONTROLS).split())


def _without_marks(text: str, found: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Cut the marks out of `text`; return them with their offsets in the spaced rest."""
    marks = []
    rest = ""
    start = 0
    for begin, end in found:
        rest += text[start:begin]
        marks.append((len(_spaced(rest.strip())), text[begin:end]))
        start = end
    return (rest + text[start:]).strip(), tuple(marks)
