"""`upr workspace`: what a member sees of a workspace, on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, table, tell_json
from uprtracker.core.errors import UprTrackerError

if TYPE_CHECKING:
    from uprtracker.accounts.models import Member

_FORMS = {".xlsx": "xlsx", ".zip": "csv", ".json": "json"}


@click.group("workspace")
def command() -> None:
    """Show and export what a member sees of a workspace.

    \b
    Examples:
      upr workspace list --as anna
      upr workspace export slovenia --as anna --out slovenia.xlsx
    """


@command.command("list")
@click.option("--as", "username", required=True, help="Name of the account whose workspaces are listed.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@with_database
def list_workspaces(username: str, as_json: bool) -> None:
    """List the workspaces in which an account sits.

    \b
    Example:
      upr workspace list --as anna
    """
    rows = [
        {
            "workspace": one.workspace.slug,
            "title": one.workspace.title,
            "party": str(one.party),
            "role": one.role,
        }
        for one in _seats(username)
    ]
    if as_json:
        tell_json(rows)
    elif rows:
        table(list(rows[0]), [list(row.values()) for row in rows])
    else:
        remark("There are none.")


@command.command("export")
@click.argument("workspace")
@click.option("--as", "username", required=True, help="Name of the account as which it is seen.")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write: .xlsx, .json, or .zip with a CSV file for each kind.",
)
@with_database
def export_workspace(workspace: str, username: str, out: Path) -> None:
    """Write all that an account sees of a workspace to a file.

    \b
    Example:
      upr workspace export slovenia --as anna --out slovenia.xlsx
    """
    from uprtracker.followup.spaces.exporting import export

    form = _FORMS.get(out.suffix.lower())
    if form is None:
        raise UprTrackerError(f"{out.name}: unknown ending.", remedy=f"Choose {', '.join(_FORMS)}.")
    own = next((one for one in _seats(username) if one.workspace.slug == workspace), None)
    if own is None:
        raise UprTrackerError(
            f"{username!r} sits in no workspace {workspace!r}.",
            remedy=f"`upr workspace list --as {username}` shows them.",
        )
    unfinished = out.with_name(out.name + ".part")
    with unfinished.open("wb") as stream:
        count = export(own, form, stream)
    unfinished.replace(out)
    remark(f"{out}: {count:,} records.")


def _seats(username: str) -> "list[Member]":
    from uprtracker.accounts.models import Member

    seats = Member.objects.seats().filter(user__username=username)
    return list(seats.select_related("workspace", "workspace__lead", "party", "user"))
