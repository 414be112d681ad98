"""The child side of `isolation`: takes a function once, then item after item, and answers each.

Runs as a process of its own, started by `isolation`; never imported for use.
"""

import os
import pickle
import resource
import shutil
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from uprtracker.core.errors import DocumentError, TooLarge, UprTrackerError
from uprtracker.documents.answers import HEAD, pack
from uprtracker.documents.ending import end_session


def main() -> None:
    """Serve until the parent closes the pipe, or is gone."""
    try:
        _serve()
    finally:
        _leave()


def _serve() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)  # native libraries must not write between our answers
    threading.Thread(target=_die_with_parent, args=(os.getppid(),), daemon=True).start()
    setup = _read(sys.stdin.buffer)
    if setup is None:
        return
    function, memory, seconds = setup
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, memory)
    answers.write(pack("ready"))
    answers.flush()
    while (item := _read(sys.stdin.buffer)) is not None:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(spent.ru_utime + spent.ru_stime + seconds) + 2)
        answers.write(_answer(function, item[0], memory))
        answers.flush()


def _answer(function: Callable[[Any], Any], item: Any, memory: int) -> bytes:
    """Return the frame (value, error) for one item."""
    try:
        return pack((function(item), None))
    except UprTrackerError as error:
        return pack((None, error))
    except MemoryError:
        return pack((None, TooLarge(f"Reading needs more than {memory // 2**20} MB of memory.")))
    except Exception as error:
        name = type(error).__name__
        return pack((None, DocumentError(f"The reader met something it does not know ({name}: {error}).")))


def _read(pipe: BinaryIO) -> Any:
    """Return the next frame from the parent, None at the end."""
    head = pipe.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    return pickle.loads(pipe.read(HEAD.unpack(head)[0]))  # noqa: S301 - our parent wrote it


def _limit(what: int, soft: int) -> None:
    """Set the soft limit; the hard one stays, so that LibreOffice can be given more."""
    hard = resource.getrlimit(what)[1]
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(what, (soft, hard))


def _die_with_parent(parent: int) -> None:
    """End this process, its children and its folder when the parent is gone without a word."""
    while os.getppid() == parent:
        time.sleep(1)
    _leave()


def _leave() -> None:
    """End what was started and take the folder away: nobody else may be left to do it."""
    end_session(os.getsid(0))
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
    os._exit(0)
