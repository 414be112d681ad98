"""What every reader of ours returns, whatever the file was: a Document.

Coordinates are points (1/72 inch) from the top left corner of the page. A Word
file has no pages of its own: its pages follow the page breaks that Word wrote
when it last laid the file out, and its lines are whole paragraphs without a box.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from uprtracker.core.finding import Finding
from uprtracker.core.span import Span


class Role(StrEnum):
    """What a line is on its page."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Box:
    """Rectangle on a page: left, top, right, bottom in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `text` has no line end, soft hyphens joined, spaces single.

    `number` is the automatic number of a Word paragraph ("121.", "(a)"), which
    is not part of `text`; empty in a PDF, where numbers are text. The number of
    a footnote is its mark ("3", "*"). `marks` are the marks of notes that the
    line refers to, with their offset in `text`, of which they are no part.
    `heading` by its style or size; `cell` is table, row and column of a
    paragraph in a Word table, each from 1.
    """

    text: str
    role: Role = Role.BODY
    box: Box | None = None
    size: float = 0.0
    number: str = ""
    marks: tuple[tuple[int, str], ...] = ()
    heading: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """`number` counts from 1; `lines` are in reading order; sizes in points (0 in Word files)."""

    number: int
    lines: tuple[Line, ...]
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body with its printed number ("122", "" when it has none).

    `level` is that of a heading, from 1; 0 for other paragraphs. `marks` are the
    marks of notes with their offset in `text`.
    """

    number: str
    text: str
    span: Span
    heading: bool = False
    level: int = 0
    marks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: pages with lines, and what its first page says of it.

    `kind` is "pdf", "docx" or "doc"; `symbol`, `title`, `date` (ISO) and
    `language` ("en", "fr", ...) are empty where the document does not say.
    """

    name: str
    kind: str
    sha256: str
    pages: tuple[Page, ...]
    symbol: str = ""
    title: str = ""
    date: str = ""
    language: str = ""
    findings: tuple[Finding, ...] = field(default=())

    def lines(self) -> Iterator[tuple[int, int, Line]]:
        """Yield page number, line number and line, in reading order."""
        for page in self.pages:
            for number, line in enumerate(page.lines, 1):
                yield page.number, number, line

    def boxes(self, span: Span) -> list[tuple[int, Box]]:
        """Return page number and box of every body line that `span` covers, for marking."""
        return [
            (page, line.box)
            for page, number, line in self.lines()
            if line.box
            and line.role is Role.BODY
            and (span.page, span.line) <= (page, number) <= (span.end_page, span.end_line)
        ]
