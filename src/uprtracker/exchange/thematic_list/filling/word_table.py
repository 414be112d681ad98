"""Tables of a Word file as rows of cells that know which columns of the grid they cover.

<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>…</w:tc></w:tr>     a theme over four columns
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from uprtracker.documents.docx import descend
from uprtracker.documents.word import W, int_of, value_of
from uprtracker.documents.word_text import text_of

_MOST_COLUMNS = 63  # what Word allows


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its element, the first column of the grid it covers (from 0), and how many."""

    element: etree._Element
    start: int
    span: int

    @property
    def lines(self) -> list[str]:
        """Its paragraphs that say something."""
        found = (text_of(one, False).text for one in self.element.iter(W + "p"))
        return [text for text in found if text]

    @property
    def text(self) -> str:
        """Its paragraphs, joined."""
        return " ".join(self.lines)

    @property
    def continues(self) -> bool:
        """Whether it is the hidden lower part of a cell merged over rows."""
        properties = self.element.find(W + "tcPr")
        merge = None if properties is None else properties.find(W + "vMerge")
        return merge is not None and merge.get(W + "val", "continue") == "continue"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its element and its cells."""

    element: etree._Element
    cells: Sequence[Cell]

    @property
    def texts(self) -> dict[int, str]:
        """The text of each cell by the column where it begins."""
        return {cell.start: cell.text for cell in self.cells}

    def cell_at(self, column: int) -> Cell | None:
        """Return the cell that covers a column of the grid."""
        return next((cell for cell in self.cells if cell.start <= column < cell.start + cell.span), None)


def tables_of(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the tables of the body in printed order; those inside cells are left alone."""
    body = root.find(W + "body")
    yield from () if body is None else descend(body, W + "tbl")


def rows_of(table: etree._Element) -> list[Row]:
    """Return the rows of a table, deleted ones left out."""
    return [Row(row, _cells(row)) for row in descend(table, W + "tr") if not _is_deleted(row)]


def span_of(cell: etree._Element) -> int:
    """Return how many columns of the grid a cell covers."""
    properties = cell.find(W + "tcPr")
    span = 1 if properties is None else int_of(value_of(properties, "gridSpan"), 1)
    return min(max(span, 1), _MOST_COLUMNS)


def _cells(row: etree._Element) -> list[Cell]:
    properties = row.find(W + "trPr")
    at = 0 if properties is None else int_of(value_of(properties, "gridBefore"), 0)
    cells = []
    for element in descend(row, W + "tc"):
        cells.append(Cell(element, at, span_of(element)))
        at += cells[-1].span
    return cells


def _is_deleted(row: etree._Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None
