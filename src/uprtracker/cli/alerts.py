"""`upr alerts`: tell people what is new to the searches they keep."""

import logging
import os
import time

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, tell_json

_log = logging.getLogger(__name__)


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

    from uprtracker.followup.plans.reminding import remind_all
    from uprtracker.followup.spaces.digest import send_news
    from uprtracker.publishing.alerts import tell_all
    from uprtracker.records.planning import refresh

    if every is None:
        done = tell_all()
        send_news()
        refresh()
        remind_all()
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
    from django.db import Error, close_old_connections

    from uprtracker.followup.plans.reminding import remind_all
    from uprtracker.followup.spaces.digest import send_news
    from uprtracker.publishing.alerts import tell_all
    from uprtracker.records.planning import refresh_hourly

    while not _gone(site):
        close_old_connections()
        try:
            tell_all()
            send_news()
            remind_all()
            refresh_hourly()
        except Error:
            _log.exception("A round of alerts failed. It is tried again.")
        close_old_connections()
        end = time.monotonic() + every
        while time.monotonic() < end and not _gone(site):
            time.sleep(min(1.0, every))


def _gone(site: int | None) -> bool:
    """Tell whether the site that started this process has ended: then another is its parent."""
    return site is not None and os.getppid() != site
