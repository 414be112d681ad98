"""Cells of two filters equal a count by hand, whatever the places hold."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtracker.search import crossing
from uprtracker.search.crossing import cells, tally

ROWS, COLUMNS = 5, 3
PLACES = st.lists(
    st.tuples(
        st.sets(st.integers(0, ROWS - 1), max_size=3),
        st.sets(st.integers(0, COLUMNS - 1), max_size=3),
        st.booleans(),
    ),
    max_size=30,
)


def entries(sets):
    pairs = [(place, code) for place, own in enumerate(sets) for code in sorted(own)]
    places = np.array([place for place, _ in pairs], dtype=np.int64)
    return places, np.array([code for _, code in pairs], dtype=np.uint16)


@pytest.mark.parametrize("marks", [2**26, 0], ids=["by marks", "by sorting"])
@given(PLACES)
def test_cells_and_totals_equal_a_count_by_hand(marks, places):
    one, other = entries([row for row, _, _ in places]), entries([column for _, column, _ in places])
    begins = np.cumsum([new for _, _, new in places], dtype=np.int32) if places else np.zeros(0, np.int32)
    by_place = Counter((r, c) for rows, columns, _ in places for r in rows for c in columns)
    by_record = Counter(
        (r, c)
        for r, c, _ in {
            (r, c, record)
            for (rows, columns, _), record in zip(places, begins.tolist(), strict=True)
            for r in rows
            for c in columns
        }
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crossing, "_MOST_MARKS", marks)
        shape = {"shape": (ROWS, COLUMNS), "places": len(places)}
        found, once = cells(one, other, **shape), cells(one, other, record=begins, **shape)
        alone = tally(one, ROWS, begins)
    for r in range(ROWS):
        records = {record for (rows, _, _), record in zip(places, begins.tolist(), strict=True) if r in rows}
        assert alone[r] == len(records)
        for c in range(COLUMNS):
            assert (found[r, c], once[r, c]) == (by_place[r, c], by_record[r, c])
