"""`upr export`: a review whole, as a file or on the terminal."""

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import ENDINGS, FORMS, as_json, remark, tell_json, write_whole
from uprtracker.core.errors import UprTrackerError

if TYPE_CHECKING:
    from uprtracker.records.models import Review


@click.command("export")
@click.option("--review", "name", required=True, metavar="SVN/34", help="State (ISO3) and session.")
@click.option("--format", "form", type=click.Choice([*FORMS, "zip"]), default="json", help="Kind of file.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@with_database
def command(name: str, form: str, output: Path | None) -> None:
    """Write a review whole: recommendations with every step of their answers.

    JSON also holds documents, counts, pledges and open findings; XLSX, CSV, JSON
    Lines and Parquet have a row per recommendation; Word (docx), BibTeX, RIS and
    CSL JSON cite each of them; zip has its documents. Without --output JSON and CSV are printed; others
    go to a file named after the review.

    \b
    Examples:
      upr export --review SVN/34
      upr export --review SVN-34 --format xlsx --output slovenia.xlsx
      upr export --review SVN-34 --format docx
    """
    from uprtracker.records.named import review_named
    from uprtracker.records.whole_review import whole_review

    review = review_named(name)
    if review is None:
        raise UprTrackerError(
            f"There is no review {name!r}.",
            remedy="Name State and session, like SVN/34: `upr stats` lists them.",
        )
    if form == "json" and output is None:
        tell_json(whole_review(review))
    else:
        _write(review, form, output)


def _write(review: "Review", form: str, output: Path | None) -> None:
    from django.db.models import Q

    from uprtracker.cli.documents import write_archive
    from uprtracker.records.review_table import write_review

    if output is None and form == "csv":
        write_review(review, form, sys.stdout.buffer)
        return
    target = output or Path(f"{review.code}.{ENDINGS.get(form, form)}")
    if form == "zip":
        write_archive(target, Q(review=review))
        return
    rows = write_whole(target, lambda stream: _fill(review, form, stream))
    remark(f"Wrote {rows:,} recommendations to {target}.")


def _fill(review: "Review", form: str, stream: IO[bytes]) -> int:
    from django.conf import settings

    from uprtracker.exchange.citations import CITATION_FORMATS
    from uprtracker.records.review_table import write_review
    from uprtracker.records.whole_review import whole_review
    from uprtracker.search import Query, export

    if form == "json":
        stream.write(f"{as_json(whole_review(review))}\n".encode())
        return review.recommendations.count()
    if form in CITATION_FORMATS:
        query = Query(sur=(review.state,), session=(str(review.session),), sort="oldest")
        return export(query, form, stream, address=settings.UPR_ADDRESS)
    return write_review(review, form, stream)
