"""The import contracts bite: a violation planted in a copy of the sources is found."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house.repository import ROOT

VIOLATIONS = {
    "core reaches up": ("core/planted.py", "import uprtracker.records"),
    "library uses Django": ("documents/planted.py", "import django"),
    "page calls a reader": ("web/planted.py", "from uprtracker.documents import Document"),
    "page calls the command line": ("web/planted.py", "import uprtracker.cli"),
    "client imports ours": ("client/planted.py", "import uprtracker.core"),
    "undeclared room": ("attic/__init__.py", '"""A room that nobody declared."""'),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
        "--no-cache",
    ]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": "src"}
    )


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "data")
    )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_house_as_it_stands_is_kept(sources: Path) -> None:
    done = lint(sources)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("file", "source"), VIOLATIONS.values(), ids=VIOLATIONS)
def test_a_planted_violation_is_found(sources: Path, file: str, source: str) -> None:
    planted = sources / "src" / "uprtracker" / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(source + "\n")
    done = lint(sources)
    assert done.returncode == 1, done.stdout + done.stderr
