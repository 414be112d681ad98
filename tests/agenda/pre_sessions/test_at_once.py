"""Letters go out once when two processes send them at the same moment, and mails once when two carry them."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from agenda.pre_sessions.small_series import person, sent, small_series
from uprtracker.accounts.models import OutgoingMail
from uprtracker.agenda.pre_sessions import letters, selecting
from uprtracker.agenda.pre_sessions.models import Letter

APPLICATIONS = 12
# A process of its own on the database of this test. It says that it is ready, waits for the word, and sends.
SEND = """
import sys, django
from datetime import datetime, UTC
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from uprtracker.agenda.pre_sessions import letters
from uprtracker.agenda.pre_sessions.models import Panel, SeriesMember
panel = Panel.objects.select_related("series").get(state="XAA")
lead = SeriesMember.objects.get(part="lead")
seen = [one.stamp for one in letters.due(panel)]
print("ready", flush=True)
sys.stdin.readline()
print(letters.send_letters(panel, by=lead, seen=seen, now=datetime(2030, 3, 1, tzinfo=UTC)))
"""


@pytest.mark.django_db(transaction=True)
def test_two_processes_send_each_letter_once():
    world = small_series()
    for number in range(APPLICATIONS - 1):
        sent(world.panel, person(f"p{number}"), institution=f"House {number}")
    rows = world.panel.applications.filter(state="sent")
    selecting.choose(world.panel, {one.pk: "reserve" for one in rows})
    assert len(letters.due(world.panel)) == APPLICATIONS

    environment = {
        "DJANGO_SETTINGS_MODULE": "uprtracker.project.settings.test",
        "PYTHONPATH": ":".join(sys.path),
    }
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SEND, str(connection.settings_dict["NAME"])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment(environment),
        )
        for _ in range(2)
    ]  # fmt: skip
    for one in processes:
        assert one.stdout.readline() == "ready\n"
    for one in processes:
        one.stdin.write("go\n")
        one.stdin.flush()
    counts = sorted(int(one.communicate(timeout=120)[0]) for one in processes)

    assert counts == [0, APPLICATIONS]
    assert Letter.objects.count() == APPLICATIONS
    assert OutgoingMail.objects.filter(key__startswith="pre-session-letter").count() == APPLICATIONS


def _environment(more: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **more, "UPR_HOME": str(settings.UPR_HOME)}
