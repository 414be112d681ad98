"""Preparing the home folder: repeatable, with a copy before tables change."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from uprtracker.cli import home as preparing
from uprtracker.records.models import Recommendation, Review


def prepare(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `upr serve --prepare-only` in a process of its own, on a SQLite file of its own."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from uprtracker.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "serve", "--prepare-only"],
        env={"UPR_HOME": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as the first start makes it; who changes it takes a copy."""
    folder = tmp_path_factory.mktemp("new")
    done = prepare(folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_new_home_has_facts_demonstration_static_files_and_index(new_home: Path) -> None:
    with closing(sqlite3.connect(new_home / "upr.sqlite3")) as database:
        reviews = database.execute("select demo, count(*) from records_review group by demo").fetchall()
    assert dict(reviews)[1] == 2
    assert dict(reviews)[0] > 500
    assert (new_home / "static" / "staticfiles.json").exists()
    assert any((new_home / "index").iterdir())
    assert not (new_home / "copies").exists()


def test_a_production_home_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "srv" / "upr"
    done = prepare(home, UPR_ENV="production", UPR_HOSTS="upr.example.org", UPR_SECRET_KEY="x" * 50)
    assert done.returncode == 0, done.stderr
    assert home.stat().st_mode & 0o077 == 0
    assert not (home / "secret-key").exists()


def test_a_second_start_has_nothing_to_do_and_an_upgrade_keeps_a_copy(new_home: Path, tmp_path: Path) -> None:
    shutil.copytree(new_home, tmp_path, dirs_exist_ok=True)
    assert prepare(tmp_path).stderr == "Prepared. Nothing is being served.\n"
    with sqlite3.connect(tmp_path / "upr.sqlite3") as database:
        database.execute("delete from django_migrations where app = 'sessions'")
        database.execute("drop table django_session")
    done = prepare(tmp_path)
    [copy] = (tmp_path / "copies").glob("*.sqlite3")
    assert "Kept a copy" in done.stderr
    assert copy.stat().st_mode & 0o077 == 0
    with sqlite3.connect(copy) as kept:
        assert kept.execute("select count(*) from records_recommendation").fetchone()[0] == 34


@pytest.mark.django_db
def test_demonstration_does_not_join_real_recommendations(home: Path, settings) -> None:
    settings.STATIC_ROOT = home / "static"
    review = Review.objects.create(code="SVN-20", state="SVN", session=20, cycle=2, status="adopted")
    Recommendation.objects.create(review=review, code="SVN-20-1", text="Adopt a law", origin="conclusions")
    preparing.prepare_site()
    assert not Review.objects.filter(demo=True).exists()


@pytest.mark.django_db
def test_old_copies_go(home: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only on SQLite: copies are of a file")
    file = home / "upr.sqlite3"
    sqlite3.connect(file).close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    for _ in range(preparing.COPIES_KEPT + 2):
        preparing.keep_copy()
    assert len(list((home / "copies").iterdir())) == preparing.COPIES_KEPT
