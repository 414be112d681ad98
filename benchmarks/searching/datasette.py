"""Datasette over HTTP, in a virtual environment made for the run and thrown away with it.

It counts what its filters leave (a filter's own counts do not leave that filter out), and what
belongs to pairs lies in lists by record: it answers somewhat less than the others.
"""

import json
import socket
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from searching.made import PAIR_FILTERS, Made
from searching.questions import Question
from searching.sql import batches

_LISTS = ("issue", *PAIR_FILTERS)
_PLAIN = ("sur", "session", "sur_group", "action")
_PATIENCE = 600_000  # milliseconds; a question without an answer by then counts as this long


def installed(folder: Path) -> Path | None:
    """Install Datasette into a new environment and return its program; None when that cannot be done."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", "datasette"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"  Datasette could not be installed: {done.stderr.strip().splitlines()[-1:]}")
        return None
    return folder / "bin" / "datasette"


def fill(path: Path, found: Iterable[Made]) -> None:
    """Write the records as one table with a column for each filter."""
    database = sqlite3.connect(path)
    columns = ", ".join(f"{name} text" for name in (*_PLAIN, *_LISTS))
    database.execute("pragma synchronous = off")
    database.execute(f"create table record (id integer primary key, text text, {columns})")
    marks = ", ".join("?" * (2 + len(_PLAIN) + len(_LISTS)))
    for batch in batches(found):
        database.executemany(f"insert into record values ({marks})", map(_row, batch))
    database.execute(
        "create virtual table record_fts using fts5(text, tokenize='porter unicode61', content='record')"
    )
    database.execute("insert into record_fts (rowid, text) select id, text from record")
    for name in _PLAIN:
        database.execute(f"create index by_{name} on record ({name})")
    database.execute("analyze")
    database.commit()
    database.close()


def _row(one: Made) -> tuple[object, ...]:
    plain = [one.values[name][0] for name in _PLAIN]
    by_pair = [sorted({pair[place] for pair in one.pairs}) for place in range(len(PAIR_FILTERS))]
    return (one.number, one.text, *plain, *(json.dumps(values) for values in (list(one.issues), *by_pair)))


@contextmanager
def served(program: Path, database: Path) -> Iterator["Datasette"]:
    """Serve the file for the time of the measurement."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = ["sql_time_limit_ms", _PATIENCE, "facet_time_limit_ms", _PATIENCE, "suggest_facets", "off"]
    pairs = [("--setting", *settings[place : place + 2]) for place in range(0, len(settings), 2)]
    command = [
        str(program),
        "serve",
        str(database),
        "--port",
        str(port),
        *(str(w) for pair in pairs for w in pair),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        found = Datasette(f"http://127.0.0.1:{port}/{database.stem}/record.json")
        found.wait()
        yield found
    finally:
        server.terminate()
        server.wait()


class Datasette:
    """A table of Datasette at an address."""

    name = "Datasette"

    def __init__(self, address: str) -> None:
        self._address = address

    def wait(self) -> None:
        """Return once it answers."""
        for _ in range(300):
            try:
                urlopen(f"{self._address}?_size=1", timeout=5).read()
                return
            except (URLError, OSError):
                time.sleep(0.1)
        sys.exit("Datasette did not start.")

    def ask(self, question: Question) -> tuple[int, dict[str, dict[str, int]]]:
        """Return its total; its counts mean something else and are left out."""
        asked = [
            ("_size", "25"),
            *(("_facet", name) for name in _PLAIN),
            *(("_facet_array", n) for n in _LISTS),
        ]
        if question.words:
            asked += [("_search", question.written()), ("_searchmode", "raw")]
        for name, chosen in question.filters.items():
            asked.append(
                (f"{name}__in", ",".join(chosen)) if name in _PLAIN else (f"{name}__arraycontains", chosen[0])
            )
        address = f"{self._address}?{urlencode(asked)}&_extra=count"
        try:
            with urlopen(address, timeout=_PATIENCE / 1000) as answer:
                said = json.load(answer)
        except TimeoutError:
            return 0, {}
        return int(said.get("count", said.get("filtered_table_rows_count", 0)) or 0), {}
