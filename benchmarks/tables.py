"""Tables of two filters (pivots) over everything there is, beside SQLite with GROUP BY.

Every two of all filters are crossed, counted in recommendations and in recommendation–State pairs; then
seeded questions with words and filters get a table each. Nothing is kept from one table to the next. Times
are seconds of the processor, the best of some rounds; what SQLite holds too (eight filters) must come out
equal. The goal: at most 10 ms at 270,000 records.

    python benchmarks/tables.py
    python benchmarks/tables.py --records 41000
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from searching import ours
from searching.extent import USUAL
from searching.made import FILTERS, made, texts
from searching.questions import questions
from searching.sql import Sqlite

from search import CORPUS, at

GOAL = 10.0  # milliseconds, at 270,000 records
ROUNDS = 3
SLOWEST = 5


@dataclass(frozen=True, order=True)
class Spent:
    """What a table took, in milliseconds, and which it was."""

    milliseconds: float
    table: str


def table(given: dict[str, Any], rows: str, columns: str, basis: Any) -> tuple[Spent, Any]:
    """Count one table; return the best time and the table."""
    from uprtracker.search.find import forget
    from uprtracker.search.pivot import pivot
    from uprtracker.search.query import Query

    query, times, found = Query(**given), [], None
    for _ in range(ROUNDS):
        forget()
        start = time.process_time()
        found = pivot(query, rows=rows, columns=columns, basis=basis)
        times.append(time.process_time() - start)
    return Spent(1000 * min(times), f"{rows} × {columns}, {basis}"), found


def told(name: str, spent: Sequence[Spent]) -> str:
    """Return a line about some tables, and those that took longest."""
    times = [one.milliseconds for one in spent]
    longest = ", ".join(
        f"{one.table} {one.milliseconds:.1f}" for one in sorted(spent, reverse=True)[:SLOWEST]
    )
    within = sum(one <= GOAL for one in times)
    return (
        f"  {name:24} {len(times):4} tables   p50 {at(0.5, times):6.2f} ms   p95 {at(0.95, times):6.2f} ms"
        f"   longest {max(times):6.2f} ms   {within} within {GOAL:.0f} ms\n    longest: {longest}"
    )


def of_questions(count: int, source: list[str]) -> Iterator[Spent]:
    """Yield what a table of each question took."""
    from uprtracker.search.filters import FILTERS as known

    chance = random.Random(5)
    for question in questions(count, source):
        rows, columns = chance.sample(list(known), 2)
        basis = chance.choice(["recommendations", "pairs"])
        yield table({"q": question.written(), **question.filters}, rows, columns, basis)[0]


def beside_sqlite(yardstick: Sqlite) -> Iterator[tuple[float, float, bool]]:
    """Yield for each table of SQLite: our milliseconds, its own, and whether the counts are the same."""
    for rows, columns in combinations(FILTERS, 2):
        spent, found = table({}, rows, columns, "recommendations")
        start = time.process_time()
        theirs = yardstick.table(rows, columns)
        took = 1000 * (time.process_time() - start)
        cells = {
            (row, column): int(found.counts[r, c])
            for r, row in enumerate(found.row_values)
            for c, column in enumerate(found.column_values)
            if found.counts[r, c]
        }
        yield spent.milliseconds, took, cells == theirs


def main(arguments: Sequence[str] = ()) -> None:
    """Build, count, tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=USUAL)
    parser.add_argument("--questions", type=int, default=200)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        ours.prepare(Path(folder))
        from uprtracker.search.filters import FILTERS as known

        source = texts(Path(os.environ.get("UPR_CORPUS", CORPUS)))
        print(f"tables: {ours.build(made(chosen.records, source)).told()}")
        for basis in ("recommendations", "pairs"):
            spent = [table({}, one, other, basis)[0] for one, other in combinations(known, 2)]
            print(told(f"all filters, {basis}", spent))
        print(told("questions", list(of_questions(chosen.questions, source))))
        yardstick = Sqlite(Path(folder) / "yardstick.sqlite3", made(chosen.records, source))
        mine, theirs, same = zip(*beside_sqlite(yardstick), strict=True)
        p50, p95 = at(0.5, theirs), at(0.95, theirs)
        print(
            f"  {'SQLite':24} {len(mine):4} tables   p50 {p50:6.0f} ms   p95 {p95:6.0f} ms"
            f"   {p95 / at(0.95, mine):.0f} x ours   {sum(same)} with the same counts"
        )
    if not all(same):
        sys.exit("tables: counts differ")


if __name__ == "__main__":
    main(sys.argv[1:])
