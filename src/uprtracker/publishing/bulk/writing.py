"""Writing the files of a version: each table once from the database, then from its Parquet into the rest."""

import fcntl
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.publishing.bulk.keeping import MANIFEST, UNFINISHED, Version, data_folder, drop_old, newest
from uprtracker.publishing.bulk.tables import BulkTable, tables
from uprtracker.records.version import data_version
from uprtracker.search.build import ensure_index

FORMS = ("parquet", "csv", "jsonl")
_TRIES = 3
_DICTIONARY = (
    Column("table", "table"),
    Column("column", "column"),
    Column("type", "type"),
    Column("meaning", "meaning"),
)


def make_files(address: str) -> Version:
    """Make the files of the present version, unless they are there, and return them.

    `address` is the site's root, for permanent addresses. One process works at a time. When the data
    change meanwhile the files are begun again; after three times UprTrackerError is raised.
    """
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder), override("en"):
        for rest in folder.glob(f"{UNFINISHED}*"):
            shutil.rmtree(rest, ignore_errors=True)
        for _ in range(_TRIES + 1):
            ensure_index()
            version, made = data_version(), newest()
            if made and made.number == version:
                return made
            with tempfile.TemporaryDirectory(dir=folder, prefix=UNFINISHED) as name:
                unfinished = Path(name) / "files"
                unfinished.mkdir(mode=0o755)
                _write(unfinished, version, address.rstrip("/"))
                if data_version() == version:
                    shutil.rmtree(folder / str(version), ignore_errors=True)  # one without its manifest
                    unfinished.replace(folder / str(version))
                    drop_old()
    raise UprTrackerError("The data change faster than they can be written.", remedy="Try again later.")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _write(folder: Path, version: int, address: str) -> None:
    files: dict[str, dict[str, Any]] = {}
    listed = []
    for one in tables():
        rows = _write_table(folder, one, address)
        for form in FORMS:
            files[f"{one.name}.{form}"] = {"table": one.name, "format": form, "rows": rows}
        listed.append({"name": one.name, "row": one.words, "rows": rows, "columns": _dictionary(one)})
    _write_dictionary(folder, listed)
    files["dictionary.csv"] = {"table": None, "format": "csv", "rows": None}
    sums = {name: _checksum(folder / name) for name in files}
    (folder / "SHA256SUMS").write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)))
    for name, said in files.items():
        said |= {"size": (folder / name).stat().st_size, "sha256": sums[name]}
    files["SHA256SUMS"] = {"table": None, "format": "text", "rows": None, "sha256": None}
    files["SHA256SUMS"]["size"] = (folder / "SHA256SUMS").stat().st_size
    made_at = timezone.now().isoformat(timespec="seconds")
    manifest = {"data_version": version, "made_at": made_at, "tables": listed, "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _write_table(folder: Path, one: BulkTable, address: str) -> int:
    """Write a table in all forms and return its rows; columns are named by their keys, for programs."""
    plain = tuple(Column(column.key, column.key, kind=column.kind) for column in one.columns)
    table = Table(name=one.name, columns=plain, notes_name="about", notes=(("row", "row", one.words),))
    first = folder / f"{one.name}.{FORMS[0]}"
    with first.open("wb") as stream:
        rows = write_table(table, one.rows(address), FORMS[0], stream)
    for form in FORMS[1:]:
        with (folder / f"{one.name}.{form}").open("wb") as stream:
            write_table(table, _read(first, plain), form, stream)
    return rows


def _read(path: Path, columns: tuple[Column, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a Parquet file, some thousand at a time."""
    from pyarrow import parquet  # noqa: PLC0415 (large, and only here)

    for batch in parquet.ParquetFile(path).iter_batches(batch_size=5_000):
        held = [batch.column(place).to_pylist() for place in range(len(columns))]
        for row in zip(*held, strict=True):
            yield tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row)


def _dictionary(one: BulkTable) -> list[dict[str, str]]:
    return [
        {"column": column.key, "type": column.kind, "meaning": str(column.name)} for column in one.columns
    ]


def _write_dictionary(folder: Path, listed: list[dict[str, Any]]) -> None:
    table = Table(name="dictionary", columns=_DICTIONARY, notes_name="about")
    rows = (
        (one["name"], column["column"], column["type"], column["meaning"])
        for one in listed
        for column in one["columns"]
    )
    with (folder / "dictionary.csv").open("wb") as stream:
        write_table(table, rows, "csv", stream)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
