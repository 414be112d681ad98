"""Writes a base of all records; where there are many, two processes share the work.

One reads the records from the database, in a view of one moment, and writes what lists show and filters
count. The other, which began it, writes the text index of what the first sends by some hundred. Each takes
about half of the time. Few records, and those of a transaction that nobody else sees, are written by one.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice, starmap
from pathlib import Path
from typing import IO

from django.db import connection

from uprtracker.core.errors import IndexMissing
from uprtracker.records.models import Recommendation
from uprtracker.records.version import data_version
from uprtracker.search.entry import Entry
from uprtracker.search.gather import all_records
from uprtracker.search.pointing import Unfinished, begin
from uprtracker.search.raw_rows import frozen_view
from uprtracker.search.segment import SegmentWriter, counted, write_segment
from uprtracker.search.text_build import write_postings

# Starting a process takes as long as writing so many.
MANY = 20_000
_AT_A_TIME = 500
# The second process gives way to those who search meanwhile.
_KINDNESS = 10
_START = (
    "import sys, django; django.setup(); "
    "from uprtracker.search.base import write_but_text; write_but_text(sys.argv[1])"
)


def write_base(folder: Path) -> Unfinished:
    """Write all records into a new folder of the index. Raises IndexMissing when the other process stops."""
    apart = not connection.in_atomic_block and Recommendation.objects.count() >= MANY
    with _without_collecting():
        return _by_two(folder) if apart else _by_one(folder)


def _by_one(folder: Path) -> Unfinished:
    with frozen_view():
        version = data_version()
        path = begin(folder, version, base=True)
        columns, vocabularies = write_segment(all_records(), path)
    return Unfinished(path, version, columns.records, counted(columns), vocabularies)


def _by_two(folder: Path) -> Unfinished:
    try:
        with _started() as (told, sent):
            # All that comes was written by our own process.
            version = pickle.load(sent)  # noqa: S301
            path = begin(folder, version, base=True)
            told.write(f"{path}\n".encode())
            told.close()
            write_postings(_received(sent), path / "text")
            records, counts, vocabularies = pickle.load(sent)  # noqa: S301
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):
        raise IndexMissing(
            "Reading the records for the search index stopped before the end.",
            remedy="The index before still answers. Run: upr doctor, then upr index",
        ) from None
    return Unfinished(path, version, records, counts, vocabularies)


@contextmanager
def _started() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Start the other process; give what it listens to and what it sends. It does not outlive the block."""
    line = [sys.executable, "-c", _START, str(connection.settings_dict["NAME"])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(line, stdin=pipe, stdout=pipe, env=environment) as process:  # noqa: S603 (words of ours)
        try:
            if process.stdin and process.stdout:
                yield process.stdin, process.stdout
        finally:
            process.kill()


def _received(sent: IO[bytes]) -> Iterator[Entry]:
    """Yield the entries that come, up to the empty batch at the end."""
    while batch := pickle.load(sent):  # noqa: S301
        yield from starmap(Entry, batch)


def write_but_text(database: str) -> None:
    """Write all but the text of a base: what the process of its own does.

    Sends the version of the data, reads the folder to write into, sends the entries of the text index, and
    at the end how much there is. `database` is the name of the one that who started it uses.
    """
    os.nice(_KINDNESS)
    connection.settings_dict["NAME"] = database
    with _without_collecting(), suppress(BrokenPipeError):  # nobody listens any more: there is nothing to do
        with frozen_view():
            _send(data_version())
            writer = SegmentWriter(Path(sys.stdin.readline().rstrip("\n")))
            entries = ((one.text, one.tags, one.codes) for one in writer.entries(all_records()))
            while batch := list(islice(entries, _AT_A_TIME)):
                _send(batch)
            _send(batch)
        columns, vocabularies = writer.close()
        _send((columns.records, counted(columns), vocabularies))


def _send(what: object) -> None:
    pickle.dump(what, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python from looking for cycles among millions of new objects: it takes long, and finds none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
