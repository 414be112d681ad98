"""`upr ingest`: UN documents into the database."""

from pathlib import Path

import click

from uprtracker.cli.batch import tell_batch
from uprtracker.cli.database import with_database
from uprtracker.cli.output import progress_bar, tell_json
from uprtracker.cli.reviews import review_meant


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--review", help="Set the documents under this review (SVN-48), whatever they say.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@with_database
def command(paths: tuple[Path, ...], review: str | None, as_json: bool) -> None:
    """Read UN documents (PDF, DOCX, DOC) into the database.

    PATHS are files and folders. Each file is taken in whole or not at all; one
    that cannot be read is named at the end and stops nothing. Files that are in
    already are passed over, so after an interruption run the same line again.

    With --review, all of them are set under that review, whatever they say;
    session reports of the Council, which tell of many, stay with them all. The
    decision is kept when they are read again.

    \b
    Examples:
      upr ingest A_HRC_59_15.pdf
      upr ingest reports/session-48/ reports/session-49/
      upr ingest reports/ --json > summary.json
      upr ingest --review SVN-48 draft.docx
    """
    from uprtracker.records.imports import import_documents
    from uprtracker.records.reading_again import catch_up
    from uprtracker.records.texts_index import texts_index
    from uprtracker.search.build import ensure_index

    with progress_bar(quiet=as_json) as report:
        summary = import_documents(paths, report, review=review_meant(review) if review else None)
        catch_up()
    ensure_index()
    texts_index()
    if as_json:
        tell_json(summary.as_json())
    else:
        tell_batch(summary)
    if summary.failed:
        raise click.exceptions.Exit(1)
