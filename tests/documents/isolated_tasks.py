"""What the tests of `run_isolated` do in child processes: behave, or not, as the item says."""

import ctypes
import os
import sys
import tempfile
import time
from pathlib import Path

from uprtracker.core.errors import EncryptedDocument


class Hostile:
    """An answer that would run a command in whoever opens it."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (self.path,)


def behave(item):
    """Do what `item` says, or return it."""
    acts = {
        "crash": lambda: ctypes.string_at(0),
        "hang": lambda: time.sleep(600),
        "eat": lambda: len(bytearray(2**40)),
        "unknown": lambda: {}["missing"],
        "locked": _locked,
        "exit": lambda: os._exit(3),
        "leave": lambda: sys.exit(0),
        "big": lambda: "x" * 3_000_000,
        "noise": _noise,
    }
    if item in acts:
        return acts[item]()
    if item.startswith("orphan "):
        _orphan(item.removeprefix("orphan "))
    if item.startswith("litter "):
        _litter(item.removeprefix("litter "))
    return Hostile(item.removeprefix("hostile ")) if item.startswith("hostile ") else item


def process_id(_item):
    """Return the number of the process."""
    return os.getpid()


def slowly(item):
    """Return the item after as many seconds."""
    time.sleep(item)
    return item


def _locked():
    raise EncryptedDocument("Locked.", place="a.pdf, page 2", remedy="Unlock it.")


def _litter(note):
    Path(note).write_text(tempfile.mkdtemp())
    os._exit(1)


def _noise():
    os.write(1, b"noise of a native library")
    os.write(2, b"noise of a native library")
    return "quiet"


def _orphan(seconds):
    os.posix_spawnp("sleep", ["sleep", seconds], os.environ, setpgroup=0)
    time.sleep(600)
