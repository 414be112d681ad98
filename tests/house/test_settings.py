"""The settings: sound in both modes, and production does not start without its secrets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from house.repository import ROOT

PRODUCTION = {
    "UPR_ENV": "production",
    "UPR_SECRET_KEY": "for-this-test-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "UPR_HOSTS": "upr.example.org",
}


def manage(home: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, "UPR_HOME": str(home), **settings}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("given", [{}, PRODUCTION], ids=["local", "production"])
def test_deployment_check_is_clean(tmp_path: Path, given: dict[str, str]) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **given)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("missing", ["UPR_SECRET_KEY", "UPR_HOSTS"])
def test_production_refuses_to_start_without(tmp_path: Path, missing: str) -> None:
    settings = {name: value for name, value in PRODUCTION.items() if name != missing}
    done = manage(tmp_path, "check", **settings)
    assert done.returncode != 0
    assert missing in done.stderr


def test_an_unknown_mode_is_refused(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", UPR_ENV="prodution")
    assert done.returncode != 0
    assert "UPR_ENV" in done.stderr


def test_local_secret_is_for_its_owner_only(tmp_path: Path) -> None:
    manage(tmp_path, "check")
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_migrations_are_complete(tmp_path: Path) -> None:
    done = manage(tmp_path, "makemigrations", "--check", "--dry-run")
    assert done.returncode == 0, done.stdout
