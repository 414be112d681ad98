"""A table of two dimensions: lines, cells with shares and links, totals; the largest values or all.

Totals count each record (or pair) once. A record can have several values of a dimension, so numbers may
add up to more than their total.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from uprtracker.analytics.charts.chart import SMALL
from uprtracker.search import Query
from uprtracker.search.filters import POSITIONS
from uprtracker.search.pivot import Pivot
from uprtracker.search.query import order_of
from uprtracker.web import facets, names
from uprtracker.web.tabulate.asked import Asked

MOST = {"rows": 30, "columns": 12}
SHADES = 8


@dataclass(frozen=True)
class Cell:
    """A number, its share of row or column (None where it is not asked), where it leads, how dark it is."""

    count: int
    share: float | None = None
    small: bool = False
    url: str = ""
    shade: int = 0


@dataclass(frozen=True)
class Line:
    """A row: its value and name, its cells, its total."""

    value: str
    label: str
    cells: tuple[Cell, ...]
    total: Cell

    @property
    def with_total(self) -> tuple[Cell, ...]:
        """Return the cells, the total last."""
        return (*self.cells, self.total)


@dataclass(frozen=True)
class Crossed:
    """The table: heads (value and name) and totals of the columns, lines, the total of all.

    `rows` and `columns` are how many values there are, shown or not.
    """

    heads: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    totals: tuple[Cell, ...]
    total: int
    rows: int
    columns: int

    @property
    def foot(self) -> tuple[Cell, ...]:
        """Return the last line: totals of the columns, and of all."""
        return (*self.totals, Cell(self.total))

    @property
    def any_small(self) -> bool:
        """Tell whether a share rests on too few to be read much into."""
        return any(cell.small for line in self.lines for cell in line.with_total)


def crossed(asked: Asked, pivot: Pivot) -> Crossed:
    """Return what a page shows of the counts."""
    rows = _places(asked, "rows", pivot.row_values, pivot.row_totals.tolist())
    columns = []
    if asked.columns:
        columns = _places(asked, "columns", pivot.column_values, pivot.column_totals.tolist())
    counts = pivot.counts.tolist()
    of_rows, of_columns = pivot.row_totals.tolist(), pivot.column_totals.tolist()
    most = max((counts[row][column] for row in rows for column in columns), default=0)

    def cell(row: int, column: int) -> Cell:
        of = {"row": of_rows[row], "column": of_columns[column]}.get(asked.show)
        count = counts[row][column]
        url = _address(asked, pivot.row_values[row], pivot.column_values[column]) if count else ""
        return Cell(count, *_share(count, of), url, _shade(count, of or most))

    def line(row: int) -> Line:
        value = pivot.row_values[row]
        of = pivot.total if asked.show == "column" else None  # of shares of the row it is the denominator
        total = Cell(of_rows[row], *_share(of_rows[row], of), _address(asked, value))
        label = facets.words_of(asked.rows, value)
        return Line(value, label, tuple(cell(row, column) for column in columns), total)

    def foot(column: int) -> Cell:
        of = pivot.total if asked.show == "row" else None
        return Cell(of_columns[column], *_share(of_columns[column], of))

    return Crossed(
        heads=tuple(
            (pivot.column_values[one], facets.words_of(asked.columns, pivot.column_values[one]))
            for one in columns
        ),
        lines=tuple(line(row) for row in rows),
        totals=tuple(foot(column) for column in columns),
        total=pivot.total,
        rows=len(pivot.row_values),
        columns=len(pivot.column_values),
    )


def _places(asked: Asked, side: str, values: Sequence[str], totals: Sequence[int]) -> list[int]:
    """Return which values are shown, the largest or all, in the order asked for."""
    name: str = getattr(asked, side)
    largest = sorted(range(len(values)), key=lambda one: (-totals[one], values[one]))
    kept = largest if side in asked.whole else largest[: MOST[side]]
    order = asked.order if side == "rows" else ""
    if name in facets.ANSWERS and not order:
        return sorted(kept, key=lambda one: POSITIONS.index(values[one]))
    if name in (*facets.IN_ORDER, "sdg") and not order:
        return sorted(kept, key=lambda one: order_of(name)(values[one]))
    if order == "name" or (name in facets.STATES and not order):
        return sorted(kept, key=lambda one: names.fold(facets.words_of(name, values[one])))
    return kept


def _share(count: int, of: int | None) -> tuple[float | None, bool]:
    if of is None:
        return None, False
    return (count / of if of else None), count > 0 and of < SMALL


def _shade(count: int, most: int) -> int:
    """Return how dark a cell is, 0 to SHADES: its part of the largest cell, or of its row or column."""
    return -(-count * SHADES // most) if most else 0


def _address(asked: Asked, row: str, column: str = "") -> str:
    """Return the search that lists what a cell counts; empty where no search says it."""
    query = None if asked.picked else narrowed(asked.query, asked.rows, row)
    if query and column:
        query = narrowed(query, asked.columns, column)
    return facets.address(query) if query else ""


def narrowed(query: Query, name: str, value: str) -> Query | None:
    """Return the question that finds what `query` finds with this value; None where none can say it."""
    chosen, mode = query.values(name), query.mode(name)
    if not chosen or (mode == "any" and value in chosen):
        return replace(query, **{name: (value,), f"{name}_mode": "any"})  # type: ignore[arg-type]
    if mode == "all":
        values = tuple(sorted({*chosen, value}, key=order_of(name)))
        return replace(query, **{name: values})  # type: ignore[arg-type]
    return None
