"""Tables of two filters: how many of what a question finds have both a row's value and a column's.

    table = pivot(Query(cycle=("2",)), rows="sur_group", columns="position")
    table.counts[0, 1], table.row_values[0], table.column_values[1]

All filters and words of the question apply. Two filters of pairs, as those that narrow the
question, must meet in one pair. A record with several values of a filter stands in several
cells, so that totals are counted, not added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from uprtracker.core.errors import QueryError
from uprtracker.search.answer import Answer, vocabulary
from uprtracker.search.bits import Bits
from uprtracker.search.filters import FILTERS
from uprtracker.search.find import answered
from uprtracker.search.query import Query, order_of
from uprtracker.search.selection import Selection
from uprtracker.search.turns import cells
from uprtracker.search.value_sets import Counts, Sets

Basis = Literal["recommendations", "pairs"]
_MANY = 12  # with more values than these, records are looked at in turns, not parted by value


@dataclass(frozen=True, eq=False)
class Pivot:
    """A table of counts: `counts[r, c]` have `row_values[r]` and `column_values[c]`.

    `basis` says what is counted; `total` is how many the question finds, those without a
    value of either filter included. Values that nothing has are left out. Without
    `columns` the table has one column, the total.
    """

    query: Query
    basis: Basis
    rows: str
    columns: str
    row_values: tuple[str, ...]
    column_values: tuple[str, ...]
    counts: NDArray[np.int64]
    row_totals: Counts
    column_totals: Counts
    total: int
    data_version: int


def pivot(query: Query, *, rows: str, columns: str = "", basis: Basis = "recommendations") -> Pivot:
    """Count what `query` finds by the values of one or two filters.

    Pledges are never counted. Raises QueryError for names that are no filters, and
    IndexMissing as `find` does.
    """
    check_axes(rows, columns)
    answer = answered(query)
    row_totals = _added(answer, (rows,), basis)
    by_row = _in_order(answer, rows, row_totals)
    total = answer.pairs if basis == "pairs" else answer.recommendations
    if columns:
        column_totals = _added(answer, (columns,), basis)
        by_column = _in_order(answer, columns, column_totals)
        cells = _added(answer, (rows, columns), basis)[np.ix_(by_row, by_column)]
        column_values, column_totals = _named(answer, columns, by_column), column_totals[by_column]
    else:
        column_values, column_totals, cells = ("",), np.array([total]), row_totals[by_row][:, None]
    return Pivot(
        query,
        basis,
        rows,
        columns,
        _named(answer, rows, by_row),
        column_values,
        cells,
        row_totals[by_row],
        column_totals,
        total,
        answer.snapshot.data_version,
    )


def check_axes(rows: str, columns: str) -> None:
    """Raise QueryError unless these are filters that can be crossed; no columns are none."""
    for name in (rows, columns):
        if name and name not in FILTERS:
            raise QueryError(f"There is no filter “{name}” to count by.")
    if rows == columns:
        raise QueryError("A table needs two filters that differ.")


def _in_order(answer: Answer, name: str, counted: Counts) -> list[int]:
    """Return the places of the values that count for something, in their order."""
    values, key = vocabulary(answer.snapshot, name)[0], order_of(name)
    return sorted(np.flatnonzero(counted).tolist(), key=lambda place: key(values[place]))


def _named(answer: Answer, name: str, places: Sequence[int]) -> tuple[str, ...]:
    values = vocabulary(answer.snapshot, name)[0]
    return tuple(values[place] for place in places)


def _added(answer: Answer, names: Sequence[str], basis: Basis) -> Counts:
    """Return the counts of all segments; the axes have the places of all values there are."""
    known = [vocabulary(answer.snapshot, name) for name in names]
    together: Counts = np.zeros([len(values) for values, _ in known], dtype=np.int64)
    for number, part in enumerate(answer.parts):
        own = np.ix_(*(places[number] for _, places in known))
        together[own] += _cells(part.selection, names, basis)
    return together


def _cells(selection: Selection, names: Sequence[str], basis: Basis) -> Counts:
    """Count by one or two filters; the axes have the places of all their values."""
    columns, found = selection.columns, selection.recommendations
    sets = [columns.sets[name] for name in names]
    of_pairs = [name for name in names if FILTERS[name].level == "pair"]
    if basis == "recommendations" and len(of_pairs) + len(selection.filters_of_pairs()) < 2:
        return _crossed(sets, found)
    own = _crossed(sets, found & (columns.alone_real if basis == "pairs" else columns.alone))
    return own + _of_joint(selection, names, [len(one.values) for one in sets], basis)


def _crossed(sets: Sequence[Sets], found: Bits) -> Counts:
    """Count the records found by the values of one filter, or those with each value of it by another's."""
    one, other = sets[0], sets[-1]
    if len(sets) == 1:
        return one.counts(found)
    if len(one.values) > len(other.values):
        return _crossed((other, one), found).T
    if len(one.values) > _MANY:
        return cells((one.turns, other.turns), (len(one.values), len(other.values)), found=found)
    counted = np.zeros((len(one.values), len(other.values)), dtype=np.int64)
    for code, part in one.split(found):
        counted[code] = other.counts(part) if isinstance(part, Bits) else other.counts_of(part)
    return counted


def _of_joint(selection: Selection, names: Sequence[str], shape: Sequence[int], basis: Basis) -> Counts:
    """Count the joint pairs that are found, or their records."""
    columns, found = selection.columns, selection.joint_found
    turns = [columns.joint_turns(name) for name in names]
    if basis == "pairs":
        return cells(turns, shape, found=found & columns.joint_real)
    if any(map(columns.once_in_record, names)):
        return cells(turns, shape, found=found)
    return cells(turns, shape, found=found, later=columns.joint_later)
