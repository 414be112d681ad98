"""Searching beside its yardsticks: SQLite FTS5 and PostgreSQL with SQL facets, Datasette over HTTP.

All answer the same seeded questions over the same records with total, 25 records and the
counts of eight filters; nothing is kept from one question to the next. The goal is p95 of at most
1.5, 5 and 50 ms at 41,000, 270,000 and 2,700,000 records. Ours and SQLite are measured in
seconds of the processor, the others (processes of their own) by the clock; of two runs the
quicker counts. Totals and counts of questions without words must be those of SQLite (with
words they are not compared: others have other stemmers and know no labels), and all of them
those of a count by hand.

    python benchmarks/search.py                                       more than an hour
    QUICK=1 python benchmarks/search.py                               some minutes
    python benchmarks/search.py --sizes 270000 --without datasette    what is wanted of it
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from searching import datasette, ours
from searching.extent import LARGE, MIDDLE, QUICK, SIZES, SMALL
from searching.made import made, texts
from searching.questions import Question, questions
from searching.sql import Postgresql, Sqlite

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
GOALS = {SMALL: 1.5, MIDDLE: 5.0, LARGE: 50.0}
YARDSTICKS = ("sqlite", "postgresql", "datasette")
ASKED_AT_LARGE = 20

Answers = list[tuple[int, dict[str, dict[str, int]]]]
Ask = Callable[[Question], tuple[int, dict[str, dict[str, int]]]]


def timed(
    ask: Ask, asked: Sequence[Question], clock: Callable[[], float], rounds: int = 2
) -> tuple[list[float], Answers]:
    """Return milliseconds (the best of some rounds) and answers."""
    spent: list[float] = []
    answers: Answers = []
    for question in asked:
        seconds = []
        for _ in range(rounds):
            start = clock()
            answer = ask(question)
            seconds.append(clock() - start)
        spent.append(1000 * min(seconds))
        answers.append(answer)
    return spent, answers


def at(share: float, values: Sequence[float]) -> float:
    """Return the value below which this share of all lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def line(name: str, spent: Sequence[float], mine: Sequence[float]) -> str:
    """Return p50 and p95 of one, and how many times ours that is on the same questions."""
    p50, p95 = at(0.5, spent), at(0.95, spent)
    ratio = p95 / at(0.95, mine[: len(spent)])
    return (
        f"  {name:12} {len(spent):4} questions   p50 {p50:9.2f} ms   p95 {p95:9.2f} ms   {ratio:8.1f} x ours"
    )


def differing(asked: Sequence[Question], mine: Answers, theirs: Answers) -> list[Question]:
    """Return the questions without words to which totals or counts differ."""
    return [
        question
        for question, one, other in zip(asked, mine, theirs, strict=False)
        if not question.words and one != other
    ]


def yardsticks(
    stack: ExitStack, chosen: Any, folder: Path, rows: Callable[[], Iterator[Any]]
) -> Iterator[tuple[str, Ask, Any]]:
    """Yield name, way to ask and clock of each yardstick that is wanted and there."""
    if "sqlite" not in chosen.without:
        one = Sqlite(folder / "yardstick.sqlite3", rows())
        yield one.name, one.ask, time.process_time
    if "postgresql" not in chosen.without:
        sys.path.insert(0, str(ROOT / "tools"))
        from postgresql import find_binaries, temporary_cluster

        if binaries := find_binaries():
            other = Postgresql(stack.enter_context(temporary_cluster(binaries)), rows())
            yield other.name, other.ask, time.perf_counter
        else:
            print("  PostgreSQL is not installed here: left out.")
    if "datasette" not in chosen.without:
        print("  Datasette is installed into an environment that is thrown away afterwards.")
        if program := datasette.installed(folder / "datasette"):
            datasette.fill(folder / "bench.db", rows())
            table = stack.enter_context(datasette.served(program, folder / "bench.db"))
            yield table.name, table.ask, time.perf_counter


def measure(count: int, source: list[str], chosen: Any) -> bool:
    """Measure one size, print what came out, and return whether all counts agree."""
    rows = partial(made, count, source)
    print(f"search: {ours.build(rows()).told()}")
    asked = list(questions(chosen.questions, source))
    mine, answers = timed(ours.ask, asked, time.process_time)
    goal = f"   goal p95 {GOALS[count]} ms" if count in GOALS else ""
    print(f"{line('ours', mine, mine)}{goal}")
    for form in dict.fromkeys(question.form for question in asked):
        own = [spent for spent, question in zip(mine, asked, strict=True) if question.form == form]
        print(
            f"    {form:10} {len(own):4} questions   p50 {at(0.5, own):9.2f} ms   p95 {at(0.95, own):9.2f} ms"
        )
    agree = by_hand(count, source, chosen.by_hand)
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        for name, ask, clock in yardsticks(stack, chosen, Path(folder), rows):
            few = asked[:ASKED_AT_LARGE] if count >= LARGE else asked
            spent, theirs = timed(ask, few, clock, rounds=1)
            print(line(name, spent, mine))
            if name == Sqlite.name and (wrong := differing(few, answers, theirs)):
                print(f"  {len(wrong)} totals or counts differ from {name}, the first for {wrong[0]}")
                agree = False
    return agree


def by_hand(count: int, source: list[str], asked: int) -> bool:
    """Count random questions record by record, print what differs, and return whether all agree."""
    from uprtracker.search.by_hand import count_by_hand, differences, random_questions
    from uprtracker.search.find import find

    sample = list(islice(ours.records(made(count, source)), 0, None, max(1, count // 2_000)))
    tallies = count_by_hand(
        ours.records(made(count, source)), random_questions(sample, asked, random.Random(4))
    )
    wrong = [told for tally in tallies if (told := differences(tally, find(tally.query)))]
    print(
        f"  {asked - len(wrong)} of {asked} random questions counted by hand have the same totals and counts"
    )
    for told in wrong[:5]:
        print(f"    {'; '.join(told)}")
    return not wrong


def main(arguments: Sequence[str] = ()) -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--by-hand", type=int, default=100, help="random questions to count record by record")
    parser.add_argument("--without", nargs="*", choices=YARDSTICKS, default=["datasette"] if QUICK else [])
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        ours.prepare(Path(folder))
        source = texts(Path(os.environ.get("UPR_CORPUS", CORPUS)))
        forms = Counter(question.form for question in questions(chosen.questions, source))
        print(f"search: {chosen.questions} questions: {dict(forms)}")
        agree = [measure(count, source, chosen) for count in chosen.sizes]
    if not all(agree):
        sys.exit("search: counts differ")


if __name__ == "__main__":
    main(sys.argv[1:])
