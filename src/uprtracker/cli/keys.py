"""`upr keys`: keys by which programs write through the API."""

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, table, tell_json
from uprtracker.core.errors import UprTrackerError


@click.group("keys")
def command() -> None:
    """Make, list and revoke keys by which programs write through the API.

    Reading needs no key. A key acts as its owner, with the owner's permissions
    and under the owner's name.

    \b
    Examples:
      upr keys make --owner anna --name "coding script"
      upr keys list
      upr keys revoke 1f3a90bc55aa
    """


@command.command("make")
@click.option("--owner", "username", required=True, help="Name of the account that the key acts as.")
@click.option("--name", required=True, help="What the key is for.")
@with_database
def make(username: str, name: str) -> None:
    """Make a key and print it, once: only its checksum is kept.

    \b
    Example:
      upr keys make --owner anna --name "coding script"
    """
    from uprtracker.accounts.keys import make_key
    from uprtracker.accounts.models import User

    owner = User.objects.filter(username=username, is_active=True).first()
    if owner is None:
        raise UprTrackerError(
            f"There is no open account named {username!r}.", remedy="The list stands at /admin/."
        )
    click.echo(make_key(owner=owner, name=name))
    remark("Keep it where others cannot read it: it is not shown again.")


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the keys as JSON.")
@with_database
def list_keys(as_json: bool) -> None:
    """List the keys that were made, without their secret part.

    \b
    Example:
      upr keys list
    """
    from uprtracker.accounts.models import ApiKey

    rows = [
        {
            "prefix": one.prefix,
            "name": one.name,
            "owner": one.owner.get_username(),
            "made": one.made_at.date().isoformat(),
            "used": one.used_on.isoformat() if one.used_on else None,
            "revoked": one.revoked_at.date().isoformat() if one.revoked_at else None,
        }
        for one in ApiKey.objects.select_related("owner")
    ]
    if as_json:
        tell_json(rows)
    elif rows:
        table(list(rows[0]), [[value or "" for value in row.values()] for row in rows])
    else:
        remark("There are no keys.")


@command.command("revoke")
@click.argument("prefix")
@with_database
def revoke_key(prefix: str) -> None:
    """Revoke the key with this prefix; it is refused from now on.

    \b
    Example:
      upr keys revoke 1f3a90bc55aa
    """
    from uprtracker.accounts.keys import revoke

    row = revoke(prefix)
    if row is None:
        raise UprTrackerError(f"There is no key {prefix!r}.", remedy="`upr keys list` shows them.")
    remark(f"Revoked: {row.name}, of {row.owner.get_username()}.")
