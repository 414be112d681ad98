"""`upr doctor`: names what is wrong and what to do, and survives everything."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from uprtracker.cli import doctor
from uprtracker.cli.checks import installation, run_checks
from uprtracker.records.facts import load_facts
from uprtracker.search import build_index

pytestmark = pytest.mark.django_db


def look(upr) -> dict[str, dict]:
    return {check["name"]: check for check in json.loads(upr("doctor", "--json").stdout)["checks"]}


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The translations that there are: none, so that it does not matter whether ours are compiled."""
    there: list[Path] = []
    monkeypatch.setattr(installation, "find_catalogues", lambda: there)
    return there


@pytest.fixture
def prepared(home: Path) -> Path:
    load_facts()
    build_index()
    return home


def wrong(checks: dict[str, dict]) -> set[str]:
    # A test database in memory keeps no journal file.
    return {name for name, check in checks.items() if check["status"] == "wrong"} - {"journal"}


def test_nothing_is_wrong_with_a_prepared_home(upr, prepared: Path) -> None:
    assert wrong(look(upr)) == set()


def test_an_empty_database_lacks_facts_and_index(upr) -> None:
    checks = look(upr)
    assert wrong(checks) == {"facts", "index"}
    assert "upr" in checks["facts"]["remedy"]


def test_a_translation_that_is_not_compiled_is_found(
    upr, prepared: Path, catalogues: list[Path], tmp_path: Path
) -> None:
    catalogues.append(tmp_path / "django.po")
    catalogues[0].touch()
    assert wrong(look(upr)) == {"catalogues"}


def test_a_missing_index_is_found(upr, prepared: Path) -> None:
    shutil.rmtree(prepared / "index")
    assert look(upr)["index"]["remedy"] == "Run `upr index`."


def test_records_newer_than_the_index_are_found(upr, prepared: Path) -> None:
    from uprtracker.records.demo import load_demo

    load_demo()
    assert "older" in look(upr)["index"]["sentence"]


def test_demonstration_is_named(upr, prepared: Path) -> None:
    upr("demo", "load")
    assert "2 reviews" in look(upr)["demonstration"]["sentence"]


def test_files_that_failed_are_named(upr, prepared: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing more")
    upr("ingest", bad)
    checks = look(upr)
    assert "bad.pdf" in checks["failed files"]["sentence"]
    assert checks["findings"]["status"] == "note"


def test_exit_code_and_last_line_say_that_something_is_wrong(upr) -> None:
    result = upr("doctor")
    assert result.exit_code == 1
    assert "to put right." in result.output.splitlines()[-1]


def test_a_check_that_breaks_is_itself_wrong_and_the_next_one_runs() -> None:
    from uprtracker.cli.checks.check import good

    def check_broken():
        raise ValueError("no such thing")

    def check_sound():
        return good("sound", "as it should be")

    broken, sound = run_checks([check_broken, check_sound])
    assert (broken.status, sound.status) == ("wrong", "good")
    assert "no such thing" in broken.sentence


def test_a_database_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    """In a process of its own: the database of the tests is another."""
    start = f"import sys; sys.path[:] = {sys.path!r}; from uprtracker.cli import main; main()"
    environment = os.environ | {"UPR_HOME": str(tmp_path), "DATABASE_URL": "", "UPR_ENV": "local"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-c", start, "doctor"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "There is no database yet" in done.stdout
    assert not (tmp_path / "upr.sqlite3").exists()


def test_a_home_that_cannot_be_is_said_in_a_sentence(upr, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise FileExistsError(17, "File exists", "/srv/upr")

    monkeypatch.setattr(doctor, "set_up", refuse)
    assert "/srv/upr cannot be used: File exists." in look(upr)["settings"]["sentence"]
