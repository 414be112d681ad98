"""The files of the repository, for the tests of the house."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "uprtracker"
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def tracked(*patterns: str) -> list[Path]:
    """Return the files that belong to the repository, those not yet committed included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [path for name in sorted(names) if name and (path := ROOT / name).is_file()]


def written_code() -> list[Path]:
    """Return all Python files but migrations, which Django writes."""
    return [path for path in tracked("*.py") if "migrations" not in path.parts]
