"""`upr` as a process of its own, as it runs from a terminal."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
_START = "from uprtracker.cli import main; main()"


def upr_process(home: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """Start `upr` with `arguments` and its data in `home`; both streams are pipes of text."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"UPR_HOME": str(home), "PYTHONPATH": str(ROOT / "src")} | settings
    return subprocess.Popen(
        [sys.executable, "-c", _START, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_listen_to_ctrl_c,
    )


def _listen_to_ctrl_c() -> None:
    # A suite that a shell started in the background hands down deaf ears.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def database_address() -> str:
    """Return DATABASE_URL of the database of this test."""
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(said['NAME']))}"
    person = quote(said["USER"] or "") + (f":{quote(said['PASSWORD'])}" if said["PASSWORD"] else "")
    host, port = quote(said["HOST"] or "localhost", safe=""), said["PORT"] or 5432
    return f"postgres://{person}@{host}:{port}/{said['NAME']}"
