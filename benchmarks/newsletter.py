"""An issue sent to 5,000 addresses over a real SMTP server on this machine, in letters a second.

    PYTHONPATH=src python benchmarks/newsletter.py

Beside it, in the same run, a bare loop of smtplib that sends letters of the same size, made beforehand, to
the same server over one connection: what is added is the letter of each reader, its claim and its settling
in the database (SQLite in a temporary UPR_HOME). The server runs in a thread of this process and takes part
of the time.
"""

import os
import smtplib
import socket
import sys
import tempfile
import time
from datetime import date

READERS = int(os.environ.get("READERS", "5000"))


class Server:
    """Counts what comes."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.last = b""

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:
        """Take a letter."""
        self.taken += envelope.rcpt_tos  # type: ignore[attr-defined]
        self.last = envelope.content  # type: ignore[attr-defined]
        return "250 OK"


def main() -> None:
    """Send to all of them, then the bare loop, and print both."""
    from aiosmtpd.controller import Controller

    server = Server()
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "UPR_HOME": home,
            "UPR_MAIL": f"smtp+plain://127.0.0.1:{port}",
            "UPR_MAIL_FROM": "newsletter@example.org",
        }
        seconds = send()
    assert len(server.taken) == len(set(server.taken)) == READERS, "each gets exactly one"
    bare = loop(port, server.last)
    controller.stop()
    print(f"{READERS:,} letters of {len(server.last) / 1024:.0f} KB")
    print(f"newsletter      {READERS / seconds:8.0f} a second")
    print(f"bare smtplib    {READERS / bare:8.0f} a second")
    print(f"ratio           {bare / seconds:8.2f}")


def send() -> float:
    """Prepare an issue and its readers, send it, and return the seconds."""
    from uprtracker.cli.database import set_up

    set_up()
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from uprtracker.accounts.models import User
    from uprtracker.accounts.policy import EDITORS
    from uprtracker.publishing.newsletter.drafting import draft
    from uprtracker.publishing.newsletter.models import Subscriber
    from uprtracker.publishing.newsletter.sending import begin_sending, send_due
    from uprtracker.publishing.newsletter.sources.source import Period
    from uprtracker.records import editing
    from uprtracker.records.demo import load_demo

    load_demo()
    editor = User.objects.create(username="editor")
    editor.groups.add(Group.objects.get(name=EDITORS))
    issue = draft(Period(date(2014, 11, 1), date(2015, 3, 31)), by=editor)
    issue = editing.publish(issue, by=editor)
    now = timezone.now()
    Subscriber.objects.bulk_create(
        Subscriber(email=f"r{n}@example.org", key=f"r{n}@example.org", state="confirmed", consent_at=now)
        for n in range(READERS)
    )
    began = time.perf_counter()
    begin_sending(issue)
    done = send_due(seconds=float("inf"))
    seconds = time.perf_counter() - began
    assert done.sent == READERS, done
    return seconds


def loop(port: int, content: bytes) -> float:
    """Send the same letter as often over one connection, and return the seconds."""
    began = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for number in range(READERS):
            server.sendmail("newsletter@example.org", [f"b{number}@example.org"], content)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
