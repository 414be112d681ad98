"""Charts on disk, by content, under UPR_HOME/cache/charts: the numbers (`KEY.json`) and the pictures.

    KEY.json, KEY.svg, KEY-dark.svg, KEY.png; KEY.failed where no picture could be made;
    wanted/KEY.svg: somebody waits for it; drawing.lock: held by the process that draws

Whoever shows a chart calls `keep`, which writes the numbers and nothing more. A picture is drawn when the
first browser asks for it, by one process for all web workers, which ends when nobody has wanted one for a
while. The oldest charts go when there are too many, however they came: the page that shows one writes it
again.
"""

import fcntl
import itertools
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings

from uprtracker.analytics.charts.chart import Chart
from uprtracker.analytics.charts.files import PICTURES, prune, write

NOT_SOONER = 5.0  # seconds between two starts
BETWEEN = 500
"""Charts that a process writes before it looks whether there are too many."""
_written = itertools.count(1)
_NOWHERE = subprocess.DEVNULL


def folder() -> Path:
    """Return where charts are kept."""
    return Path(settings.UPR_HOME) / "cache" / "charts"


def keep(chart: Chart) -> bool:
    """Write the numbers of a chart, unless they are there. Return whether a picture can be hoped for."""
    home, key = folder(), chart.key
    if not (home / f"{key}.json").exists():
        home.mkdir(parents=True, exist_ok=True)
        write(home / f"{key}.json", chart.as_json().encode())
        if next(_written) % BETWEEN == 0:  # whoever asks for endless tables need not ask for a picture
            prune(home)
    return chart.drawable and not (home / f"{key}.failed").exists()


def drawn(key: str) -> bool:
    """Tell whether a browser that asks for the picture of a chart gets it at once."""
    return (folder() / PICTURES["svg"].format(key)).exists()


def read(key: str) -> Chart | None:
    """Return the chart kept under `key`, None where there is none (any more)."""
    try:
        return Chart.from_json((folder() / f"{key}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def picture(key: str, form: str, wait: float) -> Path | None:
    """Return the file of a picture (a key of PICTURES), drawn if need be; None while it is not there.

    Waits at most `wait` seconds. Raises LookupError where there will never be one: no such chart, or one
    that cannot be drawn.
    """
    path = folder() / PICTURES[form].format(key)
    until = time.monotonic() + wait
    while not path.exists():
        if (folder() / f"{key}.failed").exists() or not (folder() / f"{key}.json").exists():
            raise LookupError(key)
        want(key, form)
        if time.monotonic() > until:
            return None
        time.sleep(0.02)
    return path


def want(key: str, form: str) -> None:
    """Say that a picture is wanted, and start the process that draws unless one is at it. Does not wait."""
    wanted = folder() / "wanted" / f"{key}.{form}"
    wanted.parent.mkdir(parents=True, exist_ok=True)
    wanted.touch()
    with (folder() / "drawing.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        state = os.fstat(lock.fileno())
        if state.st_size and time.time() - state.st_mtime < NOT_SOONER:
            return  # the last one ended at once: what cannot draw here must not be started all the time
        lock.truncate(0)
        lock.write("started")
        lock.flush()
        _start(lock.fileno())


def _start(lock: int) -> None:
    # The child inherits the lock with the open file, and holds it until it ends, however it ends.
    line = [sys.executable, "-m", "uprtracker.analytics.charts.drawing", str(folder())]
    child = subprocess.Popen(  # noqa: S603 (words of ours)
        line, stdin=_NOWHERE, stdout=_NOWHERE, stderr=_NOWHERE, pass_fds=[lock], env=_environment()
    )
    threading.Thread(target=child.wait, daemon=True).start()  # so that it leaves no zombie


def _environment() -> dict[str, str]:
    """Return what the drawing process needs of the environment: no secret, no address of the database."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
