"""`upr accounts`: let somebody in again who is locked out."""

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark
from uprtracker.core.errors import UprTrackerError


@click.group("accounts")
def command() -> None:
    """Let people in again who are locked out of their account.

    \b
    Example:
      upr accounts unlock anna
    """


@command.command("unlock")
@click.argument("username")
@with_database
def unlock(username: str) -> None:
    """Take away the second factor of an account, and forget its wrong passwords.

    For who lost the device with the authenticator app and the recovery codes.
    Make sure that it is the person who asks.

    \b
    Example:
      upr accounts unlock anna
    """
    from axes.utils import reset

    from uprtracker.accounts.models import User
    from uprtracker.accounts.second_factor import take_away

    person = User.objects.filter(username=username).first()
    if person is None:
        raise UprTrackerError(
            f"There is no account named {username!r}.", remedy="The list stands at /admin/."
        )
    reset(username=username.casefold())
    remark("The second factor is taken away." if take_away(person) else "There was no second factor.")
