"""How commands speak: JSON for programs, aligned tables and a progress bar for people.

Results go to standard output; progress and remarks go to standard error, so
that output can be piped.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

FORMS = ("xlsx", "csv", "json", "jsonl", "parquet", "docx", "bib", "ris", "csl")
"""The formats that records are written in; listed here so that help needs none of their libraries."""

ENDINGS = {"csl": "csl.json"}


def write_whole(target: Path, write: Callable[[IO[bytes]], int]) -> int:
    """Let `write` fill a file and return what it returns; one that was there is replaced at the end."""
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with unfinished.open("wb") as stream:
            count = write(stream)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def tell_json(value: object) -> None:
    """Print a value as indented JSON, letters as they are."""
    click.echo(as_json(value))


def as_json(value: object) -> str:
    """Return a value as indented JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def visible(text: str) -> str:
    """Return `text` with escapes for what a terminal would not show: file names may hold anything."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in text
    )


def remark(sentence: str) -> None:
    """Say something about what is going on, on standard error."""
    click.echo(sentence, err=True)


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under headings; numbers stand on the right."""
    from rich.console import Console
    from rich.table import Table

    shown = Table(box=None, pad_edge=False, header_style="bold")
    for position, heading in enumerate(headings):
        right = bool(rows) and all(str(row[position])[:1].isdigit() for row in rows)
        shown.add_column(heading, justify="right" if right else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False, markup=False).print(shown)


@contextmanager
def progress_bar(quiet: bool = False) -> Iterator[Callable[[int, int | None, str], None]]:
    """Yield `report(done, total, what)`, which moves a bar on a terminal and is silent elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total, what: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[what]}"))
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None, what="")
        yield lambda done, total, what: bar.update(task, completed=done, total=total, what=what)
