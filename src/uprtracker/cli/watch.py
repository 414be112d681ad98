"""`upr watch`: what is dropped into a folder goes into the database."""

import json
import shutil
import signal
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, visible

if TYPE_CHECKING:
    from uprtracker.records.folder import Found
    from uprtracker.records.summary import DocumentSummary
    from uprtracker.records.watching import Watch

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("watch")
@click.argument("folder", type=FOLDER)
@click.option(
    "--every", default=2.0, show_default=True, type=click.FloatRange(0.05, 3600),
    help="Seconds between two looks, and how long a file must stay as it is.",
)  # fmt: skip
@click.option(
    "--done", type=click.Path(file_okay=False, path_type=Path), help="Move files that are in to this folder."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each file.")
@with_database
def command(folder: Path, every: float, done: Path | None, as_json: bool) -> None:
    """Read UN documents into the database as they are dropped into a folder.

    What lies there is read first, then what comes, once a file has stopped
    growing. A file that cannot be read is told and stays; when it changes, it is
    tried again. Nothing is moved unless --done names where to. Ctrl+C stops it,
    and the next start goes on: what is in already is passed over.

    \b
    Examples:
      upr watch inbox/
      upr watch inbox/ --done archive/
      upr watch inbox/ --every 30 --json >> watch.jsonl
    """
    from uprtracker.records.watching import Watch

    if done and done.resolve().is_relative_to(folder.resolve()):
        raise click.BadParameter("the folder for what is done lies within the one that is watched.")
    before = signal.signal(signal.SIGTERM, _stop)
    remark(f"Watching {visible(str(folder))}. Ctrl+C stops it.")
    try:
        watch = Watch(folder, every)
        while True:
            _look(watch, done, as_json)
            time.sleep(every)
    except KeyboardInterrupt:
        remark("Stopped.")
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(*_signal: object) -> None:
    """Stop as for Ctrl+C: services are stopped by SIGTERM."""
    raise KeyboardInterrupt


def _look(watch: "Watch", done: Path | None, as_json: bool) -> None:
    """Read what has become ready, one file after the other."""
    from django.db import close_old_connections

    from uprtracker.search.build import ensure_index

    ready = watch.ready()
    for found in ready:
        summary = _read(found)
        moved = ""
        if done and summary.status in ("imported", "unchanged") and watch.unchanged(found.path):
            moved = _move(found.path, done)
        _tell(summary, moved, as_json)
    if ready:
        ensure_index()
    close_old_connections()


def _read(found: "Found") -> "DocumentSummary":
    from uprtracker.records.imports import import_documents
    from uprtracker.records.placing import file_name
    from uprtracker.records.summary import DocumentSummary

    if found.passed_over:
        return DocumentSummary(file_name(found.path), "passed over", message=found.passed_over)
    return import_documents([found.path], workers=1).documents[0]


def _move(path: Path, done: Path) -> str:
    """Move a file into the folder for what is done, beside others of its name; return where, or "" if not."""
    target, number = done / path.name, 1
    while target.exists():
        number += 1
        target = done / f"{path.stem}-{number}{path.suffix}"
    try:
        done.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
    except OSError as error:
        remark(visible(f"{path.name} could not be moved: {error.strerror}."))
        return ""
    return str(target)


def _tell(read: "DocumentSummary", moved: str, as_json: bool) -> None:
    """Print one line, at once: somebody may be reading along."""
    if as_json:
        line = json.dumps(asdict(read) | {"moved": moved}, ensure_ascii=False)
    elif read.status == "imported":
        home = f" ({read.review})" if read.review else ""
        line = (
            f"{read.file}: imported{home}, {read.recommendations} recommendations, {read.findings} findings"
        )
    else:
        line = f"{read.file}: {read.status}{': ' if read.message else ''}{read.message}"
    click.echo(line if as_json else visible(line))
