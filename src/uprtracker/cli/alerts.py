"""`upr alerts`: tell people what is new to the searches they keep."""

import os
import time

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, tell_json
from uprtracker.core.errors import UprTrackerError


@click.command("alerts")
@click.option(
    "--every", type=click.FloatRange(1, 86_400), help="Go on, with so many seconds between two rounds."
)
@click.option("--site", type=int, metavar="PID", help="Stop when the process that started this one is gone.")
@click.option("--json", "as_json", is_flag=True, help="Print what a round did as JSON.")
@with_database
def command(every: float | None, site: int | None, as_json: bool) -> None:
    """Tell people what is new to the searches they keep and in their workspaces, and what is due there.

    Looks at every saved search for records that it did not find before, sends
    what is new and tries again what could not be sent. The site does this by
    itself while `upr serve` runs; several of these do not disturb each other.

    \b
    Examples:
      upr alerts
      upr alerts --json
      upr alerts --every 60
    """
    from dataclasses import asdict

    from uprtracker.accounts.rounds import do_round
    from uprtracker.publishing.alerts import Round

    if every is None:
        done = do_round().get("alerts")
        if not isinstance(done, Round):
            raise UprTrackerError("The round failed; the log above says why.", remedy="Try again: upr doctor")
        if as_json:
            tell_json(asdict(done))
        else:
            remark(
                f"Looked at {done.looked:,} saved searches: {done.alerts:,} with news;"
                f" {done.sent:,} messages sent, {done.failed:,} not (they are tried again)."
            )
        return
    try:
        _go_on(every, site)
    except KeyboardInterrupt:
        remark("Stopped.")


def _go_on(every: float, site: int | None) -> None:
    """Do one round after the other, whatever goes wrong in one."""
    from django.db import close_old_connections

    from uprtracker.accounts.rounds import do_round

    while not _gone(site):
        close_old_connections()
        do_round()
        close_old_connections()
        end = time.monotonic() + every
        while time.monotonic() < end and not _gone(site):
            time.sleep(min(1.0, every))


def _gone(site: int | None) -> bool:
    """Tell whether the site that started this process has ended: then another is its parent."""
    return site is not None and os.getppid() != site
