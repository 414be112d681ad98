"""`upr demo`: the demonstration data, in and out."""

import click

from uprtracker.cli.database import with_database


@click.group("demo")
def command() -> None:
    """Load or remove the demonstration data.

    Two reviews of a fictitious State, with invented texts, so that every page
    has something to show. They are marked as demonstration wherever they show.

    \b
    Examples:
      upr demo load
      upr demo remove
    """


@command.command("load")
@with_database
def load() -> None:
    """Load the demonstration data; once they are in, nothing changes.

    \b
    Example:
      upr demo load
    """
    from uprtracker.records.demo import load_demo
    from uprtracker.search.build import ensure_index

    summary = load_demo()
    ensure_index()
    click.echo(f"Demonstration data: {summary.reviews} reviews, {summary.recommendations} recommendations.")


@command.command("remove")
@with_database
def remove() -> None:
    """Remove the demonstration data and nothing else.

    \b
    Example:
      upr demo remove
    """
    from uprtracker.records.demo import remove_demo
    from uprtracker.search.build import ensure_index

    summary = remove_demo()
    ensure_index()
    if summary.reviews:
        click.echo(f"Removed {summary.reviews} reviews with {summary.recommendations} recommendations.")
    else:
        click.echo("There were no demonstration data.")
