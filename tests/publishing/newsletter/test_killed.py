"""The sender is killed in the middle, another one goes on: nobody gets a letter twice, none is lost unseen.

Real processes, a real mail server that keeps what it takes. Who was handed over and not answered for is told
to the editors (docs/newsletter.md), and gets his letter again only if they say so.
"""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.db import connections

from cli.started import database_address, upr_process
from uprtracker.publishing.newsletter.models import Letter, Sending
from uprtracker.publishing.newsletter.sending import in_doubt, send_again, send_due

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 40
OFTEN = Path(__file__).with_name("killed_often.py")


@pytest.fixture
def mail(settings, server, home):
    """What a process is told about database, mail server and addresses."""
    return {
        "DATABASE_URL": database_address(),
        "UPR_HOME": str(home),
        "UPR_MAIL": f"smtp+plain://127.0.0.1:{settings.EMAIL_PORT}",
        "UPR_MAIL_FROM": "newsletter@example.org",
        "UPR_ADDRESS": "https://upr.example.org",
    }


@pytest.fixture
def readers(published, reader):
    """Readers of the issue, and no connection that a process would inherit."""
    for n in range(READERS):
        reader(f"reader{n}@example.org")
    connections.close_all()


def states():
    return Counter(Letter.objects.values_list("state", flat=True))


def test_killed_before_the_answer_comes_and_gone_on(readers, server, mail, home, editor):
    def sender() -> "subprocess.Popen[str]":
        return upr_process(home, "newsletter", "send", **mail)

    server.do_at(20, lambda: os.kill(first.pid, signal.SIGKILL))
    first = sender()
    first.communicate(timeout=300)
    assert first.returncode == -signal.SIGKILL
    both = [sender(), sender()]  # who finds the other at it leaves it to him
    said = [one.communicate(timeout=300)[1] for one in both]
    assert 0 in [one.returncode for one in both], said

    assert len(server.counts) == READERS and set(server.counts.values()) == {1}
    assert states() == {"sent": READERS - 1, "perhaps": 1}
    sending = Sending.objects.get()
    assert sending.state == "sent"
    doubtful = in_doubt(sending).get().subscriber.email
    assert doubtful == server.letters[19][0]
    assert send_again(sending, by=editor) == 1
    assert send_due().sent == 1
    assert server.counts[doubtful] == 2 and states() == {"sent": READERS}


@pytest.mark.parametrize("seed", [7, 20])
def test_killed_again_and_again_at_any_moment(readers, server, mail, seed):
    server.takes = 1.2 / READERS  # longer than three rounds may last, however quick the machine
    done = subprocess.run(
        [sys.executable, OFTEN, str(seed), "0.3"], env={**os.environ, **mail}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    kills = int(done.stdout)
    assert kills >= 3
    assert set(server.counts.values()) == {1}
    found = states()
    assert found["sent"] + found["perhaps"] == READERS
    assert found["perhaps"] <= kills
    sent = Letter.objects.filter(state="sent").values_list("subscriber__email", flat=True)
    assert set(sent) <= set(server.counts)
