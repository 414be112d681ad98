"""A PDF's printed rows become the pages of a Document."""

from uprtracker.core.errors import ImageOnlyDocument
from uprtracker.core.finding import Finding
from uprtracker.core.span import Span
from uprtracker.documents.document import Box, Line, Page
from uprtracker.documents.layout import arranged
from uprtracker.documents.limits import LIMITS, Limits
from uprtracker.documents.pdf import PrintedPage, read_pages

# A page of a letter has 300 characters at least; scans often carry a stamp of a few.
_TEXT_OF_A_SCAN = 20


def read_pdf(data: bytes, limits: Limits = LIMITS) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """Return the pages with their lines, and a finding for each page without text.

    Raises what `read_pages` raises, and ImageOnlyDocument when no page has text.
    """
    pages = tuple(_page(number, printed) for number, printed in enumerate(read_pages(data, limits), 1))
    if all(sum(len(line.text) for line in page.lines) < _TEXT_OF_A_SCAN for page in pages):
        raise ImageOnlyDocument(
            "The pages are pictures without text.", remedy="Run text recognition (OCR) over it first."
        )
    findings = tuple(
        Finding("page-without-text", f"Page {page.number} has no text.", Span(page.number, 1, page.number, 1))
        for page in pages
        if not page.lines
    )
    return pages, findings


def _page(number: int, printed: PrintedPage) -> Page:
    lines = tuple(
        Line(row.text, role, Box(row.left, row.top, row.right, row.bottom), row.size)
        for row, role in arranged(printed, number == 1)
    )
    return Page(number, lines, printed.width, printed.height)
