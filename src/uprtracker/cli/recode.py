"""`upr recode`: the machine's codings of the records, made again where coders or texts have changed."""

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import progress_bar, remark, tell_json
from uprtracker.cli.reviews import review_meant


@click.command("recode")
@click.option("--review", help="Only this review (SVN-48).")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Coding processes.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@with_database
def command(review: str | None, workers: int, as_json: bool) -> None:
    """Code all records again by machine, as far as coders or texts have changed.

    Documents and exports are coded as they come in. After an upgrade with newer
    coders this brings the codings of what was there before up to date. What
    people coded or decided stays. Records whose coding is of today are passed
    over, so after an interruption run the same line again.

    \b
    Examples:
      upr recode
      upr recode --review SVN-48
      upr recode --workers 2
    """
    from uprtracker.records.recoding import recode
    from uprtracker.search.build import ensure_index

    with progress_bar(quiet=as_json) as report:
        summary = recode([review_meant(review).pk] if review else None, report, workers=workers)
    ensure_index()
    if as_json:
        tell_json({"records": summary.records, "coded": summary.coded})
    else:
        remark(
            f"Coded {summary.coded:,} of {summary.records:,} recommendations and pledges; "
            "the others were up to date."
        )
