"""`upr import`: other people's databases into ours."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import progress_bar, remark, table, tell_json, visible
from uprtracker.core.errors import UprTrackerError

if TYPE_CHECKING:
    from uprtracker.records.summary import ImportSummary

COLUMNS = (
    "rows",
    "added",
    "updated",
    "unchanged",
    "gone",
    "pledges",
    "matched",
    "recommendations",
    "findings",
)


@click.group("import")
def command() -> None:
    """Read other people's databases into ours.

    \b
    Example:
      upr import uprinfo sessions-*.csv
    """


@command.command("uprinfo")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--code", is_flag=True, help="Code by machine and link at once; takes minutes.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Coding processes.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@with_database
def uprinfo(files: tuple[Path, ...], code: bool, workers: int, as_json: bool) -> None:
    """Read database exports of UPR Info (CSV as it is, or XLS).

    Recommendations and pledges are told apart by the file's own columns. Each
    file is taken in whole or not at all. Importing again changes nothing;
    a newer issue of a file updates what has changed. A row whose recommendation
    is known from a report joins it, and both codings stay. What came in is coded
    by machine and linked with what was asked before when the site is served next,
    or by `upr recode`, or at once with --code.

    \b
    Examples:
      upr import uprinfo sessions-1.csv
      upr import uprinfo sessions-1.csv --code
      upr import uprinfo sessions-*.csv pledges.xls
    """
    from uprtracker.records.imports import import_export
    from uprtracker.search.build import ensure_index

    done: list[ImportSummary] = []
    failed: list[UprTrackerError] = []
    with _uncollected():
        for number, file in enumerate(files, 1):
            with progress_bar(quiet=as_json) as report:
                try:
                    done.append(import_export(file, report, workers=workers, follow=code))
                except UprTrackerError as error:
                    failed.append(error)
                    remark(visible(f"File {number} of {len(files)} failed: {error}"))
        ensure_index()
    if as_json:
        tell_json(
            {"files": [summary.as_json() for summary in done], "failed": [visible(str(e)) for e in failed]}
        )
    else:
        _tell(done)
        _tell_what_follows()
    if failed:
        remark(f"{len(failed)} of {len(files)} files failed; nothing of them was taken in.")
        raise click.exceptions.Exit(1)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles away: rows make none, and it takes a fifth of the time of an import."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _tell_what_follows() -> None:
    from uprtracker.records.catching_up import behind

    left = behind()
    if left:
        remark(
            f"{left:,} recommendations and pledges are still to be coded by machine and linked:"
            " the site does it in the background when it is served, `upr recode` does it now."
        )


def _tell(done: "list[ImportSummary]") -> None:
    rows = [(visible(summary.file), *(getattr(summary, name) for name in COLUMNS)) for summary in done]
    if len(rows) > 1:
        rows.append(("all files", *(sum(row[place] for row in rows) for place in range(1, len(COLUMNS) + 1))))
    table(("file", *COLUMNS), rows)
    known = sum(summary.nothing_new for summary in done)
    if known:
        remark(f"{known} of these files were in already, and nothing was done for them.")
