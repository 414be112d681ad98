"""JSON: one object with the notes under `about` and the rows under `records`, one row per line."""

import json
from collections.abc import Iterable
from typing import IO

from uprtracker.exchange.tables.table import Cell, Table


def write_json(table: Table, rows: Iterable[tuple[Cell, ...]], stream: IO[bytes]) -> int:
    """Write the rows and return how many there were; the stream stays open."""
    keys = [column.key for column in table.columns]
    about = {key: value for key, _name, value in table.notes}
    stream.write(b'{"about": ' + _dumped(about) + b',\n"records": [')
    count = 0
    for row in rows:
        stream.write(b",\n" if count else b"\n")
        stream.write(_dumped(dict(zip(keys, row, strict=True))))
        count += 1
    stream.write(b"\n]}\n")
    return count


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
