"""Small documents in the UN layouts, with text of our own: PDF.

    data = un_report_pdf(["# II. Conclusions", "122.1 Plant trees[^1] (Ruritania);"],
                         footnotes={"1": "As read."})

A paragraph that begins with "# " is a heading; "[^1]" sets the raised mark 1,
whose note (from `footnotes`) stands at the bottom of the same page. "\\f" starts
a new page. The generation "old" is that of sessions 1-7 (12 points, symbol and
"Page 3" at the top), "new" that of sessions 8 on (10 points, number at the bottom).
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FONT, BOLD = "Times-Roman", "Times-Bold"
_MARK = re.compile(r"\[\^(\w+|\*+)\]")


@dataclass(frozen=True)
class Layout:
    """Measures of a generation, in points."""

    size: float
    leading: float
    left: float
    indent: float
    right: float
    top: float
    bottom: float
    note: float


LAYOUTS = {
    "old": Layout(12, 13.8, 71, 97, 550, 92, 780, 12),
    "new": Layout(10, 12, 113, 142, 482, 85, 740, 9),
}


def un_report_pdf(
    paragraphs: Sequence[str],
    *,
    generation: str = "new",
    symbol: str = "A/HRC/99/7",
    state: str = "Ruritania",
    date: str = "4 March 2014",
    title: str = "Report of the Working Group on the Universal Periodic Review",
    footnotes: Mapping[str, str] | None = None,
    password: str = "",
) -> bytes:
    """Return a report as PDF: a first page, then the paragraphs on pages with headers and notes."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password or None, invariant=True)
    layout = LAYOUTS[generation]
    _front_page(canvas, generation, symbol, state, date, title)
    writer = _Writer(canvas, generation, layout, symbol, footnotes or {})
    for paragraph in paragraphs:
        writer.write(paragraph)
    writer.finish()
    canvas.save()
    return out.getvalue()


def _front_page(canvas: Canvas, generation: str, symbol: str, state: str, date: str, title: str) -> None:
    size = 12 if generation == "old" else 10
    rows = [
        (392, 60, 14, symbol),
        (392, 100, size, "Distr.: General"),
        (392, 114, size, date),
        (392, 140, size, "Original: English"),
        (57, 210, 12, "Human Rights Council"),
        (57, 224, size, "Ninety-ninth session"),
        (57, 238, size, "Agenda item 6"),
        (113, 300, 14, title + "*"),
        (113, 340, 14, state),
        (102, 760, size, "* The annex is circulated as received."),
        (57, 800, size, "GE.14-12345 (E)"),
    ]
    for left, top, points, text in rows:
        canvas.setFont(FONT, points)
        canvas.drawString(left, A4[1] - top, text)
    canvas.showPage()


class _Writer:
    """Sets paragraphs row by row, keeping room for the notes they refer to."""

    def __init__(self, canvas, generation, layout, symbol, footnotes):
        self.canvas, self.generation, self.layout = canvas, generation, layout
        self.symbol, self.footnotes = symbol, footnotes
        self.page = 2
        self._start_page()

    def _start_page(self):
        self.at = self.layout.top
        self.notes: list[str] = []
        self.floor = self.layout.bottom

    def write(self, paragraph: str) -> None:
        if paragraph == "\f":
            self._end_page()
            return
        font = FONT
        if paragraph.startswith("# "):
            font, paragraph = BOLD, paragraph[2:]
        left = self.layout.indent if re.match(r"\d+\.\d+|\([a-z]\)", paragraph) else self.layout.left
        for row in _wrapped(paragraph, font, self.layout.size, self.layout.right - left):
            self._row(row, font, left)
        self.at += self.layout.leading / 2

    def _row(self, row: str, font: str, left: float) -> None:
        marks = _MARK.findall(row)
        room = sum(len(self._note_rows(mark)) for mark in marks) * (self.layout.note + 2)
        if self.at + self.layout.leading > self.floor - room:
            self._end_page()
        self.floor -= room
        self.notes += marks
        _draw(self.canvas, left, self.at, row, font, self.layout.size)
        self.at += self.layout.leading

    def _note_rows(self, mark: str) -> list[str]:
        return _wrapped(self.footnotes[mark], FONT, self.layout.note, self.layout.right - self.layout.left)

    def _end_page(self) -> None:
        top = self.floor
        for mark in self.notes:
            _draw(self.canvas, self.layout.left - 9, top, f"[^{mark}]", FONT, self.layout.note)
            for row in self._note_rows(mark):
                _draw(self.canvas, self.layout.left, top, row, FONT, self.layout.note)
                top += self.layout.note + 2
        self._bands()
        self.canvas.showPage()
        self.page += 1
        self._start_page()

    def _bands(self) -> None:
        if self.generation == "old":
            _draw(self.canvas, 43, 54, self.symbol, FONT, 12)
            _draw(self.canvas, 43, 68, f"Page {self.page}", FONT, 12)
        else:
            _draw(self.canvas, 57, 50, self.symbol, BOLD, 9)
            _draw(self.canvas, 57, 800, str(self.page), BOLD, 9)

    def finish(self) -> None:
        if self.at > self.layout.top:
            self._end_page()


def _draw(canvas: Canvas, left: float, top: float, row: str, font: str, size: float) -> None:
    """Draw one row; marks smaller and raised."""
    text = canvas.beginText(left, A4[1] - top)
    for at, piece in enumerate(_MARK.split(row)):
        text.setFont(font, size * (0.65 if at % 2 else 1))
        text.setRise(size * 0.35 if at % 2 else 0)
        text.textOut(piece)
    canvas.drawText(text)


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Break at spaces, and after hyphens as the UN's typesetters do."""
    rows = [""]
    for word in re.findall(r"\S+?-(?=\w)|\S+\s*", text):
        if stringWidth(_MARK.sub(r"", (rows[-1] + word).rstrip()), font, size) > width and rows[-1]:
            rows.append("")
        rows[-1] += word
    return [row.rstrip() for row in rows]


def blank_pdf(pages: int = 1, *, width: float = A4[0], height: float = A4[1]) -> bytes:
    """Return a PDF of empty pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=True)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def feet_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF whose pages hold these rows at their foot, 12 points apart, and nothing else."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for rows in pages:
        for at, row in enumerate(rows):
            _draw(canvas, 113, 760 + 12 * at, row, FONT, 10)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
