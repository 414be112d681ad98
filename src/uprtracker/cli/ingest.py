"""`upr ingest`: UN documents into the database."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import progress_bar, remark, table, tell_json, visible

if TYPE_CHECKING:
    from uprtracker.records.summary import BatchSummary


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@with_database
def command(paths: tuple[Path, ...], as_json: bool) -> None:
    """Read UN documents (PDF, DOCX, DOC) into the database.

    PATHS are files and folders. Each file is taken in whole or not at all; one
    that cannot be read is named at the end and stops nothing. Files that are in
    already are passed over, so after an interruption run the same line again.

    \b
    Examples:
      upr ingest A_HRC_59_15.pdf
      upr ingest reports/session-48/ reports/session-49/
      upr ingest reports/ --json > summary.json
    """
    from uprtracker.records.imports import import_documents
    from uprtracker.search.build import ensure_index

    with progress_bar(quiet=as_json) as report:
        summary = import_documents(paths, report)
    ensure_index()
    if as_json:
        tell_json(summary.as_json())
    else:
        _tell(summary)
    if summary.failed:
        raise click.exceptions.Exit(1)


def _tell(summary: "BatchSummary") -> None:
    documents = summary.documents
    table(
        ("", "number"),
        [
            ("documents imported", summary.count("imported")),
            ("in already, unchanged", summary.count("unchanged")),
            ("passed over (not of a kind we read)", summary.count("passed over")),
            ("failed", len(summary.failed)),
            ("recommendations", sum(document.recommendations for document in documents)),
            ("pledges", sum(document.pledges for document in documents)),
            ("findings to look at", sum(document.findings for document in documents)),
        ],
    )
    for document in summary.failed:
        remark(visible(f"Failed: {document.file}: {document.message}"))
