"""A PDF's printed rows become the pages of a Document."""

from uprtracker.core.errors import ImageOnlyDocument
from uprtracker.core.finding import Finding
from uprtracker.core.span import Span
from uprtracker.documents.document import Box, Line, Page, Role
from uprtracker.documents.footnotes import split_sign, without_sign
from uprtracker.documents.hyphens import join_words
from uprtracker.documents.layout import Arranged, arranged
from uprtracker.documents.limits import LIMITS, Limits
from uprtracker.documents.missed_marks import with_missed_marks
from uprtracker.documents.pdf import Row, read_pages

# A page of a letter has 300 characters at least; scans often carry a stamp of a few.
_TEXT_OF_A_SCAN = 20

# Headings are 12 and 14 points over text of 10.
_HEADING_POINTS = 1.0


def read_pdf(data: bytes, limits: Limits = LIMITS) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """Return the pages with their lines, and a finding for each page without text.

    Raises what `read_pages` raises, and ImageOnlyDocument when no page has text.
    """
    printed = list(read_pages(data, limits))
    if all(sum(len(row.text) for row in page.rows) < _TEXT_OF_A_SCAN for page in printed):
        raise ImageOnlyDocument(
            "The pages are pictures without text.", remedy="Run text recognition (OCR) over it first."
        )
    told, body_size = arranged(printed)
    for role in (Role.BODY, Role.FOOTNOTE):
        join_words([row for page in told for row, its_role in page if its_role is role])
    pages = tuple(
        Page(number, _lines(rows, body_size + _HEADING_POINTS), page.width, page.height)
        for number, (page, rows) in enumerate(zip(printed, told, strict=True), 1)
    )
    findings = tuple(
        Finding("page-without-text", f"Page {page.number} has no text.", Span(page.number, 1, page.number, 1))
        for page in pages
        if not page.lines
    )
    return with_missed_marks(pages), findings


def _lines(rows: Arranged, heading_size: float) -> tuple[Line, ...]:
    signs = [split_sign(row.text)[0] for row, role in rows if role is Role.FOOTNOTE]
    signs = [sign for sign in signs if sign]
    return tuple(_line(row, role, signs, heading_size) for row, role in rows)


def _line(row: Row, role: Role, signs: list[str], heading_size: float) -> Line:
    """Return the line; a note's mark is its number, the signs of the page's notes are marks."""
    text, marks, number = row.text, row.marks, ""
    if role is Role.FOOTNOTE:
        if marks and marks[0][0] == 0:
            number, marks = marks[0][1], marks[1:]
        else:
            number, text = split_sign(text)
    elif signs and role is Role.BODY:
        for sign in signs:
            text, at = without_sign(text, sign)
            if at >= 0:
                marks = (*marks, (at, sign))
    box = Box(row.left, row.top, row.right, row.bottom)
    heading = role is Role.BODY and row.size > heading_size
    return Line(text, role, box, row.size, number, marks, heading)
