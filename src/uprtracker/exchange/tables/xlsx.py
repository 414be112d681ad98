"""XLSX by XlsxWriter: a sheet of rows and a sheet of notes; texts are written as texts only.

Rows go to disk as they come (constant memory), so a row cannot be changed once the next one
has begun.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.tables.table import Cell, Table, joined
from uprtracker.exchange.xml_letters import without_forbidden

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
_CUT = " […]"
# One date in all files: the same rows give the same bytes.
_MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def write_xlsx(table: Table, rows: Iterable[tuple[Cell, ...]], stream: IO[bytes]) -> int:
    """Write the rows and return how many there were; the stream stays open.

    Raises UprTrackerError when there are more rows than a sheet can hold.
    """
    return write_workbook([(table, rows)], stream)


def write_workbook(tables: Iterable[tuple[Table, Iterable[tuple[Cell, ...]]]], stream: IO[bytes]) -> int:
    """Write tables as the sheets of one workbook, the notes of the first behind them; return all rows.

    Raises UprTrackerError when there are more rows than a sheet can hold.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    count, first = 0, None
    with Workbook(stream, options) as book:
        book.set_properties({"created": _MADE})
        bold = book.add_format({"bold": True})
        for table, rows in tables:
            first = first or table
            count += _write_rows(book.add_worksheet(table.name[:31]), table, rows, bold)
        if first is not None:
            _write_notes(book.add_worksheet(first.notes_name[:31]), first, bold)
    return count


def _write_rows(sheet: Worksheet, table: Table, rows: Iterable[tuple[Cell, ...]], bold: Format) -> int:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
    _write(sheet, 0, [column.name for column in table.columns], bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise UprTrackerError(
                f"A spreadsheet holds {MOST_ROWS} rows and this is more.", remedy="Export as CSV instead."
            )
        _write(sheet, count, row)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(count, 1), len(table.columns) - 1)
    return count


def _write_notes(sheet: Worksheet, table: Table, bold: Format) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for place, (_key, name, value) in enumerate(table.notes):
        sheet.write_string(place, 0, name, bold)
        _write_cell(sheet, place, 1, value)


def _write(sheet: Worksheet, place: int, row: Sequence[Cell], style: Format | None = None) -> None:
    for column, cell in enumerate(row):
        _write_cell(sheet, place, column, cell, style)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, style: Format | None = None) -> None:
    value = joined(cell)
    if isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    elif value:
        sheet.write_string(row, column, _fitting(value), style)


def _fitting(text: str) -> str:
    """Return the text without characters that XML forbids, and marked as cut when no cell could hold it."""
    text = without_forbidden(text)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(_CUT)] + _CUT
