"""`upr retention`: delete what nobody needs any more."""

import logging
import os
import time

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, tell_json

_log = logging.getLogger(__name__)
_DAY = 86_400.0


@click.command("retention")
@click.option("--daily", is_flag=True, help="Go on, once a day.")
@click.option("--site", type=int, metavar="PID", help="Stop when the process that started this one is gone.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@with_database
def command(daily: bool, site: int | None, as_json: bool) -> None:
    """Delete what is over its time: old invitations, traces, wrong passwords, sessions.

    The site does this by itself, once a day, while `upr serve` runs. How long each
    kind is kept stands in docs/protection.md.

    \b
    Example:
      upr retention
    """
    from uprtracker.followup.protection.retention import retain

    if daily:
        _go_on(site)
        return
    done = retain()
    if as_json:
        tell_json(done)
    else:
        remark("Deleted: " + ", ".join(f"{number:,} {name}" for name, number in done.items()) + ".")


def _go_on(site: int | None) -> None:
    """Do it once a day, whatever goes wrong on one of them."""
    from django.db import Error, close_old_connections

    from uprtracker.followup.protection.retention import retain

    while site is None or os.getppid() == site:
        close_old_connections()
        try:
            retain()
        except Error:
            _log.exception("What is over its time could not be deleted. It is tried again tomorrow.")
        close_old_connections()
        end = time.monotonic() + _DAY
        while time.monotonic() < end and (site is None or os.getppid() == site):
            time.sleep(1.0)
