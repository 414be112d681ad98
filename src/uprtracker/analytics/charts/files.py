"""The files of charts: what a picture is called, how one is written, and when the oldest go."""

import tempfile
from pathlib import Path

PICTURES = {"svg": "{}.svg", "dark.svg": "{}-dark.svg", "png": "{}.png"}
MOST = 20_000
"""Files kept; some 300 MB at the worst."""


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        part.write(content)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)


def prune(folder: Path, most: int = MOST) -> None:
    """Delete the oldest files, as far as there are more than `most`; pages write theirs again."""
    files = [path for path in folder.iterdir() if path.is_file() and path.name != "drawing.lock"]
    files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[most:]:
        path.unlink(missing_ok=True)
