"""Searching against its yardstick: SQLite with FTS5 and a GROUP BY for each filter, on the same rows.

Both answer the same questions with total, twenty rows and counts beside eight filters. The
texts are those of the export in ../shared/corpus, copied until there are enough; without it
they are drawn from a made-up vocabulary. Questions are drawn with a fixed seed: nothing, a
word, two words, a phrase or a beginning, with no to three filters. Seconds are those of the
processor; nothing is kept from one question to the next. Totals of questions without a text
must be equal (texts are not compared: FTS5 has another stemmer and knows no labels).
"""

import argparse
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
PAIR_FILTERS = ("rs", "position", "rs_group")
FILTERS = ("sur", "session", "cycle", "sur_group", "action", "issue", *PAIR_FILTERS)
FACETS = tuple(name for name in FILTERS if name != "cycle")


@dataclass
class Row:
    """A record of the benchmark."""

    text: str
    values: dict[str, list[str]]
    pairs: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Question:
    """A question to both: words joined by AND, or a phrase, or a beginning; filters."""

    words: tuple[str, ...]
    form: str
    filters: dict[str, tuple[str, ...]]

    def ours(self) -> str:
        """Return the text as our search reads it."""
        return {"phrase": '"{}"', "prefix": "{}*"}.get(self.form, "{}").format(" ".join(self.words))


def texts(corpus: Path) -> list[str]:
    """Return texts to copy: those of the export, else made-up ones."""
    from uprtracker.exchange.uprinfo import read_export
    from uprtracker.reference import load_reference

    paths = sorted((corpus / "uprinfo").glob("sessions-*.csv"))
    found = [row.text for path in paths for row in read_export(path, load_reference()).rows]
    if found:
        return found
    chance = random.Random(1)
    vocabulary = [f"w{chance.choice('aeiou')}rd{n}ing" for n in range(8_000)]
    weights = [1 / (n + 5) for n in range(8_000)]
    return [" ".join(chance.choices(vocabulary, weights, k=chance.randint(10, 50))) for _ in range(20_000)]


