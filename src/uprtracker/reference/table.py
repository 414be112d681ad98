"""Read a table of facts: `data/<name>.csv`, UTF-8, first line the column names.

Facts that are not known to the day are written as far as they are known:
`2011`, `2011-09`, `2011-09-16`.
"""

import csv
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from importlib.resources import files


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `data/<name>.csv` as dictionaries of column to text."""
    text = files("uprtracker.reference").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def parts(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, joined by `|`."""
    return tuple(cell.split("|")) if cell else ()


def whole_number(cell: str) -> int | None:
    """Return the number in the cell, None where the cell is empty."""
    return int(cell) if cell else None


def whole_date(cell: str) -> date | None:
    """Return the date in the cell, None where it is empty or not known to the day."""
    return date.fromisoformat(cell) if len(cell) == 10 else None


def first_day(cell: str) -> date:
    """Return the first day a partly known date may mean; the beginning of time for an empty cell."""
    year, month, day = _numbers(cell) if cell else (1, 1, 1)
    return date(year, month or 1, day or 1)


def last_day(cell: str) -> date:
    """Return the last day a partly known date may mean; the end of time for an empty cell."""
    year, month, day = _numbers(cell) if cell else (9999, 12, 31)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _numbers(cell: str) -> tuple[int, int, int]:
    year, month, day = (*(int(part) for part in cell.split("-")), 0, 0)[:3]
    return year, month, day
