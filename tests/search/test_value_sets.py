"""Every layout of values counts as a loop over the rows would: few and many rows, rare and frequent, runs."""

from collections import Counter

import numpy as np
import pytest

from uprtracker.search.arrays import read_arrays, write_arrays
from uprtracker.search.bits import Cuts, everything, nothing, of_mask, of_rows
from uprtracker.search.columns import Relation
from uprtracker.search.value_sets import RunSets, ValueSets, from_arrays, laid_out, to_arrays

ROWS = 3_001


def values_of(row: int, kind: str) -> list[str]:
    """What a row has: `mixed` has rare and frequent values and rows without any, `runs` changes rarely."""
    if kind == "runs":
        return [f"s{row // 97}", *(["late"] if row > 2_000 else [])]
    return [f"r{row % 501}"] * (row % 7 == 0) + ["often"] * (row % 3 > 0) + ["half"] * (row % 2)


@pytest.fixture(params=["mixed", "runs"])
def table(request):
    return [values_of(row, request.param) for row in range(ROWS)], request.param


@pytest.fixture
def sets(table, tmp_path):
    """The sets of the table, written and read again."""
    entries = [(row, value) for row, values in enumerate(table[0]) for value in values]
    relation = Relation.of([row for row, _ in entries], [value for _, value in entries])
    made = laid_out(relation.values, relation.rows, relation.codes, ROWS)
    assert isinstance(made, RunSets if table[1] == "runs" else ValueSets)
    write_arrays(tmp_path / "a.bin", to_arrays("x", made))
    return from_arrays("x", made.values, read_arrays(tmp_path / "a.bin"))


@pytest.mark.parametrize("every", [1, 2, 3, 40, 1_000, 5_000])
def test_counts_are_those_of_a_loop(table, sets, every):
    rows = list(range(5, ROWS, every))
    expected = Counter(value for row in rows for value in table[0][row])
    found = of_rows(np.array(rows, dtype=np.int32), ROWS)
    assert dict(zip(sets.values, sets.counts(found).tolist(), strict=True)) == {
        value: expected[value] for value in sets.values
    }


@pytest.mark.parametrize("chosen", [["often"], ["r7", "half", "unheard-of"], ["s3", "late"], []])
def test_rows_that_have_a_value_are_those_of_a_loop(table, sets, chosen):
    expected = [row for row, values in enumerate(table[0]) if set(values) & set(chosen)]
    assert sets.having(chosen).rows.tolist() == expected


def test_values_of_some_rows(table, sets):
    rows = np.array([0, 3, 2_999, 3_000], dtype=np.int32)
    places, codes = sets.entries(rows)
    found = [(place, sets.values[code]) for place, code in zip(places.tolist(), codes.tolist(), strict=True)]
    assert Counter(found) == Counter((n, value) for n, row in enumerate(rows) for value in table[0][row])
    assert places.tolist() == sorted(places.tolist())


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 1_000])
def test_bits(size):
    mask = np.arange(size) % 3 == 1
    bits = of_mask(mask)
    assert bits.mask.tolist() == mask.tolist()
    assert bits.rows.tolist() == np.flatnonzero(mask).tolist()
    assert bits.count == int(mask.sum())
    assert (everything(size) - bits).count == size - bits.count
    assert (bits | everything(size)).rows.tolist() == list(range(size))
    assert (bits & nothing(size)).count == 0
    bounds = np.array(sorted({0, size // 3, size // 2, size}))
    assert bits.between(Cuts.at(bounds)).tolist() == [
        int(mask[a:b].sum()) for a, b in zip(bounds, bounds[1:], strict=False)
    ]


def test_a_file_that_is_cut_off_is_not_read(tmp_path):
    path = tmp_path / "a.bin"
    write_arrays(path, {"x": np.arange(100), "y": np.zeros((0, 3), dtype=np.uint64)})
    assert read_arrays(path)["y"].shape == (0, 3)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(ValueError, match="cut off"):
        read_arrays(path)
