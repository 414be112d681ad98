"""Tables written as files: XLSX, CSV, JSON, JSON Lines, Parquet.

Rows stream through; no cell is ever a formula.

write_table(table, rows, "xlsx", stream)
"""

from collections.abc import Callable, Iterable, Mapping
from typing import IO

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.tables.csv import write_csv
from uprtracker.exchange.tables.json import write_json
from uprtracker.exchange.tables.jsonl import write_jsonl
from uprtracker.exchange.tables.parquet import write_parquet
from uprtracker.exchange.tables.table import Cell, Column, Table
from uprtracker.exchange.tables.xlsx import write_xlsx

__all__ = ["Cell", "Column", "FORMATS", "Table", "write_table"]

Writer = Callable[[Table, Iterable[tuple[Cell, ...]], IO[bytes]], int]

_WRITERS: Mapping[str, Writer] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "json": write_json,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
FORMATS = tuple(_WRITERS)


def write_table(table: Table, rows: Iterable[tuple[Cell, ...]], form: str, stream: IO[bytes]) -> int:
    """Write rows, one cell per column of `table`, and return how many there were.

    Raises UprTrackerError for a form that is not in FORMATS.
    """
    if form not in _WRITERS:
        raise UprTrackerError(
            f"Tables cannot be written as {form!r}.", remedy=f"Choose {', '.join(FORMATS)}."
        )
    return _WRITERS[form](table, rows, stream)
