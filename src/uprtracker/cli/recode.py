"""`upr recode`: the machine's codings of the records, made again where coders or texts have changed."""

from contextlib import suppress

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

    Documents are coded and linked as they come in; exports when the site is
    served next, or by this. After an upgrade with newer coders it brings the
    codings of what was there before up to date. What
    people coded or decided stays. Records whose coding is of today are passed
    over, so after an interruption run the same line again.

    \b
    Examples:
      upr recode
      upr recode --review SVN-48
      upr recode --workers 2
    """
    from uprtracker.records.catching_up import catch_up
    from uprtracker.records.recoding import recode
    from uprtracker.records.texts_index import texts_index
    from uprtracker.search.build import ensure_index

    with progress_bar(quiet=as_json) as report:
        if review:
            summary = recode([review_meant(review).pk], report, workers=workers)
        else:
            summary = catch_up(report, workers=workers)
    ensure_index()
    texts_index()
    _prepare_figures()
    if as_json:
        tell_json({"records": summary.records, "coded": summary.coded})
    else:
        remark(
            f"Coded {summary.coded:,} of {summary.records:,} recommendations and pledges; "
            "the others were up to date."
        )


def _prepare_figures() -> None:
    """Count and compare coders now, so that the first reader of the figures need not wait for it."""
    from uprtracker.analytics.agreement import agreements
    from uprtracker.analytics.frame import prepare
    from uprtracker.records.coding_cards import CardError, model_card

    prepare()
    with suppress(CardError):
        card = model_card()
        agreements(card.sessions if card else ())
