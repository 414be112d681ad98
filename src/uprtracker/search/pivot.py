"""Tables of two filters: how many of what a question finds have both a row's value and a column's.

    table = pivot(Query(cycle=("2",)), rows="sur_group", columns="position")
    table.counts[0, 1], table.row_values[0], table.column_values[1]

All filters and words of the question apply. Two filters of pairs, as those that narrow the
question, must meet in one pair. A record with several values of a filter stands in several
cells, so that totals are counted, not added up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from uprtracker.core.errors import QueryError
from uprtracker.search.answer import Answer, vocabulary
from uprtracker.search.bits import Bits, Rows
from uprtracker.search.filters import FILTERS
from uprtracker.search.find import answered
from uprtracker.search.query import Query, order_of
from uprtracker.search.selection import Selection
from uprtracker.search.value_sets import Codes, Counts, RunSets, Sets

Basis = Literal["recommendations", "pairs"]
_RUN_EFFORT = 5
Entries = tuple[NDArray[np.int64], Codes]


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
    for name in (rows, columns):
        if name and name not in FILTERS:
            raise QueryError(f"There is no filter “{name}” to count by.")
    if rows == columns:
        raise QueryError("A table needs two filters that differ.")
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
    joint = selection.joint_found
    if basis == "pairs":
        joint = joint[columns.joint_real[joint]]
    entries = [_of_joint(selection, name, joint) for name in names]
    record = None if basis == "pairs" else columns.joint_record[joint]
    return own + _counted(entries, own.shape, record)


def _crossed(sets: Sequence[Sets], found: Bits) -> Counts:
    """Count the records found by the values of one filter, or those with each value of it by another's."""
    one, other = sets[0], sets[-1]
    if len(sets) == 1:
        return one.counts(found)
    if _effort(one) > _effort(other):
        return _crossed((other, one), found).T
    cells = np.zeros((len(one.values), len(other.values)), dtype=np.int64)
    for code, part in one.split(found):
        cells[code] = other.counts(part) if isinstance(part, Bits) else other.counts_of(part)
    return cells


def _effort(sets: Sets) -> int:
    """Return how much it takes to part records by the values: runs must be written out as bits."""
    return len(sets.values) * (_RUN_EFFORT if isinstance(sets, RunSets) else 1)


def _of_joint(selection: Selection, name: str, joint: Rows) -> Entries:
    columns = selection.columns
    if FILTERS[name].level == "pair":
        return columns.pair_sets[name].entries(joint)
    return columns.sets[name].entries(columns.joint_record[joint])


def _counted(entries: Sequence[Entries], shape: tuple[int, ...], record: Rows | None = None) -> Counts:
    """Count entries by code, or pairs of entries of one place by both codes.

    `record` says which places are of one record, which then counts once in a cell.
    """
    size = int(np.prod(shape))
    places, cells = entries[0][0], entries[0][1].astype(np.int64)
    if len(entries) > 1:
        places, cells = _met(entries[0], entries[1], shape[1])
    if record is not None:
        cells = np.unique(record[places].astype(np.int64) * max(size, 1) + cells) % max(size, 1)
    return np.bincount(cells, minlength=size).reshape(shape)


def _met(one: Entries, other: Entries, width: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return places and cells of every value of the one with every value of the other at the same place."""
    several, single = (one, other) if len(one[0]) > len(other[0]) else (other, one)
    places, codes = single
    steps = (width, 1) if single is one else (1, width)
    if not len(places):
        return places, places
    all_places, all_cells = [], []
    for own in _turns(places):
        code = np.full(int(max(places[-1], several[0][-1])) + 1, -1, dtype=np.int64)
        code[places[own]] = codes[own]
        met = code[several[0]]
        there = slice(None) if met.min() >= 0 else met >= 0
        all_places.append(several[0][there])
        all_cells.append(met[there] * steps[0] + several[1][there].astype(np.int64) * steps[1])
    return np.concatenate(all_places), np.concatenate(all_cells)


def _turns(places: NDArray[np.int64]) -> Iterator[NDArray[np.int64] | slice]:
    """Yield which entries are the first of their place (places rise), which the second, and so on."""
    begins = np.ones(len(places), dtype=np.bool_)
    np.not_equal(places[1:], places[:-1], out=begins[1:])
    if begins.all():
        yield slice(None)
        return
    number = np.arange(len(places))
    nth = number - np.maximum.accumulate(np.where(begins, number, 0))
    for turn in range(int(nth.max()) + 1):
        yield np.flatnonzero(nth == turn)
