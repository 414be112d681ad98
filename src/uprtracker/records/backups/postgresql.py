"""A PostgreSQL database taken out in one snapshot, and put back in one transaction.

Tables go out and in by COPY over the connection that is there anyway: no program of PostgreSQL
has to be installed beside us, and nothing depends on its version. On the way in the tables are made
anew by the migrations that the backup had, filled, and brought up to this version; until the
end of the transaction everybody else sees the old ones, or waits.
"""

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

INDEX = "tables.json"
_PIECE = 2**20


def take_out(folder: Path, left_out: Sequence[str]) -> list[Path]:
    """Write every table into `folder`, those `left_out` without rows; return the files."""
    files, listed = [], []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for table in sorted(connection.introspection.table_names(cursor)):
            columns = _columns(cursor, table)
            listed.append({"table": table, "columns": columns, "rows": table not in left_out})
            if table in left_out:
                continue
            path = folder / f"{table}.gz"
            statement = f"COPY {_named(table, columns)} TO STDOUT"
            with gzip.open(path, "wb", compresslevel=3) as packed, cursor.copy(statement) as copy:
                for piece in copy:
                    packed.write(piece)
            files.append(path)
    index = folder / INDEX
    index.write_text(json.dumps(listed), encoding="utf-8")
    return [*files, index]


@transaction.atomic
def put_back(folder: Path, above: int, migrations: Iterable[tuple[str, str]]) -> None:
    """Put the tables in `folder` in the place of ours; their version of the data is then above `above`."""
    listed = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {_quoted(table)} CASCADE")
        _migrate(set(migrations))
        known = set(connection.introspection.table_names(cursor))
        filled = [one for one in listed if one["rows"] and one["table"] in known]
        cursor.execute(f"TRUNCATE {', '.join(_quoted(table) for table in sorted(known))} CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for one in filled:
            _fill(cursor, folder, one)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _count_on(cursor, [str(one["table"]) for one in filled if "id" in one["columns"]])
        cursor.execute(
            "INSERT INTO records_dataversion (number, made_at, reason)"
            " SELECT greatest(%s, coalesce(max(number), 0)) + 1, now(), 'restored from a backup'"
            " FROM records_dataversion",
            [above],
        )
    _migrate(None)


def _fill(cursor: Any, folder: Path, one: dict[str, Any]) -> None:
    statement = f"COPY {_named(one['table'], one['columns'])} FROM STDIN"
    with gzip.open(folder / f"{one['table']}.gz", "rb") as packed, cursor.copy(statement) as copy:
        while piece := packed.read(_PIECE):
            copy.write(piece)


def _migrate(to: set[tuple[str, str]] | None) -> None:
    """Bring the tables to a set of migrations, or to those of this version."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    last = graph.leaf_nodes() if to is None else [one for one in graph.nodes if _is_last(graph, one, to)]
    executor.migrate(last)


def _is_last(graph: Any, one: tuple[str, str], of: set[tuple[str, str]]) -> bool:
    """Tell whether no other migration of the same application in the set follows this one."""
    following = (child.key for child in graph.node_map[one].children)
    return one in of and not any(key[0] == one[0] and key in of for key in following)


def _count_on(cursor: Any, tables: Iterable[str]) -> None:
    """Let the numbers of new rows go on after those that were put in."""
    for table in tables:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        if (sequence := cursor.fetchone()[0]) is not None:
            newest = f"SELECT coalesce(max(id), 0) + 1 FROM {_quoted(table)}"  # noqa: S608 (a quoted name)
            cursor.execute(f"SELECT setval(%s, ({newest}), false)", [sequence])


def _columns(cursor: Any, table: str) -> list[str]:
    return [one.name for one in connection.introspection.get_table_description(cursor, table)]


def _named(table: str, columns: Iterable[str]) -> str:
    return f"{_quoted(table)} ({', '.join(_quoted(column) for column in columns)})"


def _quoted(name: str) -> str:
    """Return a name for SQL; names in a backup are no more than names."""
    return f'"{name.replace(chr(34), chr(34) * 2)}"'
