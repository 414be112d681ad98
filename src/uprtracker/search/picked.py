"""Tables of records that somebody picked one by one, which no question finds: ticked ones, those of a folder.

    pivot_of({12, 15, 40}, rows="issue", columns="position")

The same numbers as `pivot` has for a question that finds just these: each value of the rows is asked for
among the picked, so that filters of pairs meet in one pair. Made for some thousands of records at most.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from uprtracker.search.answer import Answer
from uprtracker.search.bits import of_mask
from uprtracker.search.pivot import Basis, Pivot, check_axes
from uprtracker.search.query import Query, order_of
from uprtracker.search.snapshot import current_snapshot


def pivot_of(
    pks: Collection[int], *, rows: str, columns: str = "", basis: Basis = "recommendations"
) -> Pivot:
    """Count recommendations, by primary key, by the values of one or two filters.

    Raises QueryError and IndexMissing as `pivot` does.
    """
    check_axes(rows, columns)
    picked = _Picked(pks, basis)
    by_row = picked.counts(rows)
    by_column = picked.counts(columns) if columns else {"": picked.total}
    cells = [_cells(picked, rows, value, columns, count) for value, count in by_row.items()]
    counts = np.array([[own.get(value, 0) for value in by_column] for own in cells], dtype=np.int64)
    return Pivot(
        query=Query(),
        basis=basis,
        rows=rows,
        columns=columns,
        row_values=tuple(by_row),
        column_values=tuple(by_column),
        counts=counts.reshape(len(by_row), len(by_column)),
        row_totals=np.array(list(by_row.values()), dtype=np.int64),
        column_totals=np.array(list(by_column.values()), dtype=np.int64),
        total=picked.total,
        data_version=current_snapshot().data_version,
    )


def _cells(picked: "_Picked", rows: str, value: str, columns: str, count: int) -> dict[str, int]:
    return picked.counts(columns, {rows: (value,)}) if columns else {"": count}


class _Picked:
    """The picked among all records, narrowed further on demand."""

    def __init__(self, pks: Collection[int], basis: Basis) -> None:
        self._pks, self._basis = np.array(sorted(pks), dtype=np.int64), basis
        # Who picks a fictitious record means it.
        everything = Answer.of(current_snapshot(), Query(), None, True, ())
        self._texts = [
            of_mask(np.isin(part.segment.columns.pk, self._pks) & ~part.segment.columns.pledge.astype(bool))
            for part in everything.parts
        ]

    @property
    def total(self) -> int:
        """How many there are, on the basis."""
        return self._size(self._answer({}))

    def counts(self, name: str, narrowed: dict[str, tuple[str, ...]] | None = None) -> dict[str, int]:
        """Return the numbers by the values of a filter, in their order; values without any are left out."""
        beside = narrowed or {}
        found = {one.value: one.count for one in self._answer(beside).facet(name) if one.count}
        if self._basis == "pairs":
            asked = {value: self._size(self._answer({**beside, name: (value,)})) for value in found}
            found = {value: count for value, count in asked.items() if count}
        return dict(sorted(found.items(), key=lambda entry: order_of(name)(entry[0])))

    def _size(self, answer: Answer) -> int:
        return answer.pairs if self._basis == "pairs" else answer.recommendations

    def _answer(self, narrowed: dict[str, tuple[str, ...]]) -> Answer:
        query = Query(**narrowed)  # type: ignore[arg-type]  # names of filters
        found = Answer.of(current_snapshot(), query, None, True, ())
        parts = tuple(
            replace(part, selection=replace(part.selection, text=text))
            for part, text in zip(found.parts, self._texts, strict=True)
        )
        return replace(found, parts=parts)
