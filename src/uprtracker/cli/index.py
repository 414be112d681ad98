"""`upr index`: the search index, made anew from the database."""

from dataclasses import asdict

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import tell_json


@click.command("index")
@click.option("--json", "as_json", is_flag=True, help="Print what was built as JSON.")
@with_database
def command(as_json: bool) -> None:
    """Build the search index anew from the database.

    Imports and decisions at the data desk do this by themselves. Run it when
    `upr doctor` says that the index is missing, damaged or old. Readers keep
    the old index until the new one is whole.

    \b
    Example:
      upr index
    """
    from uprtracker.search import build_index
    from uprtracker.search.library.building import rebuild

    built, library = build_index(), rebuild()
    if as_json:
        tell_json({**asdict(built), "library_entries": library.entries})
        return
    click.echo(
        f"Index of data version {built.data_version}: {built.recommendations:,} recommendations"
        f" ({built.pairs:,} recommendation-State pairs), {built.pledges:,} pledges, in {built.folder}"
    )
    click.echo(f"Index of the library: {library.entries:,} passages, statements and published things.")
