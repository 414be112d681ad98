"""Small lists of advance questions as Documents, with text of our own."""

from uprtracker.documents import Document
from uprtracker.documents.document import Box, Line, Page

TITLE = "ADVANCE QUESTIONS TO SLOVENIA"


def word(*lines: str, name: str = "questions.docx", title: str = TITLE) -> Document:
    """A Word file: "• " and "1. " before a line are numbers that Word gives, as is "> " (none) nothing."""
    read = [Line(title, heading=True)] if title else []
    for line in lines:
        mark, _, text = line.partition(" ")
        read.append(Line(text, number=mark) if mark in ("•", "1.", "2.", "3.") else Line(line))
    return Document(name, "docx", "", (Page(1, tuple(read)),))


def tables(*rows: tuple[str, ...], title: str = TITLE) -> Document:
    """A Word file with a table; cells that are empty give no line."""
    cells = tuple(
        Line(text, cell=(1, row, column))
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
        if text
    )
    return Document("questions.docx", "docx", "", (Page(1, (Line(title), *cells)),))


def printed(*lines: tuple[float, float, str], title: str = TITLE, gap: float = 0.0) -> Document:
    """A PDF: left edge, right edge and text of each line, one below the other."""
    rows, top = [], 80.0
    for left, right, text in ((72.0, 300.0, title), *lines):
        rows.append(Line(text, box=Box(left, top, right, top + 12), size=12))
        top += 14 + gap
    return Document("questions.pdf", "pdf", "", (Page(1, tuple(rows), 595, 842),))
