"""The lines of a Word document as rows of cells, whatever pages a row runs over."""

from collections.abc import Iterator
from dataclasses import dataclass

from uprtracker.core import Span
from uprtracker.documents import Document
from uprtracker.documents.document import Line, Role


@dataclass(slots=True)
class GridRow:
    """A row of a table: paragraphs of each cell by its place (from 1), first and last line in the document.

    Cells without text are not there.
    """

    cells: dict[int, list[str]]
    first: tuple[int, int]
    last: tuple[int, int]

    @property
    def span(self) -> Span:
        """Where the row stands."""
        return Span(*self.first, *self.last)

    def texts(self) -> dict[int, str]:
        """Return the text of each cell, its paragraphs joined."""
        return {place: " ".join(lines) for place, lines in self.cells.items()}


def rows_of(document: Document) -> Iterator[GridRow]:
    """Yield the rows of all tables in the order in which they begin.

    A table inside a cell comes as rows of its own, after the row that holds it.
    """
    rows: dict[tuple[int, int], GridRow] = {}
    for page, number, line in document.lines():
        if line.cell is None or line.role is not Role.BODY:
            continue
        table, row_number, column = line.cell
        at = (page, number)
        row = rows.setdefault((table, row_number), GridRow({}, at, at))
        row.last = max(row.last, at)
        row.cells.setdefault(column, []).append(_printed(line))
    yield from rows.values()


def _printed(line: Line) -> str:
    """Return the paragraph with the number that Word gives it; bullets are no numbers."""
    numbered = any(letter.isalnum() for letter in line.number) and line.number != "o"
    return f"{line.number} {line.text}" if numbered else line.text
