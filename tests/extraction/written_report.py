"""Writes small Working Group reports as Documents, line by line, with text of our own."""

from uprtracker.documents import Document
from uprtracker.documents.document import Line, Page, Role

OPENING = """Report of the Working Group on the Universal Periodic Review
Malta
1. The Working Group on the Universal Periodic Review held its ninth session from
1 to 12 November. The review of Malta was held at the 3rd meeting.
"""
CLOSING = """94. All conclusions and/or recommendations contained in the present report reflect
the position of the submitting State(s). They should not be construed as endorsed.
Annex
Composition of the delegation
1. Somebody (France);
"""


def lines(text: str) -> tuple[Line, ...]:
    """One Line for each line of `text`; "~ " before a line makes it a header, "^ " a footnote."""
    roles = {"~ ": Role.HEADER, "^ ": Role.FOOTNOTE}
    return tuple(
        Line(line[2:], roles[line[:2]]) if line[:2] in roles else Line(line)
        for line in text.strip("\n").splitlines()
    )


def document(*pages: str, symbol: str = "A/HRC/16/99") -> Document:
    """A Document with one page for each text."""
    read = tuple(Page(number, lines(text)) for number, text in enumerate(pages, 1))
    return Document("report.pdf", "pdf", "", read, symbol=symbol)


def report(conclusions: str, *, dialogue: str = "", after: str = CLOSING) -> Document:
    """A report whose second page holds the conclusions."""
    heading = "II. Conclusions and/or recommendations**\n"
    return document(OPENING + dialogue, heading + conclusions.strip("\n") + "\n" + after)
