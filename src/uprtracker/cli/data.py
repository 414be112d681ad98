"""`upr data`: all records as files, for `/data/` of the site."""

import os
import time

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark

# The data are left alone for so long before files are made, in seconds, but files are never older than
# an hour: at a desk where people decide all day, every decision is a version.
QUIET = 600
LONGEST = 3600


@click.command("data")
@click.option("--address", help="Root of the site, as readers reach it; default: UPR_ADDRESS.")
@click.option("--follow", is_flag=True, help="Go on, and make them anew when the data have changed.")
@click.option("--every", default=60.0, show_default=True, help="With --follow: seconds between two looks.")
@click.option("--site", type=int, metavar="PID", help="Stop when the process that started this one is gone.")
@with_database
def command(address: str | None, follow: bool, every: float, site: int | None) -> None:
    """Write all records as CSV, JSON Lines and Parquet, with checksums and a dictionary.

    They stand at /data/ of the site, for the last three versions of the data. The
    site makes them by itself in the background (`upr serve`), ten minutes after
    the last change, and at least every hour while people work on the data.

    \b
    Examples:
      upr data --address https://upr.example.org
      upr data --follow
    """
    from django.conf import settings

    from uprtracker.publishing.bulk import make_files

    root = address or settings.UPR_ADDRESS
    if follow:
        _follow(root, every, site)
        return
    made = make_files(root)
    remark(f"Files of data version {made.number}: {made.folder}")


def _follow(address: str, every: float, site: int | None) -> None:
    """Make files whenever it is time, until the `site` that started this process has ended."""
    from django.db import Error, close_old_connections

    from uprtracker.core.errors import UprTrackerError
    from uprtracker.publishing.bulk import make_files

    next_look = 0.0
    while site is None or os.getppid() == site:
        time.sleep(1)
        if time.monotonic() < next_look:
            continue
        next_look = time.monotonic() + every
        close_old_connections()
        try:
            if is_time():
                make_files(address)
        except (UprTrackerError, Error, OSError) as error:
            remark(f"The files of /data/ could not be made: {error}")


def is_time() -> bool:
    """Tell whether the files should be made now: the data have changed, and are quiet or long changed."""
    from django.utils import timezone

    from uprtracker.publishing.bulk import newest
    from uprtracker.records.models import DataVersion

    last = DataVersion.objects.order_by("-number").first()
    made = newest()
    if last is None or (made and made.number == last.number):
        return False
    if made is None:
        return True
    missing = DataVersion.objects.filter(number__gt=made.number).order_by("number").first()
    now = timezone.now()
    quiet = (now - last.made_at).total_seconds() >= QUIET
    return quiet or bool(missing and (now - missing.made_at).total_seconds() >= LONGEST)
