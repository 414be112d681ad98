"""The files of charts: what a picture is called, how one is written, and when the oldest go."""

import tempfile
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

PICTURES = {"svg": "{}.svg", "dark.svg": "{}-dark.svg", "png": "{}.png"}
MOST = 20_000
MOST_BYTES = 400 * 2**20
"""Files kept, and what they may take together."""


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        part.write(content)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)


def prune(folder: Path, most: int = MOST, size: int = MOST_BYTES) -> None:
    """Delete the oldest files beyond `most`, or beyond `size` bytes together; pages write theirs again.

    Several processes may do it at once.
    """
    files = []
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            state = path.stat()
            if S_ISREG(state.st_mode) and path.name != "drawing.lock":
                files.append((state.st_mtime, state.st_size, path))
    left = size
    for place, (_moment, taken, path) in enumerate(sorted(files, reverse=True)):
        left -= taken
        if place >= most or left < 0:
            path.unlink(missing_ok=True)
