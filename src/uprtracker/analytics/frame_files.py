"""Arrays of frames on disk, under UPR_HOME/cache/figures: read from the database once for all processes.

One folder for each state of the data; those of former states go when a new one begins. A file that cannot
be read is made anew.
"""

import io
import shutil
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from uprtracker.analytics.charts.files import write

Arrays = Mapping[str, NDArray[Any]]


def arrays(state: object, name: str, make: Callable[[], Arrays]) -> Arrays:
    """Return the arrays kept under `name` for a state of the data, made now unless they are there."""
    folder = _home() / sha256(repr(state).encode()).hexdigest()[:32]
    path = folder / f"{name}.npz"
    try:
        with np.load(path, allow_pickle=False) as found:
            return dict(found)
    except (OSError, ValueError, KeyError, BadZipFile):
        made = make()
    if not folder.exists():
        _drop_others(folder)
        folder.mkdir(parents=True, exist_ok=True)
    stream = io.BytesIO()
    np.savez(stream, **cast("Any", made))
    write(path, stream.getvalue())
    return made


def _home() -> Path:
    return Path(settings.UPR_HOME) / "cache" / "figures"


def _drop_others(folder: Path) -> None:
    for other in _home().glob("*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