def rows(count: int, source: list[str]) -> list[Row]:
    """Return records with values drawn as unevenly as the real ones."""
    from uprtracker.reference import load_reference

    chance = random.Random(2)
    states = {s.iso3: s.regional_group for s in load_reference().states.all}
    names, issues = sorted(states), sorted(load_reference().issues)
    found = []
    for n in range(count):
        sur, session = names[n * 7 % len(names)], n % 54 + 1
        values = {
            "sur": [sur], "session": [str(session)], "cycle": [str(min(4, (session + 13) // 14))],
            "sur_group": [states[sur]], "action": [chance.choice("1234455")],
            "issue": chance.sample(issues[: chance.randint(3, len(issues))], chance.randint(1, 3)),
        }  # fmt: skip
        by = chance.sample(names, chance.choice([1, 1, 1, 1, 2, 3]))
        pairs = [
            {"rs": s, "position": chance.choice(["supported", "supported", "noted"]), "rs_group": states[s]}
            for s in by
        ]
        found.append(Row(source[n % len(source)], values, pairs))
    return found


def questions(count: int, source: list[str]) -> Iterator[Question]:
    """Yield questions, the same ones every time."""
    chance = random.Random(3)
    values = {
        "sur": ["AFG", "SVN", "NOR", "BRA"], "session": ["1", "9", "20"], "cycle": ["1", "2"],
        "sur_group": ["african", "grulac"], "action": ["4", "5"], "issue": ["justice", "detention"],
        "rs": ["FRA", "EGY", "NOR"], "position": ["noted"], "rs_group": ["weog", "african"],
    }  # fmt: skip
    for n in range(count):
        form = ("none", "word", "and", "phrase", "prefix")[n % 5]
        words = [
            w.lower() for w in chance.choice(source).split() if w.isascii() and w.isalpha() and len(w) > 4
        ]
        start = chance.randrange(max(1, len(words) - 1))
        chosen = words[start : start + {"none": 0, "and": 2, "phrase": 2}.get(form, 1)]
        if form == "prefix":
            chosen = [word[:5] for word in chosen]
        names = chance.sample(FILTERS, chance.choice([0, 1, 1, 2, 3]))
        filters = {name: tuple(chance.sample(values[name], 1)) for name in names}
        yield Question(tuple(chosen), form if chosen else "none", filters)


def fill_pairs_and_codings(records: list[Any], found: list[Row]) -> None:
    """Put in what hangs on the records."""
    from uprtracker.records.models import Coding, Pair

    Pair.objects.bulk_create(
        (
            Pair(recommendation=record, state=pair["rs"], position=pair["position"], order=n, origin="report")
            for record, row in zip(records, found, strict=True)
            for n, pair in enumerate(row.pairs)
        ),
        batch_size=2_000,
    )
    Coding.objects.bulk_create(
        (
            Coding(recommendation=record, scheme=scheme, label=label, origin="uprinfo")
            for record, row in zip(records, found, strict=True)
            for scheme in ("action", "issue")
            for label in row.values[scheme]
        ),
        batch_size=2_000,
    )


def fill_records(found: list[Row]) -> None:
    """Put the records into the database of ours and build the index."""
    from uprtracker.records.models import Recommendation, Review
    from uprtracker.records.version import bump
    from uprtracker.search import build_index

    cycles = {(row.values["sur"][0], row.values["session"][0]): row.values["cycle"][0] for row in found}
    reviews = {
        key: Review(code="-".join(key), state=key[0], session=int(key[1]), cycle=int(cycle), status="adopted")
        for key, cycle in cycles.items()
    }
    Review.objects.bulk_create(reviews.values())
    records = [
        Recommendation(
            review=reviews[row.values["sur"][0], row.values["session"][0]],
            code=f"b{n}",
            order=n,
            text=row.text,
            origin="conclusions",
            position=row.pairs[0]["position"],
        )
        for n, row in enumerate(found)
    ]
    Recommendation.objects.bulk_create(records, batch_size=2_000)
    fill_pairs_and_codings(records, found)
    bump("benchmark")
    start = time.process_time()
    build_index()
    print(f"search: index of {len(found):,} records built in {time.process_time() - start:.1f} s")


class Yardstick:
    """SQLite in memory: a table of records with FTS5, one of values and one of pairs, all indexed."""

    def __init__(self, found: list[Row]) -> None:
        self.database = sqlite3.connect(":memory:")
        run = self.database.execute
        run("create virtual table words using fts5(text, tokenize='porter unicode61', content='')")
        run("create table value (record int, name text, value text)")
        run("create table pair (record int, rs text, position text, rs_group text)")
        many = self.database.executemany
        many("insert into words (rowid, text) values (?, ?)", [(n, row.text) for n, row in enumerate(found)])
        many(
            "insert into value values (?, ?, ?)",
            ((n, k, v) for n, row in enumerate(found) for k, vs in row.values.items() for v in vs),
        )
        many(
            "insert into pair values (?, ?, ?, ?)",
            ((n, p["rs"], p["position"], p["rs_group"]) for n, row in enumerate(found) for p in row.pairs),
        )
        for columns in ("value (name, value, record)", "value (record, name, value)", "pair (record)"):
            run(f"create index i{abs(hash(columns))} on {columns}")
        for name in PAIR_FILTERS:
            run(f"create index i_{name} on pair ({name}, record)")
        run("analyze")

    def answer(self, question: Question) -> int:
        """Return the total after reading twenty rows and the counts of every facet."""
        where, given = self._where(question, "")
        total = self._one(f"select count(distinct record) from pair where {where}", given)
        self._one(f"select distinct record from pair where {where} order by record limit 20", given)
        for name in FACETS:
            where, given = self._where(question, name)
            if name in PAIR_FILTERS:
                sql = f"select {name}, count(distinct record) from pair where {where} group by {name}"
            else:
                sql = (
                    "select value, count(*) from value where name = ? and record in"
                    f" (select record from pair where {where}) group by value"
                )
                given = [name, *given]
            self.database.execute(sql, given).fetchall()
        return total

    def _where(self, question: Question, without: str) -> tuple[str, list[str]]:
        parts, given = ["1"], []
        if question.words:
            parts.append("record in (select rowid from words where words match ?)")
            phrase = {"phrase": '"{}"', "prefix": "{}*"}.get(question.form, "{}")
            given.append(phrase.format(" ".join(question.words)))
        for name, chosen in question.filters.items():
            if name == without:
                continue
            given += chosen
            marks = ",".join("?" * len(chosen))
            if name in PAIR_FILTERS:
                parts.append(f"{name} in ({marks})")
            else:
                parts.append(
                    f"record in (select record from value where name = '{name}' and value in ({marks}))"
                )
        return " and ".join(parts), given

    def _one(self, sql: str, given: list[str]) -> int:
        found = self.database.execute(sql, given).fetchall()
        return int(found[0][0]) if found else 0


def ours(question: Question) -> int:
    """Return the total of our search, asked as if for the first time."""
    from uprtracker.search import Query, find
    from uprtracker.search.find import forget

    forget()
    return find(Query(q=question.ours(), **question.filters)).recommendations  # type: ignore[arg-type]


def timed(work: Callable[[Question], int], asked: Sequence[Question]) -> tuple[list[float], list[int]]:
    """Return milliseconds and totals, the better of two runs."""
    best, totals = [], []
    for question in asked:
        seconds = []
        for _ in range(2):
            start = time.process_time()
            total = work(question)
            seconds.append(time.process_time() - start)
        best.append(1000 * min(seconds))
        totals.append(total)
    return best, totals


def at(share: float, values: list[float]) -> float:
    """Return the value below which this share of all lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def prepare(home: Path) -> None:
    """Start Django on a database of its own."""
    os.environ |= {
        "UPR_HOME": str(home),
        "DATABASE_URL": f"sqlite:///{home / 'upr.sqlite3'}",
        "UPR_ENV": "local",
    }
    os.environ["DJANGO_SETTINGS_MODULE"] = "uprtracker.project.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def main(arguments: Sequence[str] = ()) -> None:
    """Print p50 and p95 of both and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=41_066)
    parser.add_argument("--questions", type=int, default=60)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        source = texts(Path(os.environ.get("UPR_CORPUS", CORPUS)))
        found = rows(chosen.records, source)
        fill_records(found)
        yardstick = Yardstick(found)
        asked = list(questions(chosen.questions, source))
        results: dict[str, Any] = {
            "ours": timed(ours, asked), "FTS5 + SQL": timed(yardstick.answer, asked),
        }  # fmt: skip
        with closing(yardstick.database):
            tell(results, asked)


def tell(results: dict[str, Any], asked: Sequence[Question]) -> None:
    """Print the times; exit when a total without a text differs."""
    mine, theirs = results["ours"][1], results["FTS5 + SQL"][1]
    wrong = [q for q, a, b in zip(asked, mine, theirs, strict=True) if not q.words and a != b]
    print(f"  forms: {dict(Counter(question.form for question in asked))}")
    for share in (0.5, 0.95):
        one, other = (at(share, results[name][0]) for name in ("ours", "FTS5 + SQL"))
        print(
            f"  p{int(share * 100)}: ours {one:6.1f} ms  FTS5 + SQL {other:6.1f} ms  ratio {one / other:.2f}"
        )
    if wrong:
        sys.exit(f"search: {len(wrong)} totals differ, the first for {wrong[0]}")


if __name__ == "__main__":
    main(sys.argv[1:])
