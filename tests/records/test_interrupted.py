"""An import killed in the middle leaves a sound home; started again it gives what an undisturbed one does."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from records.specimens import row, write_export

ROOT = Path(__file__).resolve().parents[2]
IMPORT = """
import sys, pathlib, django
django.setup()
from uprtracker.records.imports import import_export
from uprtracker.records import export_import, judging
export_import.AT_A_TIME = 1
judging.CODERS = {}
def report(done, total, at):
    print(done, flush=True)
import_export(pathlib.Path(sys.argv[1]), report)
"""
COUNT = """
import django
django.setup()
from uprtracker.records.models import Coding, DataVersion, Pair, Recommendation, SourceFile, SourceRow
print(*(m.objects.count() for m in (SourceFile, SourceRow, Recommendation, Pair, Coding, DataVersion)))
"""

INDEX = """
import django
django.setup()
from uprtracker.search.build import build_index
build_index()
"""
DOCTOR = """
import sys
from uprtracker.cli import main
sys.argv = ["upr", "doctor", "--json"]
main()
"""


def start(home: Path, code: str, *arguments: str) -> "subprocess.Popen[str]":
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
        "UPR_HOME": str(home),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "uprtracker.project.settings.test",
    }
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def counts(home: Path) -> str:
    return start(home, COUNT).communicate()[0].strip()


def amiss(home: Path) -> dict[str, str]:
    """Return what `upr doctor` finds wrong; whether our translations are compiled does not matter here."""
    checks = json.loads(start(home, DOCTOR).communicate()[0])["checks"]
    assert {"database", "index"} <= {one["name"] for one in checks}
    found = {one["name"]: one["sentence"] for one in checks if one["status"] == "wrong"}
    return {name: sentence for name, sentence in found.items() if name != "catalogues"}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    sessions = [str(number) for number in (1, 2, 4, 5, 6, 8, 9, 10) for _ in range(60)]
    rows = [row(f"Plant tree {n} by the road", Session=session) for n, session in enumerate(sessions)]
    return write_export(tmp_path / "export.csv", rows)


def test_killed_and_started_again(tmp_path, export, tables):
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    for home in (undisturbed, killed):
        home.mkdir()
        shutil.copy(tables, home)
    assert start(undisturbed, IMPORT, str(export)).wait() == 0
    assert start(killed, INDEX).wait() == 0
    child = start(killed, IMPORT, str(export))
    assert child.stdout
    while (line := child.stdout.readline()) and int(line) < 100:
        time.sleep(0)
    os.kill(child.pid, signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    assert counts(killed) == "0 0 0 0 0 1"
    assert amiss(killed) == {}
    assert start(killed, IMPORT, str(export)).wait() == 0
    assert counts(killed) == counts(undisturbed) == "1 480 480 480 960 2"
