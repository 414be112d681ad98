"""5,000 letters, the process killed in the middle, another one goes on: each reader gets exactly one.

Real processes and a real mail server. What a kill can leave is one letter that the server has taken and that
is not settled yet (docs/newsletter.md): it may come twice, with one Message-ID, and no other may.
"""

import os
import signal
import subprocess
import threading
from collections import Counter
from email import message_from_bytes

import pytest
from django.db import connections
from django.utils import timezone

from cli.started import database_address, upr_process
from uprtracker.publishing.newsletter.models import Letter, Sending, Subscriber

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 5000


def sender(home, settings) -> "subprocess.Popen[str]":
    return upr_process(
        home,
        *("newsletter", "send"),
        DATABASE_URL=database_address(),
        UPR_MAIL=f"smtp+plain://127.0.0.1:{settings.EMAIL_PORT}",
        UPR_MAIL_FROM="newsletter@example.org",
        UPR_ADDRESS="https://upr.example.org",
    )


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
