"""JSON Lines: one object a row, UTF-8. The notes of a table have no place here: they are in JSON."""

import json
from collections.abc import Iterable
from typing import IO

from uprtracker.exchange.tables.table import Cell, Table


def write_jsonl(table: Table, rows: Iterable[tuple[Cell, ...]], stream: IO[bytes]) -> int:
    """Write the rows and return how many there were; the stream stays open."""
    keys = [column.key for column in table.columns]
    count = 0
    for row in rows:
        line = json.dumps(dict(zip(keys, row, strict=True)), ensure_ascii=False)
        stream.write(f"{line}\n".encode())
        count += 1
    return count
