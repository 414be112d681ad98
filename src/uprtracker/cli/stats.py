"""`upr stats`: the figures of the database."""

from typing import Any

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import table, tell_json

ANSWERS = ("supported", "noted", "partial", "pending", "")


@click.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@with_database
def command(as_json: bool) -> None:
    """Show the figures of the database, each with what is counted.

    Three bases are never mixed: recommendations (numbered items of a report, or
    texts of UPR Info that no report has), recommendation-State pairs, and rows
    of UPR Info's export. Pledges enter none of them. Demonstration data do not
    count.

    \b
    Examples:
      upr stats
      upr stats --json
    """
    figures = _figures()
    if as_json:
        tell_json(figures)
        return
    click.echo(f"Data version {figures['data_version']}, of {figures['data_date'] or 'no date yet'}.\n")
    bases = figures["bases"]
    rows = [
        (answer or "not said", *(_cell(basis["answers"][answer], basis["all"]) for basis in bases.values()))
        for answer in ANSWERS
    ]
    table(
        ("current answer", *bases), [*rows, ("all (denominator)", *(f"{b['all']:,}" for b in bases.values()))]
    )
    click.echo(
        f"\n{figures['pledges']:,} pledges; {figures['reviews']:,} reviews with recommendations;"
        f" {figures['documents']:,} documents."
    )


def _cell(count: int, all_of_them: int) -> str:
    return f"{count:,} ({100 * count / all_of_them:.1f} %)" if all_of_them else str(count)


def _figures() -> dict[str, Any]:
    from uprtracker.analytics.figure import Basis
    from uprtracker.records.models import DataVersion, Document, Pair, Pledge, Recommendation, SourceRow

    version = DataVersion.objects.first()
    real = Recommendation.objects.filter(review__demo=False)
    pairs = Pair.objects.filter(recommendation__review__demo=False)
    rows = SourceRow.objects.filter(counted=True, kind="recommendation")
    return {
        "data_version": version.number if version else 0,
        "data_date": version.made_at.isoformat(timespec="seconds") if version else None,
        "bases": {
            Basis.RECOMMENDATIONS.value: _by_answer(real),
            Basis.PAIRS.value: _by_answer(pairs),
            Basis.UPRINFO_ROWS.value: _by_answer(rows),
        },
        "pledges": Pledge.objects.filter(review__demo=False).count(),
        "reviews": real.values("review").distinct().count(),
        "documents": Document.objects.exclude(review__demo=True).count(),
    }


def _by_answer(rows: Any) -> dict[str, Any]:
    from django.db.models import Count

    found = dict(rows.order_by().values_list("position").annotate(Count("pk")))
    answers = {answer: found.get(answer, 0) for answer in ANSWERS}
    return {"all": sum(found.values()), "answers": answers}
