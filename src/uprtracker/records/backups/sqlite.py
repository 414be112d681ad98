"""A SQLite database taken out whole while others write, and put back while others read.

Both ways go through SQLite's own backup: one transaction, rolled back by whoever opens the file
next if this process is killed. Sessions stay out: a backup lets nobody in.
"""

import gzip
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.db import connection

from uprtracker.core.errors import BackupError

FILE = "upr.sqlite3.gz"
_WAIT = 60.0
_PIECE = 2**20
_SMALL, _GROWS = 2**28, 50  # bytes; tables of texts are packed to a quarter or a tenth


def take_out(folder: Path, left_out: Sequence[str]) -> list[Path]:
    """Write the database into `folder`, without the rows of the tables `left_out`; return its files."""
    copy = folder / "upr.sqlite3"
    with closing(sqlite3.connect(_place(), timeout=_WAIT)) as live, closing(sqlite3.connect(copy)) as own:
        live.backup(own)
        own.execute("PRAGMA journal_mode = DELETE")
        for table in left_out:
            own.execute(f'DELETE FROM "{table}"')  # noqa: S608 (a name of ours)
        own.commit()
        own.execute("VACUUM")
    target = folder / FILE
    with copy.open("rb") as plain, gzip.open(target, "wb", compresslevel=3) as packed:
        shutil.copyfileobj(plain, packed, 2**20)
    copy.unlink()
    return [target]


def put_back(folder: Path, above: int) -> None:
    """Put the database in `folder` in the place of ours; its version of the data is then above `above`.

    Raises BackupError when the file is not whole.
    """
    copy = folder / "upr.sqlite3"
    _unpack(folder / FILE, copy)
    connection.close()
    with closing(sqlite3.connect(copy)) as own:
        state = own.execute("PRAGMA integrity_check").fetchone()[0]
        if state != "ok":
            raise BackupError(f"The database in the backup is damaged: {state}.")
        own.execute(
            "INSERT INTO records_dataversion (number, made_at, reason)"
            " SELECT max(?, coalesce(max(number), 0)) + 1, strftime('%Y-%m-%d %H:%M:%f', 'now'),"
            " 'restored from a backup' FROM records_dataversion",
            (above,),
        )
        own.commit()
        with closing(sqlite3.connect(_place(), timeout=_WAIT)) as live:
            own.backup(live)


def _unpack(packed: Path, target: Path) -> None:
    """Unpack the database. Raises BackupError for one that grows as none does, and would fill the disk."""
    left = max(_SMALL, packed.stat().st_size * _GROWS)
    with gzip.open(packed, "rb") as source, target.open("wb") as plain:
        while piece := source.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise BackupError("The database in the backup is no database: it does not end.")
            plain.write(piece)


def _place() -> str:
    return str(connection.settings_dict["NAME"])
