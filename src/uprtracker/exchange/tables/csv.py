"""CSV: UTF-8 with a byte order mark, commas, CR LF; the first row names the columns.

Spreadsheet programs run a cell that begins with = + - @, a tab or a carriage return as a
formula (CWE-1236). Such texts get an apostrophe before them; programs that read the file
may take it off again. The notes of a table have no place here: they are in XLSX and JSON.
"""

import csv
import io
from collections.abc import Iterable
from typing import IO

from uprtracker.exchange.tables.table import Cell, Table, joined

# The last four are the full-width forms, which some programs read like the others.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(table: Table, rows: Iterable[tuple[Cell, ...]], stream: IO[bytes]) -> int:
    """Write the rows and return how many there were; the stream stays open."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(column.name) for column in table.columns])
    count = 0
    for row in rows:
        writer.writerow([harmless(joined(cell)) for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


def harmless(cell: str | int | float | None) -> str | int | float | None:
    """Return the cell so that no spreadsheet program takes it for a formula."""
    if isinstance(cell, str) and cell.startswith(_DANGEROUS):
        return "'" + cell
    return cell.replace("\0", "") if isinstance(cell, str) else cell
