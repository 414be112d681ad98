"""Reads all records for a new base; where there are many, in a process of its own.

    with everything() as (version, records):
        ...

Reading takes about as long as writing what was read, so on two cores both go on at once. The process
opens a view of one moment, tells the version of the data and sends the records by some hundred; it ends
when nobody takes them any more. Few records, and those of a transaction that nobody else sees, are read by
the caller himself.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO, cast

from django.db import connection

from uprtracker.core.errors import IndexMissing
from uprtracker.records.models import Recommendation
from uprtracker.records.version import data_version
from uprtracker.search.gather import all_records
from uprtracker.search.raw_rows import frozen_view
from uprtracker.search.record import Record

# Starting the process takes as long as reading so many.
MANY = 20_000
_AT_A_TIME = 500
_START = "import sys, django; django.setup(); from uprtracker.search.reader import send; send(sys.argv[1])"


@contextmanager
def everything() -> Iterator[tuple[int, Iterator[Record]]]:
    """Give the version of the data and all its records of that moment, newest first."""
    if _apart():
        with _started() as process:
            version: int = pickle.load(process)  # noqa: S301 (our own process wrote it)
            yield version, _received(process)
    else:
        with frozen_view():
            yield data_version(), all_records()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep Python from looking for cycles among millions of new objects: it takes long, and finds none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _apart() -> bool:
    return not connection.in_atomic_block and Recommendation.objects.count() >= MANY


@contextmanager
def _started() -> Iterator[BinaryIO]:
    """Start the process and give what it sends; it is stopped when nobody reads on."""
    line = [sys.executable, "-c", _START, str(connection.settings_dict["NAME"])]
    paths = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    process = subprocess.Popen(line, stdout=subprocess.PIPE, env=os.environ | paths)  # noqa: S603 (words of ours)
    with process, cast(BinaryIO, process.stdout) as stream:
        try:
            yield stream
        except (EOFError, pickle.UnpicklingError):
            raise IndexMissing(
                "Reading the records for the search index stopped before the end.",
                remedy="The index before still answers. Run: upr doctor, then upr index",
            ) from None
        finally:
            process.kill()


def _received(stream: BinaryIO) -> Iterator[Record]:
    """Yield the records that the process sends, up to its empty last batch. Raises EOFError or
    pickle.UnpicklingError without one."""
    while batch := pickle.load(stream):  # noqa: S301 (our own process wrote it)
        yield from batch


def send(database: str) -> None:
    """Send the version of the data, then all records in batches, then an empty batch, to standard output.

    `database` is the name of the one to read: that of who started the process.
    """
    connection.settings_dict["NAME"] = database
    stream = sys.stdout.buffer
    with without_collecting(), frozen_view():
        pickle.dump(data_version(), stream)
        records = all_records()
        while batch := list(islice(records, _AT_A_TIME)):
            pickle.dump(batch, stream, pickle.HIGHEST_PROTOCOL)
        pickle.dump(batch, stream)
        stream.flush()
