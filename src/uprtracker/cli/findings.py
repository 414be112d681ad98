"""`upr findings`: what readers could not settle, with its place."""

import sys
from dataclasses import astuple, fields
from pathlib import Path

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, table, visible
from uprtracker.cli.reviews import review_meant

FORMS = ("csv", "json", "xlsx")


@click.command("findings")
@click.option(
    "--kind", "kinds", multiple=True, help="Only this kind (number-gap); may be given several times."
)
@click.option("--review", help="Only of this review (SVN-48).")
@click.option("--all", "settled", is_flag=True, help="Those that a person has settled as well.")
@click.option("--counts", is_flag=True, help="How many of each kind, instead of the list.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Write the list as a file of this form.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; else it is printed."
)
@with_database
def command(
    kinds: tuple[str, ...],
    review: str | None,
    settled: bool,
    counts: bool,
    form: str | None,
    output: Path | None,
) -> None:
    """List what readers could not settle: a sentence each, with document, page and line.

    The data desk is where they are worked through; this is for lists and counts.
    Findings about the demonstration are left out.

    \b
    Examples:
      upr findings
      upr findings --counts
      upr findings --kind number-gap --review SVN-48
      upr findings --all --format csv --output findings.csv
    """
    from uprtracker.records.finding_list import counted, listed

    code = review_meant(review).code if review else ""
    if counts:
        rows = counted(kinds=kinds, review=code, settled=settled)
        table(("kind", "severity", "number"), rows)
    elif form:
        _write([astuple(one) for one in listed(kinds=kinds, review=code, settled=settled)], form, output)
    else:
        found = list(listed(kinds=kinds, review=code, settled=settled))
        for one in found:
            page, row = (
                f", {what} {at}" if at else "" for what, at in (("page", one.page), ("row", one.row))
            )
            click.echo(visible(f"{one.source}{page}{row}: {one.message} [{one.kind}]"))
        remark(f"{len(found):,} findings.")


def _write(rows: list[tuple[str | int | None, ...]], form: str, output: Path | None) -> None:
    """Write the list to a file, or print it; a file that was there is replaced when all is written."""
    from uprtracker.exchange.tables import Column, Table, write_table
    from uprtracker.records.finding_list import Listed

    columns = tuple(Column(field.name, field.name) for field in fields(Listed))
    what = Table("findings", columns, "about")
    if output is None:
        write_table(what, rows, form, sys.stdout.buffer)
        return
    unfinished = output.with_name(f".{output.name}.part")
    try:
        with unfinished.open("wb") as stream:
            count = write_table(what, rows, form, stream)
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
    remark(f"Wrote {count:,} findings to {visible(str(output))}.")
