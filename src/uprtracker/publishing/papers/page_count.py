"""How many pages a paper has."""

import pypdfium2

from uprtracker.publishing.papers.paper import Paper
from uprtracker.publishing.papers.pdf import write_pdf


def pages_of(paper: Paper) -> int:
    """Return the pages of the PDF."""
    return len(pypdfium2.PdfDocument(write_pdf(paper)))
