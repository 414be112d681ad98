"""A column for assessments at the end of a list that has none, as in cycle 4.

    Recommendation … | Position … | Themes … | SDGs            before
    Recommendation … | Position … | Themes … | SDGs | Assessment/comments on …

The table stays as wide as it is: the columns share their width with the new one. Rows of one merged
cell (titles, themes) run over the new column as well.
"""

import copy
from collections.abc import Mapping

from lxml import etree

from uprtracker.documents.word import W, int_of
from uprtracker.exchange.thematic_list.cells import has_number
from uprtracker.exchange.thematic_list.columns import Column, columns_of
from uprtracker.exchange.thematic_list.filling.filled import heading_like
from uprtracker.exchange.thematic_list.filling.word_cell import write_text
from uprtracker.exchange.thematic_list.filling.word_table import Cell, Row, rows_of

_SHARE = 0.3  # of the table's width: what the column has in the lists of cycles 2 and 3
_OF_ONE_CELL = tuple(
    W + name for name in ("gridSpan", "vMerge", "hMerge", "cellIns", "cellDel", "cellMerge", "tcPrChange")
)
# What stands before w:gridSpan and w:tcW in w:tcPr (ECMA-376, part 1, 17.4.69).
_BEFORE_SPAN = (W + "cnfStyle", W + "tcW")


def add_column(table: etree._Element, columns: Mapping[int, Column]) -> int:
    """Add a column to the table and return its place in the grid; `columns` are those it has."""
    rows = rows_of(table)
    place = max((cell.start + cell.span for row in rows for cell in row.cells), default=len(columns))
    _widen_grid(table, place)
    for row in rows:
        heading = columns_of(row.texts)
        _scale(row)
        last = row.cells[-1] if row.cells else None
        if last is None:
            continue
        if _is_merged(row, place):
            _stretch(last)
        else:
            _append_cell(row, last, place, heading_like(row.texts.values()) if heading else "")
    return place


def _is_merged(row: Row, place: int) -> bool:
    """Whether the last cell runs over several columns up to the end, in a row of no recommendation."""
    last = row.cells[-1]
    if last.start + last.span < place or last.span == 1 and place > 1:
        return False
    return len(row.cells) == 1 or not any(has_number(cell.text) for cell in row.cells)


def _widen_grid(table: etree._Element, place: int) -> None:
    grid = table.find(W + "tblGrid")
    if grid is None:
        return
    widths = [int_of(column.get(W + "w"), 0) for column in grid.iterfind(W + "gridCol")]
    if not widths:
        return
    scaled = [round(width * (1 - _SHARE)) for width in widths]
    for column, width in zip(grid.iterfind(W + "gridCol"), scaled, strict=True):
        column.set(W + "w", str(width))
    for at in range(len(widths), place + 1):
        new = etree.Element(W + "gridCol")
        new.set(W + "w", str(sum(widths) - sum(scaled) if at == place else 0))
        grid.insert(at, new)


def _scale(row: Row) -> None:
    """Give each cell its share of the width; a cell alone in its row keeps its own."""
    if len(row.cells) == 1:
        return
    for cell in row.cells:
        width = cell.element.find(f"{W}tcPr/{W}tcW")
        if width is not None and width.get(W + "type", "dxa") in ("dxa", "pct"):
            width.set(W + "w", str(round(_number(width) * (1 - _SHARE))))


def _number(width: etree._Element) -> int:
    return int_of(width.get(W + "w", "").rstrip("%"), 0)


def _stretch(cell: Cell) -> None:
    """Let a cell run over one column more."""
    properties = cell.element.find(W + "tcPr")
    if properties is None:
        properties = etree.Element(W + "tcPr")
        cell.element.insert(0, properties)
    span = properties.find(W + "gridSpan")
    if span is None:
        span = etree.Element(W + "gridSpan")
        properties.insert(sum(child.tag in _BEFORE_SPAN for child in properties), span)
    span.set(W + "val", str(cell.span + 1))


def _append_cell(row: Row, last: Cell, place: int, text: str) -> None:
    """Put a cell after the last one, in its look and with a new width; a gap before it is bridged."""
    made = etree.Element(W + "tc")
    look = last.element.find(W + "tcPr")
    own = etree.Element(W + "tcPr") if look is None else copy.deepcopy(look)
    for child in list(own):
        if child.tag in _OF_ONE_CELL:
            own.remove(child)
    width = own.find(W + "tcW")
    if width is not None:
        width.set(W + "w", str(_new_width(row)))
    made.append(own)
    pattern = last.element.find(W + "p")
    made.append(etree.Element(W + "p") if pattern is None else copy.deepcopy(pattern))
    write_text(made, text, like=last.element)
    if (gap := place - last.start - last.span) > 0:
        _stretch(Cell(made, place - gap, gap))
    for after in row.element.findall(f"{W}trPr/{W}gridAfter"):
        after.set(W + "val", "0")
    last.element.addnext(made)


def _new_width(row: Row) -> int:
    """Return what the other cells, already scaled, leave of the row."""
    widths = (cell.element.find(f"{W}tcPr/{W}tcW") for cell in row.cells)
    kept = sum(_number(width) for width in widths if width is not None)
    return round(kept * _SHARE / (1 - _SHARE))
