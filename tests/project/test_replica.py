"""Reading from a replica: what strangers read may be a moment old, what somebody wrote is there at once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys; sys.path[:] = {path!r}
import django; django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
from django.db import connections
from django.test import Client
from uprtracker.accounts.models import User
from uprtracker.project import replica
from uprtracker.records.models import DataVersion

def version(client, **headers):
    return client.get("/sessions.json", headers=headers).json()["data_version"]

stranger, editor, sender = Client(), Client(), Client()
editor.force_login(User.objects.create(username="editor"))
sender.post("/language/", {{"language": "fr"}})
said = [version(stranger), version(editor), version(sender), version(stranger, Authorization="Bearer x")]
said.append(DataVersion.objects.order_by("-number").first().number)   # a command
print(said)

def writes_and_reads(request):
    from django.http import HttpResponse
    before = DataVersion.objects.count()
    DataVersion.objects.create(number=9, made_at="2026-01-01T00:00Z", reason="x")
    return HttpResponse(f"{{before}} {{DataVersion.objects.count()}}")

from django.test import RequestFactory
print(replica.ReadsFromReplica(writes_and_reads)(RequestFactory().get("/")).content.decode())
connections["replica"].close()
connections["replica"].settings_dict["NAME"] = "/nowhere/replica.sqlite3"
print(version(Client()))
"""


MAKE = """
import sys; sys.path[:] = {path!r}
import django; django.setup()
import shutil, sys
from django.db import connection
from uprtracker.records.models import DataVersion
DataVersion.objects.all().delete()
DataVersion.objects.create(number=1, made_at="2026-01-01T00:00Z", reason="x")
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
shutil.copy(connection.settings_dict["NAME"], {replica!r})
DataVersion.objects.create(number=2, made_at="2026-01-01T00:00Z", reason="x")
"""


def run(script: str, home: Path, **settings: str) -> list[str]:
    """Run a script with Django in a process of its own, and return what it prints."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {
        "UPR_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "uprtracker.project.settings",
        **settings,
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_only_strangers_read_from_the_replica(tmp_path, tables):
    shutil.copy(tables, tmp_path)
    replica = tmp_path / "replica.sqlite3"
    run(MAKE.format(path=sys.path, replica=str(replica)), tmp_path)
    said = run(SCRIPT.format(path=sys.path), tmp_path, DATABASE_REPLICA_URL=f"sqlite:///{replica}")
    stranger, editor, sender, program, command = map(int, said[0].strip("[]").split(", "))
    assert stranger == 1
    assert (editor, sender, program, command) == (2, 2, 2, 2)
    assert said[1] == "1 3"  # the replica until something is written, the primary from then on
    assert said[2] == "9"  # a replica that is gone is left alone


def test_a_replica_nobody_can_open_stops_the_start(tmp_path, monkeypatch):
    from uprtracker.project.env import SettingMissing, read_environment

    monkeypatch.setenv("DATABASE_REPLICA_URL", "mysql://nowhere")
    with pytest.raises(SettingMissing, match="DATABASE_REPLICA_URL"):
        read_environment()
