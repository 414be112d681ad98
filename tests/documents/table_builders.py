"""Tables in PDF, with text of our own: no ruling lines, cells wrapped in their columns.

    data = table_pdf(["Title"], [["5", "Build schools (Ruritania)", "Accepted"]])

Word writes cell after cell, each with all its lines; other programs write line after line (`by_line`).
"""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from documents.builders import BOLD, FONT, _wrapped

_SIZE, _LEADING, _LEFT, _WIDTH = 9.5, 11.5, 72, 450
_TOP, _BOTTOM = 90, 740


def table_pdf(
    opening: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    symbol: str = "A/HRC/99/7/Add.1",
    by_line: bool = False,
) -> bytes:
    """Return a PDF: a first page with `opening`, then the rows on pages with header and number."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for at, text in enumerate([symbol, *opening]):
        canvas.setFont(FONT, 14 if at else 12)
        canvas.drawString(113, A4[1] - 60 - 60 * at, text)
    canvas.showPage()
    page, top = 2, float(_TOP)
    widths = _widths(rows)
    for row in rows:
        cells = [
            _wrapped(text, FONT, _SIZE, width - 8) for text, width in zip(row, widths[len(row)], strict=True)
        ]
        height = max(len(cell) for cell in cells) * _LEADING + 6
        if top + height > _BOTTOM:
            _close(canvas, symbol, page)
            page, top = page + 1, float(_TOP)
        _row(canvas, cells, widths[len(row)], top, by_line)
        top += height
    _close(canvas, symbol, page)
    canvas.save()
    return out.getvalue()


def _widths(rows: Sequence[Sequence[str]]) -> dict[int, list[float]]:
    """Columns in the measure of their longest texts, at least 65 points; a row of one cell runs across."""
    most = max(len(row) for row in rows)
    longest = [max((len(row[at]) for row in rows if len(row) == most), default=1) for at in range(most)]
    share = [min(max(length, 14), 60) for length in longest]
    widths = {most: [_WIDTH * part / sum(share) for part in share]}
    for count in {len(row) for row in rows} - {most}:
        widths[count] = [_WIDTH / count] * count
    return widths


def _row(canvas: Canvas, cells: list[list[str]], widths: list[float], top: float, by_line: bool) -> None:
    pieces = []
    left = float(_LEFT)
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        pieces += [(line, at, left, text) for line, text in enumerate(cell) if text]
        left += width
    for line, _, x, text in sorted(pieces, key=lambda piece: piece[:2]) if by_line else pieces:
        canvas.setFont(FONT, _SIZE)
        canvas.drawString(x, A4[1] - top - line * _LEADING, text)


def _close(canvas: Canvas, symbol: str, page: int) -> None:
    canvas.setFont(BOLD, 9)
    canvas.drawString(57, A4[1] - 50, symbol)
    canvas.drawString(57, A4[1] - 800, str(page))
    canvas.showPage()
