"""The yardsticks in SQL: SQLite with FTS5 and PostgreSQL, counts by GROUP BY, every column indexed."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from searching.made import PAIR_FILTERS, RECORD_FILTERS, Made
from searching.questions import Question

_TABLES = (
    "create table value (record int, name text, value text)",
    "create table pair (record int, rs text, position text, rs_group text)",
)
_INDEXES = (
    "create index value_by_name on value (name, value, record)",
    "create index value_by_record on value (record, name, value)",
    "create index pair_by_record on pair (record)",
    *(f"create index pair_by_{name} on pair ({name}, record)" for name in PAIR_FILTERS),
)


class Connection(Protocol):
    """What both databases offer."""

    def execute(self, sql: str, given: Any = ...) -> Any:
        """Run a statement."""


class Sql:
    """A database that holds the records. `mark` stands for a value in its statements."""

    name = ""
    mark = "?"

    def __init__(self, connection: Connection) -> None:
        self.run = connection.execute

    def words(self, question: Question) -> tuple[str, str]:
        """Return the condition on the text and its value."""
        raise NotImplementedError

    def ask(self, question: Question) -> tuple[int, dict[str, dict[str, int]]]:
        """Return total and the counts of each filter after reading 25 records."""
        where, given = self._where(question, "")
        total = self.run(f"select count(distinct record) from pair where {where}", given).fetchall()[0][0]
        first = f"select distinct record from pair where {where} order by record limit 25"
        self.run(f"select * from record where id in ({first})", given).fetchall()
        counts = {name: self._counts(question, name) for name in (*RECORD_FILTERS, *PAIR_FILTERS)}
        return int(total), counts

    def table(self, rows: str, columns: str) -> dict[tuple[str, str], int]:
        """Return how many records have a value of each of two filters; if both are of pairs, in one pair."""
        of_pairs = {rows, columns} <= set(PAIR_FILTERS)
        one, where = _column(rows, "a")
        other, also = _column(columns, "a" if of_pairs else "b")
        beside = "" if of_pairs else f"join {_table(columns)} b on b.record = a.record"
        sql = (
            f"select {one}, {other}, count(distinct a.record) from {_table(rows)} a {beside}"
            f" where {where} and {also} group by 1, 2"
        )
        return {(row, column): count for row, column, count in self.run(sql).fetchall()}

    def _counts(self, question: Question, name: str) -> dict[str, int]:
        where, given = self._where(question, name)
        if name in PAIR_FILTERS:
            sql = f"select {name}, count(distinct record) from pair where {where} group by {name}"
        else:
            sql = (
                f"select value, count(*) from value where name = {self.mark} and record in"
                f" (select record from pair where {where}) group by value"
            )
            given = [name, *given]
        return dict(self.run(sql, given).fetchall())

    def _where(self, question: Question, without: str) -> tuple[str, list[str]]:
        parts, given = ["1 = 1"], []
        if question.words:
            condition, text = self.words(question)
            parts.append(condition)
            given.append(text)
        for name, chosen in question.filters.items():
            if name == without:
                continue
            given += chosen
            marks = ",".join([self.mark] * len(chosen))
            if name in PAIR_FILTERS:
                parts.append(f"{name} in ({marks})")
            else:
                known = f"select record from value where name = '{name}' and value in ({marks})"
                parts.append(f"record in ({known})")
        return " and ".join(parts), given


def _table(name: str) -> str:
    return "pair" if name in PAIR_FILTERS else "value"


def _column(name: str, alias: str) -> tuple[str, str]:
    """Return the column that holds the values of a filter, and what rows must be for that."""
    if name in PAIR_FILTERS:
        return f"{alias}.{name}", "1 = 1"
    return f"{alias}.value", f"{alias}.name = '{name}'"


class Sqlite(Sql):
    """SQLite in a file, with FTS5."""

    name = "SQLite FTS5"

    def __init__(self, path: Path, found: Iterable[Made]) -> None:
        database = sqlite3.connect(path)
        super().__init__(database)
        for statement in (
            "pragma journal_mode = off", "pragma synchronous = off", "pragma cache_size = -400000",
            "create table record (id integer primary key, text text)",
            "create virtual table words using fts5(text, tokenize='porter unicode61', content='record')",
            *_TABLES,
        ):  # fmt: skip
            self.run(statement)
        for batch in batches(found):
            database.executemany("insert into record values (?, ?)", [(n.number, n.text) for n in batch])
            database.executemany("insert into value values (?, ?, ?)", list(values(batch)))
            database.executemany("insert into pair values (?, ?, ?, ?)", list(pairs(batch)))
        self.run("insert into words (rowid, text) select id, text from record")
        for statement in (*_INDEXES, "analyze"):
            self.run(statement)
        database.commit()

    def words(self, question: Question) -> tuple[str, str]:
        """Return the condition of FTS5."""
        return "record in (select rowid from words where words match ?)", question.written()


class Postgresql(Sql):
    """PostgreSQL with a tsvector under a GIN index."""

    name = "PostgreSQL"
    mark = "%s"

    def __init__(self, url: str, found: Iterable[Made]) -> None:
        import psycopg

        database = psycopg.connect(url, autocommit=True)
        super().__init__(database)
        for statement in (
            "drop table if exists record, value, pair",
            "create unlogged table record (id int primary key, text text)",
            *(one.replace("create table", "create unlogged table") for one in _TABLES),
        ):
            self.run(statement)
        for batch in batches(found):
            for table, rows in (
                ("record", ((one.number, one.text) for one in batch)),
                ("value", values(batch)), ("pair", pairs(batch)),
            ):  # fmt: skip
                with database.cursor().copy(f"copy {table} from stdin") as copy:
                    for row in rows:
                        copy.write_row(row)
        for statement in (
            "alter table record add column words tsvector"
            " generated always as (to_tsvector('english', text)) stored",
            "create index record_words on record using gin (words)",
            *_INDEXES,
            "vacuum analyze",
        ):
            self.run(statement)

    def words(self, question: Question) -> tuple[str, str]:
        """Return the condition on the tsvector."""
        between = " <-> " if question.form == "phrase" else " & "
        text = between.join(question.words) + (":*" if question.form == "prefix" else "")
        return "record in (select id from record where words @@ to_tsquery('english', %s))", text


def batches(found: Iterable[Made]) -> Iterator[list[Made]]:
    """Yield some thousand records at a time."""
    batch: list[Made] = []
    for one in found:
        batch.append(one)
        if len(batch) == 5_000:
            yield batch
            batch = []
    if batch:
        yield batch


def values(batch: Iterable[Made]) -> Iterator[tuple[int, str, str]]:
    """Yield record, filter and value."""
    for one in batch:
        for name, chosen in one.values.items():
            for value in chosen:
                yield one.number, name, value


def pairs(batch: Iterable[Made]) -> Iterator[tuple[int, str, str, str]]:
    """Yield record, recommending State, answer and group."""
    for one in batch:
        for pair in one.pairs:
            yield one.number, *pair
