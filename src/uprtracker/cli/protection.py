"""`upr protection`: the key of the logs of reprisals."""

import click

from uprtracker.cli.database import set_up, with_database
from uprtracker.cli.output import remark, tell_json
from uprtracker.core.errors import UprTrackerError


@click.group("protection")
def command() -> None:
    """Make, change and check the key of the protection logs of workspaces.

    The key is in no backup. Keep a copy where neither the database nor a
    backup lies: without it nobody ever reads the logs again.

    \b
    Examples:
      upr protection new-key
      upr protection check
    """


@command.command("new-key")
def first_key() -> None:
    """Make the key, in a file that only its owner can read.

    \b
    Example:
      upr protection new-key
    """
    # Without the database: bringing it up to date may wait for this key.
    set_up()
    from uprtracker.followup.protection.changing import make_key

    remark(f"Written: {make_key()}. Copy it to a safe place: no backup holds it.")


@command.command("change-key")
@with_database
def next_key() -> None:
    """Seal everything with a new key, and drop the old one.

    Where the key comes from UPR_PROTECTION_KEY, put the new one before the old
    one first (`NEW,OLD`), restart the site, and run this; then drop the old one.

    \b
    Example:
      upr protection change-key
    """
    from uprtracker.followup.protection.changing import change_key

    remark(f"Sealed anew: {change_key():,} rows. Older backups open with the old key alone: keep it as well.")


@command.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@with_database
def open_all(as_json: bool) -> None:
    """Look whether everything opens with the key that is here.

    \b
    Example:
      upr protection check
    """
    from dataclasses import asdict

    from uprtracker.followup.protection.changing import check

    found = check()
    if as_json:
        tell_json(asdict(found))
    else:
        remark(f"{found.rows:,} sealed rows, {found.older:,} by an older key, {found.closed:,} do not open.")
    if found.closed:
        raise UprTrackerError(
            f"{found.closed:,} rows do not open.", remedy="Put their key behind the newest one."
        )
