"""The scripts under tools/: installing says what is missing, the demonstration reports can be drawn again."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from house.repository import PACKAGE, ROOT

NEEDED = ("sh", "dirname", "sleep", "touch")
# A Python that says yes to everything but the module that is missing.
NO_VENV = '#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\nexit 0\n'
TOO_OLD = "#!/bin/sh\nexit 1\n"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder with tools/setup.sh, and a PATH of its own in bin/."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    (tmp_path / "bin").mkdir()
    for name in NEEDED:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or "")
    return tmp_path


@pytest.mark.parametrize(
    ("interpreter", "sentence"),
    [
        (None, "Python 3.11 or later is needed and was not found"),
        (TOO_OLD, "Python 3.11 or later is needed and was not found"),
        (NO_VENV, "apt install python3-venv"),
    ],
    ids=["no-python", "old-python", "no-venv"],
)
def test_setup_says_what_is_missing(bare: Path, interpreter: str | None, sentence: str) -> None:
    if interpreter:
        program = bare / "bin" / "python3"
        program.write_text(interpreter)
        program.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", "tools/setup.sh", "run"],
        cwd=bare,
        env={"PATH": str(bare / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert sentence in done.stderr
    assert not (bare / ".venv").exists()


def text_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_demonstration_reports_are_those_of_the_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = importlib.util.spec_from_file_location("demo_reports", ROOT / "tools" / "demo_reports.py")
    assert spec and spec.loader
    drawing = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "demo_reports", drawing)
    spec.loader.exec_module(drawing)
    monkeypatch.setattr(drawing, "TARGET", tmp_path)
    drawing.main()
    shipped = PACKAGE / "records" / "data" / "demo"
    drawn = sorted(tmp_path.glob("*.pdf"))
    assert [path.name for path in drawn] == [path.name for path in sorted(shipped.glob("*.pdf"))]
    assert all(text_of(path) == text_of(shipped / path.name) for path in drawn)
