"""`upr mid-term`: the register of mid-term reports."""

from pathlib import Path

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, visible
from uprtracker.core.errors import UprTrackerError


@click.group("mid-term")
def command() -> None:
    """Fill the public register of mid-term reports.

    \b
    Example:
      upr mid-term import reports.csv --as anna
    """


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "username", required=True, help="Name of the account of an editor who enters them.")
@click.option("--draft", is_flag=True, help="Enter them as drafts; nothing becomes public.")
@with_database
def import_file(file: Path, username: str, draft: bool) -> None:
    """Enter the mid-term reports of a table (CSV), all or none.

    The first row names the columns: state (ISO3), session, actor (State, NHRI or CSO), title, authors, date,
    languages, link, source, checked. Several authors or languages stand behind each other with semicolons,
    days are written 2026-05-31. Rows that are in the register already are left alone.

    \b
    Examples:
      upr mid-term import reports.csv --as anna
      upr mid-term import reports.csv --as anna --draft
    """
    from django.core.exceptions import PermissionDenied

    from uprtracker.accounts.models import User
    from uprtracker.agenda.programmes.mid_term.importing import import_table

    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise UprTrackerError(f"There is no active account {username!r}.", remedy="Name one with --as.")
    try:
        done = import_table(file.read_bytes(), by=person, draft=draft)
    except PermissionDenied:
        raise UprTrackerError(
            f"{username!r} may not edit the register.", remedy="Name an account that is an editor."
        ) from None
    remark(visible(f"{file.name}: {done.added:,} entered, {done.known:,} were there already."))
