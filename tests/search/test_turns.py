"""Cells of two filters equal a count by hand, whatever the rows hold and whichever are found."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from uprtracker.search.bits import of_mask
from uprtracker.search.turns import cells, in_turns, later_of_record

ROWS, COLUMNS = 5, 3
# Values of the one and the other, whether a record begins, whether the row is found.
PLACES = st.lists(
    st.tuples(
        st.sets(st.integers(0, ROWS - 1), max_size=3),
        st.sets(st.integers(0, COLUMNS - 1), max_size=3),
        st.booleans(),
        st.booleans(),
    ),
    max_size=30,
)


def turns(sets, none):
    starts = np.cumsum([0, *map(len, sets)])
    codes = np.array([code for own in sets for code in sorted(own)], dtype=np.uint16)
    return in_turns(starts, codes, none)


@given(PLACES, st.booleans())
def test_cells_and_totals_equal_a_count_by_hand(places, all_found):
    sides = turns([one for one, *_ in places], ROWS), turns([other for _, other, *_ in places], COLUMNS)
    found = of_mask(np.array([all_found or there for *_, there in places], dtype=np.bool_))
    record = np.cumsum([begins for _, _, begins, _ in places], dtype=np.int32)
    entries = [
        (r, c, of)
        for (one, other, _, _), of, there in zip(places, record.tolist(), found.mask, strict=True)
        for r in one
        for c in other
        if there
    ]
    by_row, by_record = (Counter((r, c) for r, c, _ in some) for some in (entries, set(entries)))
    later = later_of_record(record)
    rows, records = (
        cells(sides, (ROWS, COLUMNS), found=found),
        cells(sides, (ROWS, COLUMNS), found=found, later=later),
    )
    for r in range(ROWS):
        for c in range(COLUMNS):
            assert (rows[r, c], records[r, c]) == (by_row[r, c], by_record[r, c])
    alone = [(r, of) for (one, *_), of, there in zip(places, record.tolist(), found.mask, strict=True)
             for r in one if there]  # fmt: skip
    for one, counted in (
        (cells(sides[:1], (ROWS,), found=found), Counter(r for r, _ in alone)),
        (cells(sides[:1], (ROWS,), found=found, later=later), Counter(r for r, _ in set(alone))),
    ):
        assert one.tolist() == [counted[r] for r in range(ROWS)]


def test_rows_later_in_their_record():
    record = np.array([0, 1, 1, 1, 4, 4, 7], dtype=np.int32)
    assert [rows.tolist() for rows in later_of_record(record)] == [[2, 3, 5], [3]]
    assert later_of_record(record[:0]) == ()
