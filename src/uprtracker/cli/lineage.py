"""`upr lineage`: which recommendations repeat others, worked out anew for all reviews."""

from dataclasses import asdict

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import progress_bar, table, tell_json


@click.command("lineage")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@with_database
def command(as_json: bool) -> None:
    """Link recommendations that ask the same, in all reviews, and count them.

    Imports link what they bring by themselves. Run it after an upgrade that
    compares texts otherwise (`upr doctor` says so). Links are the machine's
    proposals; what persons confirmed or rejected at /desk/lineage/ stays.

    \b
    Example:
      upr lineage
    """
    from uprtracker.records.lineage_all import link_all, repeats_by_cycle
    from uprtracker.records.texts_index import texts_index
    from uprtracker.search.build import ensure_index

    with progress_bar(quiet=as_json) as report:
        derived = link_all(report)
    ensure_index()
    texts_index()
    cycles = repeats_by_cycle()
    if as_json:
        tell_json({"links": asdict(derived), "cycles": [asdict(one) for one in cycles]})
        return
    table(
        ("cycle", "recommendations", "with an earlier review here", "repeat one of it", "confirmed"),
        [tuple(asdict(one).values()) for one in cycles],
    )
    click.echo(
        f"\n{derived.links:,} links, {derived.added:,} new, {derived.gone:,} gone."
        " Machine, unconfirmed, but for those that a person confirmed."
    )
