"""`upr export`: a review whole, as a file or on the terminal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import as_json, remark, tell_json
from uprtracker.core.errors import UprTrackerError

if TYPE_CHECKING:
    from uprtracker.records.models import Review


@click.command("export")
@click.option("--review", "name", required=True, metavar="SVN/34", help="State (ISO3) and session.")
@click.option(
    "--format", "form", type=click.Choice(["json", "xlsx", "csv"]), default="json", help="Kind of file."
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@with_database
def command(name: str, form: str, output: Path | None) -> None:
    """Write a review whole: recommendations with every step of their answers.

    JSON also holds documents, counts, pledges and open findings; XLSX and CSV
    have a row per recommendation. Without --output JSON and CSV are printed;
    XLSX goes to a file named after the review.

    \b
    Examples:
      upr export --review SVN/34
      upr export --review SVN-34 --format xlsx --output slovenia.xlsx
    """
    from uprtracker.records.whole_review import review_named, whole_review

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
    """Write the file; one that was there is replaced only when all is written."""
    from uprtracker.records.review_table import write_review
    from uprtracker.records.whole_review import whole_review

    if output is None and form == "csv":
        write_review(review, form, sys.stdout.buffer)
        return
    target = output or Path(f"{review.code}.{form}")
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with unfinished.open("wb") as stream:
            if form == "json":
                stream.write(f"{as_json(whole_review(review))}\n".encode())
                rows = review.recommendations.count()
            else:
                rows = write_review(review, form, stream)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    remark(f"Wrote {rows:,} recommendations to {target}.")
