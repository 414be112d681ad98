"""Parquet by pyarrow: typed columns, lists as lists; the notes of the table as JSON under `about`.

Rows go out in groups, so that a large table never stands in memory whole.
"""

import json
from collections.abc import Iterable
from itertools import islice
from typing import IO, Any

from uprtracker.exchange.tables.table import Cell, Column, Table, joined

_GROUP = 5_000


def write_parquet(table: Table, rows: Iterable[tuple[Cell, ...]], stream: IO[bytes]) -> int:
    """Write the rows and return how many there were; the stream stays open."""
    # The library is large and only this format needs it.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    types = {
        "text": pa.string(),
        "whole": pa.int64(),
        "decimal": pa.float64(),
        "texts": pa.list_(pa.string()),
    }
    about = {key: value for key, _name, value in table.notes}
    fields = [
        pa.field(column.key, types[column.kind], metadata={"name": column.name}) for column in table.columns
    ]
    schema = pa.schema(fields, metadata={"about": json.dumps(about, ensure_ascii=False)})
    waiting, count = iter(rows), 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as file:
        while group := list(islice(waiting, _GROUP)):
            cells = zip(*group, strict=True)
            arrays = [
                pa.array([_typed(column, cell) for cell in found], type=field.type)
                for column, found, field in zip(table.columns, cells, fields, strict=True)
            ]
            file.write_batch(pa.record_batch(arrays, schema=schema))
            count += len(group)
    return count


def _typed(column: Column, cell: Cell) -> Any:
    """Return a cell as its column holds it."""
    if column.kind == "texts":
        return [cell] if isinstance(cell, str) else list(cell) if isinstance(cell, tuple) else []
    if column.kind == "text":
        return None if cell is None else str(joined(cell))
    return cell
