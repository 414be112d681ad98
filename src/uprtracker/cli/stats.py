"""`upr stats`: figures of the database, from `analytics` as everywhere."""

from typing import TYPE_CHECKING, Any

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import table, tell_json

if TYPE_CHECKING:
    from uprtracker.analytics.figure import Figure

CUTS = ("position", "session", "cycle", "state", "recommending", "action", "issue")
LABELS = ("action", "issue")
EMPTY = "not said"


@click.command("stats")
@click.option("--by", type=click.Choice(CUTS), default="position", show_default=True, help="What to cut by.")
@click.option("--people", is_flag=True, help="Only what UPR Info or an editor coded, nothing of the machine.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@with_database
def command(by: str, people: bool, as_json: bool) -> None:
    """Show the figures of the database, each with what is counted.

    Three bases are never mixed: recommendations (numbered items of a report, or
    texts of UPR Info that no report has), recommendation-State pairs, and rows
    of UPR Info's export. Shares are of all on the same basis. A row with several
    issues or recommending States counts under each. Pledges and demonstration
    data enter none of them. Cuts by issue and action category say how many rows
    carry labels of the machine, unconfirmed; --people leaves those out.

    \b
    Examples:
      upr stats
      upr stats --by session
      upr stats --by issue --json
      upr stats --by action --people
    """
    figures = _figures(by, people)
    machine = _by_machine(people) if by in LABELS else {}
    if as_json:
        tell_json(_plain(by, figures, machine))
        return
    whole = next(iter(figures.values()))["all"]
    changed = f"{whole.as_of:%-d %B %Y, %H:%M} UTC" if whole.as_of else "never"
    click.echo(f"Data version {whole.version}, last changed: {changed}.\n")
    values = dict.fromkeys(value for cut in figures.values() for value in cut if value != "all")
    rows = [
        (value or EMPTY, *(_cell(cut.get(value), whole=value == "all") for cut in figures.values()))
        for value in (*values, "all")
    ]
    table((by, *figures), rows)
    for basis, coded in machine.items():
        if coded.value:
            click.echo(f"\n{coded.value:,} of {coded.denominator:,} {basis}: coded by machine, unconfirmed.")


def _by_machine(people: bool) -> "dict[str, Figure]":
    """Return by basis how many rows carry labels that are the machine's alone."""
    from uprtracker.analytics.counts import machine_coded
    from uprtracker.analytics.figure import Basis
    from uprtracker.analytics.scope import Scope

    return {basis.value: machine_coded(basis, Scope(people=people)) for basis in Basis}


def _figures(by: str, people: bool) -> "dict[str, dict[str, Figure]]":
    """Return by basis the figures of the cut, and under "all" the whole."""
    from uprtracker.analytics.basis import By
    from uprtracker.analytics.counts import counts, total
    from uprtracker.analytics.figure import Basis
    from uprtracker.analytics.scope import Scope

    scope = Scope(people=people)
    return {
        basis.value: {**counts(basis, By(by), scope), "all": total(basis, scope, of=scope)} for basis in Basis
    }


def _cell(figure: "Figure | None", *, whole: bool) -> str:
    if figure is None:
        return "0"
    return (
        f"{figure.value:,}" if whole or figure.share is None else f"{figure.value:,} ({figure.share:.1f} %)"
    )


def _plain(by: str, figures: "dict[str, dict[str, Figure]]", machine: "dict[str, Figure]") -> dict[str, Any]:
    whole = next(iter(figures.values()))["all"]
    return {
        "data_version": whole.version,
        "data_date": whole.as_of.isoformat(timespec="seconds") if whole.as_of else None,
        "by": by,
        "bases": {
            basis: {
                "denominator": cut["all"].value,
                "by_machine": machine[basis].value if basis in machine else None,
                "counts": {value: figure.value for value, figure in cut.items() if value != "all"},
            }
            for basis, cut in figures.items()
        },
    }
