"""`upr serve`: prepare the home folder, then hand over to the web server."""

import ipaddress
import os
import socket
import subprocess
import sys
from contextlib import suppress

import click

from uprtracker.cli.database import set_up
from uprtracker.cli.output import remark
from uprtracker.core.errors import UprTrackerError

_NOWHERE = subprocess.DEVNULL


class ServeError(UprTrackerError):
    """The address cannot be served."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--prepare-only", is_flag=True, help="Prepare the data and stop before serving.")
def command(host: str, port: int, workers: int, prepare_only: bool) -> None:
    """Prepare the data and serve the site.

    Brings the database up to date (after keeping a copy), loads the facts, and
    the demonstration data when the database is empty, and builds the search
    index. Nothing of yours is overwritten, and a second start is quick.

    Without further settings the site is for this machine only. To serve others,
    set UPR_ENV=production and put a TLS proxy before it: see docs/project.md.

    \b
    Examples:
      upr serve
      upr serve --port 8080
      UPR_HOME=/srv/upr upr serve --prepare-only
    """
    set_up()
    from uprtracker.cli.home import prepare_site

    if not prepare_only:
        check_address(host, port)
    prepare_site()
    if prepare_only:
        remark("Prepared. Nothing is being served.")
        return
    _greet(host, port)
    _catch_up()
    _in_background("alerts", "--every", "60", "--site", str(os.getpid()), loud=True)
    _in_background("retention", "--daily", "--site", str(os.getpid()), loud=True)
    _in_background("data", "--follow", "--site", str(os.getpid()), loud=True)
    # The web server takes the place of this process, so that signals reach it.
    server = ["-m", "gunicorn", "uprtracker.project.wsgi:application", "--bind", _bind(host, port)]
    tuning = ["--workers", str(workers), "--worker-class", "gthread", "--threads", "4"]
    tuning += ["--limit-request-line", "8190"]  # a page of ticked records in one address
    quiet = ["--log-level", "error", "--no-control-socket"]
    os.execv(sys.executable, [sys.executable, *server, *tuning, *quiet])  # noqa: S606 (no shell wanted)


def check_address(host: str, port: int) -> None:
    """Raise ServeError when `host` must not be served in this mode, or the port is taken."""
    from django.conf import settings

    if not settings.PRODUCTION and not _is_loopback(host):
        raise ServeError(
            f"Without TLS the site is for this machine only, and {host} can be reached from others.",
            remedy="Use 127.0.0.1, or set UPR_ENV=production (docs/project.md says how).",
        )
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise ServeError(
            f"{host}, port {port}, cannot be used: {error.strerror}.",
            remedy=f"Is the site running already? Another port: upr serve --port {port % 65535 + 1}"
            f" (or make run PORT={port % 65535 + 1}).",
        ) from error


def _catch_up() -> None:
    """Start a process that links and codes what imports left to do; readers need not wait for it."""
    from uprtracker.records.catching_up import behind

    left = behind()
    if not left:
        return
    remark(f"  {left:,} recommendations and pledges are being coded by machine in the background.\n")
    _in_background("recode", "--json")


def _in_background(*arguments: str, loud: bool = False) -> None:
    """Start a command beside the site, at the lowest priority: readers come first.

    What it says goes to the log of the site if it is `loud`. Commands told the `--site` end with it.
    """
    line = [sys.executable, "-c", "from uprtracker.cli import main; main()", *arguments]
    said = None if loud else _NOWHERE
    process = subprocess.Popen(line, stdin=_NOWHERE, stdout=_NOWHERE, stderr=said)  # noqa: S603 (words of ours)
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process.pid, 19)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bind(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _greet(host: str, port: int) -> None:
    from uprtracker.records.models import Review

    remark(f"\n  UPR Tracker is at http://{_bind(host, port)}/  (Ctrl+C stops it)\n")
    if Review.objects.filter(demo=True).exists():
        remark("  It holds demonstration data of fictitious States. `upr demo remove` takes them away.")
    remark("  Real data:  upr import uprinfo EXPORT.csv    upr ingest REPORTS/    upr fetch A/HRC/59/15\n")
