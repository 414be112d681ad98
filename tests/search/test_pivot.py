"""Tables of two filters equal a count by hand, of recommendations and of pairs."""

from collections import Counter
from itertools import product

import pytest

from search.crowd import passes, passing_pairs
from uprtracker.core.errors import QueryError
from uprtracker.search import Query
from uprtracker.search.filters import FILTERS
from uprtracker.search.pivot import pivot


def by_hand(crowd, query: Query, names: tuple[str, ...], basis: str) -> Counter[tuple[str, ...]]:
    """Count what has a value of each filter; filters of pairs must meet in one pair."""
    counted: Counter[tuple[str, ...]] = Counter()
    for seen in crowd:
        if seen.pledge or not passes(seen, query, None):
            continue
        cells: list[set[tuple[str, ...]]] = []
        for pair in passing_pairs(seen, query, "") if basis == "recommendations" or seen.named else ():
            have = [pair[n] if FILTERS[n].level == "pair" else seen.values[n] for n in names]
            cells.append({(a, b) for a in have[0] for b in (have[1] if len(have) > 1 else {""})})
        if basis == "pairs":
            counted.update(cell for own in cells for cell in own)
        else:
            counted.update(set().union(*cells))
    return counted


@pytest.mark.parametrize("basis", ["recommendations", "pairs"])
def test_tables_equal_a_count_by_hand(crowd, basis):
    questions = [
        Query(), Query(sur=("SVN",)), Query(position=("noted",)), Query(rs=("FRA", "SWE"), rs_mode="all"),
        Query(rs=("NOR",), rs_mode="none", position=("supported",)), Query(action=("5",), rs_group=("weog",)),
    ]  # fmt: skip
    tables = [
        ("issue", "action"), ("rs", "position"), ("sur", "rs"), ("sdg", "ever_position"),
        ("rs_org", "position"), ("rs_group", "rs_org"), ("sur_org", "session"), ("sdg", "issue"),
        ("sur_org", "instrument"),
    ]  # fmt: skip
    for query, names in product(questions, tables):
        table = pivot(query, rows=names[0], columns=names[1], basis=basis)
        found = {
            (row, column): int(table.counts[r, c])
            for r, row in enumerate(table.row_values)
            for c, column in enumerate(table.column_values)
            if table.counts[r, c]
        }
        assert found == by_hand(crowd, query, names, basis)
        alone = pivot(query, rows=names[0], basis=basis)
        by_row = {key[0]: count for key, count in by_hand(crowd, query, names[:1], basis).items()}
        for one in (table, alone):
            assert dict(zip(one.row_values, one.row_totals.tolist(), strict=True)) == by_row
        assert alone.counts[:, 0].tolist() == alone.row_totals.tolist()


def test_values_stand_in_their_order_and_totals_are_counted(crowd):
    table = pivot(Query(), rows="session", columns="issue")
    assert table.row_values == ("19", "20", "30")
    assert table.counts.shape == (3, len(table.column_values))
    assert table.counts.sum() > table.row_totals.sum() > 0
    assert table.total == sum(not seen.pledge for seen in crowd)


@pytest.mark.parametrize("names", [("colour", "issue"), ("issue", "colour"), ("issue", "issue")])
def test_a_table_of_something_else_is_refused(names):
    with pytest.raises(QueryError):
        pivot(Query(), rows=names[0], columns=names[1])
