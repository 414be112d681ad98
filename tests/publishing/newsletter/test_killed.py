"""5,000 letters, the process killed in the middle, another one goes on: each reader gets exactly one.

Real processes and a real mail server. What a kill can leave is one letter that the server has taken and that
is not settled yet (docs/newsletter.md): it may come twice, with one Message-ID, and no other may.
"""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from email import message_from_bytes

import pytest
from django.db import connection, connections
from django.utils import timezone

from cli.started import ROOT
from uprtracker.publishing.newsletter.models import Letter, Sending, Subscriber

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 5000
_START = "from uprtracker.cli import main; main()"


def database() -> str:
    """Where a process of its own finds the database of this test."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgresql://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


def sender(home, settings) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "UPR_HOME": str(home),
        "DATABASE_URL": database(),
        "UPR_MAIL": f"smtp+plain://127.0.0.1:{settings.EMAIL_PORT}",
        "UPR_MAIL_FROM": "newsletter@example.org",
        "UPR_ADDRESS": "https://upr.example.org",
        "PYTHONPATH": str(ROOT / "src"),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen(
        [sys.executable, "-c", _START, "newsletter", "send"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(autouse=True)
def on_sqlite():
    """The started processes find the database of the tests by its file."""
    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite: another process cannot reach the test database otherwise")


def test_killed_and_gone_on_each_gets_exactly_one(published, server, home, settings):
    now = timezone.now()
    Subscriber.objects.bulk_create(
        Subscriber(
            email=f"reader{n}@example.org", key=f"reader{n}@example.org", state="confirmed", consent_at=now
        )
        for n in range(READERS)
    )
    reached = threading.Event()
    server.tell_at(READERS // 3, reached)
    connections.close_all()

    first = sender(home, settings)
    while not reached.wait(0.2):
        assert first.poll() is None, first.communicate()
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    at_kill = len(server.letters)
    assert READERS // 3 <= at_kill < READERS

    second = sender(home, settings)
    _out, said = second.communicate(timeout=500)
    assert second.returncode == 0, said

    twice = [address for address, n in server.counts.items() if n > 1]
    assert len(server.counts) == READERS
    assert len(twice) <= 1
    for address in twice:  # the one letter of the window
        ids = {message_from_bytes(content)["Message-ID"] for to, content in server.letters if to == address}
        assert len(ids) == 1 and server.counts[address] == 2
    assert Counter(Letter.objects.values_list("state", flat=True)) == {"sent": READERS}
    assert Sending.objects.get().state == "sent"


def test_two_at_once_send_each_letter_once(published, server, home, settings, reader):
    for n in range(60):
        reader(f"r{n}@example.org")
    connections.close_all()
    both = [sender(home, settings) for _ in range(2)]
    said = [one.communicate(timeout=300)[1] for one in both]
    assert 0 in [one.returncode for one in both], said
    assert set(server.counts.values()) == {1}
    assert len(server.counts) == 60
