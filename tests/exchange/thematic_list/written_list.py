"""Small thematic lists in our own words, in the layouts of cycles 2, 3 and 4, as Word files."""

import hashlib
from collections.abc import Sequence

from documents.word_builders import W, paragraph, un_report_docx
from uprtracker.documents.document import Document
from uprtracker.documents.docx import read_docx
from uprtracker.exchange.thematic_list import ThematicList, read_thematic_list
from uprtracker.reference import load_reference

Cell = str | Sequence[str]

HEADER = "UPR of Slovenia (2nd Cycle – 20th session) Thematic list of recommendations"
CYCLE_2 = (
    "Recommendation",
    "Position",
    "Full list of themes",
    "Assessment/comments on level of implementation",
)
CYCLE_4 = (
    "Recommendation and recommending State",
    "Position of the State under review",
    "Human rights themes and groups of persons",
    "Relevant SDGs",
)
SOURCE = "Source of position: A/HRC/28/15/Add.1 - Para. 3"
TREES = ("115.3 Plant trees along the roads (Portugal, Chile);", SOURCE)
WELLS = ("115.1 Dig wells in the north (Ukraine); Dig more of them in the south (Spain);", SOURCE)


def table(rows: Sequence[Sequence[Cell]]) -> str:
    """Return a table; a cell may hold several paragraphs, a row of one cell spans the columns."""
    return f"<w:tbl>{''.join(_row(row) for row in rows)}</w:tbl>"


def _row(cells: Sequence[Cell]) -> str:
    span = '<w:tcPr><w:gridSpan w:val="4"/></w:tcPr>' if len(cells) == 1 else ""
    return f"<w:tr>{''.join(f'<w:tc>{span}{_paragraphs(cell)}</w:tc>' for cell in cells)}</w:tr>"


def _paragraphs(cell: Cell) -> str:
    return (
        cell
        if isinstance(cell, str) and cell.startswith("<w:")
        else "".join(paragraph(text) for text in ([cell] if isinstance(cell, str) else cell))
    )


def as_docx(*tables: Sequence[Sequence[Cell]], header: str = HEADER, above: Sequence[str] = ()) -> bytes:
    """Return the bytes of a list with this page header and these paragraphs above its tables."""
    return un_report_docx(above, symbol=header, raw="".join(table(rows) for rows in tables))


def document(data: bytes, name: str = "list.docx") -> Document:
    """Return the Word file as read."""
    pages, findings = read_docx(data)
    return Document(name, "docx", hashlib.sha256(data).hexdigest(), pages, findings=findings)


def reading(*rows: Sequence[Cell], header: str = HEADER, name: str = "list.docx") -> ThematicList:
    """Return the reading of a list of one table."""
    return read_thematic_list(document(as_docx(rows, header=header), name), load_reference())


__all__ = [
    "CYCLE_2",
    "CYCLE_4",
    "HEADER",
    "SOURCE",
    "TREES",
    "W",
    "WELLS",
    "as_docx",
    "document",
    "reading",
    "table",
]
