"""What a table is before it is written: columns, and notes about the whole."""

from dataclasses import dataclass
from typing import Literal

Cell = str | int | float | None | tuple[str, ...]
"""A value; several values of one cell stay apart in JSON and are joined elsewhere."""

_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """`key` for programs (JSON), `name` for people, `width` in characters for spreadsheets.

    `kind` is what its cells hold, for formats with types: a text, a whole number, a decimal
    number, or several texts.
    """

    key: str
    name: str
    width: int = 12
    kind: Literal["text", "whole", "decimal", "texts"] = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Name of the rows, columns, and notes (key, name, value) on where they come from."""

    name: str
    columns: tuple[Column, ...]
    notes_name: str
    notes: tuple[tuple[str, str, Cell], ...] = ()


def joined(cell: Cell) -> str | int | float | None:
    """Return a cell with its several values in one text."""
    return _BETWEEN.join(cell) if isinstance(cell, tuple) else cell
