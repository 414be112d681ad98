"""Runs a reader over many files in child processes, so that no file can hurt the batch.

    for outcome in run_isolated(read_document, paths):
        outcome.item, outcome.value or outcome.error

Each child is a fresh interpreter (no fork: the parent may have threads) that
serves item after item under limits on memory and time. A child that dies or
hangs costs its own item, is replaced, and the batch goes on.
"""

import contextlib
import functools
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from uprtracker.core.errors import ReaderKilled, TooLarge, UprTrackerError
from uprtracker.documents.answers import HEAD, LARGEST, load_answer, pack
from uprtracker.documents.ending import end_session

Item = TypeVar("Item")
Value = TypeVar("Value")

MEMORY = 2 * 2**30
SECONDS = 120.0

_START = "import sys; sys.path[:] = {path!r}; from uprtracker.documents.worker import main; main()"
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "VIRTUAL_ENV")
_AHEAD = 4  # finished items per worker that may wait for a slow consumer
_START_UP = 60.0  # seconds a child may take to start on a busy machine
_GRACE = 10.0  # seconds for the next piece of an answer that has begun
_SERVES = 500  # items after which a child is replaced: native libraries leak


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Value]):
    """What became of one item: a value, or the error that says why not."""

    item: Item
    value: Value | None = None
    error: UprTrackerError | None = None


def run_isolated(
    function: Callable[[Item], Value],
    items: Iterable[Item],
    *,
    workers: int = 2,
    memory: int = MEMORY,
    seconds: float = SECONDS,
) -> Iterator[Outcome[Item, Value]]:
    """Yield one Outcome per item, in the order of `items`.

    `function` must be importable by name (or a `functools.partial` of such) and
    return plain values or dataclasses of ours. `memory` is in bytes of address
    space per child, `seconds` wall clock per item. `items` is taken as it is
    needed. An early end of the consumer, or Ctrl-C, ends all children.
    """
    setup = _setup(function, memory, seconds)
    pool = _Pool(setup, seconds, max(1, workers))
    try:
        yield from pool.run(items)
    finally:
        pool.close()


def _setup(function: Callable[..., Any], memory: int, seconds: float) -> bytes:
    named: Any = function
    while isinstance(named, functools.partial):
        named = named.func
    if getattr(named, "__module__", "") == "__main__":
        raise TypeError("run_isolated needs a function of a module: child processes cannot see __main__")
    return pack((function, memory, seconds))


class _Child:
    """One child process and what it is doing."""

    def __init__(self, setup: bytes) -> None:
        start = _START.format(path=sys.path)
        # What a killed reader leaves lying goes with this folder.
        self.folder = tempfile.TemporaryDirectory(prefix="upr-reader-", ignore_cleanup_errors=True)
        kept = {"TMPDIR": self.folder.name} | {name: os.environ[name] for name in _KEPT if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kept,
            start_new_session=True,
        )
        self.place = -1
        self.seconds = 0.0
        self.ready = False
        self.deadline = 0.0
        self.served = 0
        self.received = bytearray()
        self._send(setup)

    def give(self, place: int, item: object, seconds: float) -> None:
        """Hand over the item at `place` of the batch."""
        self.place = place
        self.seconds = seconds
        self.deadline = time.monotonic() + seconds + (0.0 if self.ready else _START_UP)
        self.served += 1
        self._send(pack((item,)))

    def _send(self, frame: bytes) -> None:
        pipe = self.process.stdin
        with contextlib.suppress(BrokenPipeError):  # its end shows when we read
            if pipe:
                pipe.write(frame)
                pipe.flush()

    def receive(self) -> tuple[Any, UprTrackerError | None] | None:
        """Take what has come; return the answer when it is whole."""
        chunk = os.read(self.fileno(), 2**20)
        if not chunk:
            return None, ReaderKilled(f"The reader {_cause(self.end(patience=2.0))}.")
        self.received += chunk
        self.deadline = max(self.deadline, time.monotonic() + _GRACE)
        body = self._frame()
        if body is not None and not self.ready:  # the first says only that it has started
            self.ready = True
            self.deadline = time.monotonic() + self.seconds
            body = self._frame()
        if body is None:
            return None
        try:
            value, error = load_answer(body)
        except Exception:  # whatever a broken child may send
            self.end()
            return None, ReaderKilled("The reader's answer cannot be understood.")
        return value, error

    def _frame(self) -> bytes | None:
        """Take a whole frame from what was received; b"", which is no answer, for one beyond measure."""
        if len(self.received) < HEAD.size:
            return None
        length = HEAD.unpack_from(self.received)[0]
        if length > LARGEST:
            return b""
        if len(self.received) < HEAD.size + length:
            return None
        body = bytes(self.received[HEAD.size : HEAD.size + length])
        del self.received[: HEAD.size + length]
        return body

    def fileno(self) -> int:
        """Return the descriptor its answers come from."""
        return self.process.stdout.fileno() if self.process.stdout else -1

    def end(self, patience: float = 0.0) -> int:
        """Kill the process with its own children; return its status, its own if it dies in time."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        end_session(self.process.pid)
        status = self.process.wait()
        self.folder.cleanup()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        return status


def _cause(status: int) -> str:
    if status == -signal.SIGXCPU:
        return "was stopped: it used more processor time than it may"
    if status < 0:
        return f"crashed ({signal.Signals(-status).name})"
    return "ended in the middle of its work"


class _Pool:
    """Gives items to children and puts the answers back into order."""

    def __init__(self, setup: bytes, seconds: float, size: int) -> None:
        self._setup = setup
        self._seconds = seconds
        self._size = size
        self._busy: list[_Child] = []
        self._idle: list[_Child] = []
        self._answers: dict[int, tuple[Any, UprTrackerError | None]] = {}

    def run(self, items: Iterable[Any]) -> Iterator[Outcome[Any, Any]]:
        """Yield the outcomes in the order of `items`."""
        coming = enumerate(items)
        waiting: deque[Any] = deque()
        first = 0
        while True:
            while len(self._busy) < self._size and len(waiting) < self._size * _AHEAD:
                following = next(coming, None)
                if following is None:
                    break
                waiting.append(following[1])
                self._give(*following)
            if not waiting:
                return
            while first not in self._answers:
                self._collect()
            value, error = self._answers.pop(first)
            yield Outcome(waiting.popleft(), value, error)
            first += 1

    def close(self) -> None:
        """End all children."""
        for child in self._busy + self._idle:
            child.end()
        self._busy, self._idle = [], []

    def _give(self, place: int, item: Any) -> None:
        child = self._idle.pop() if self._idle else _Child(self._setup)
        self._busy.append(child)
        child.give(place, item, self._seconds)

    def _collect(self) -> None:
        """Wait for one answer at least to move on, or for the first deadline."""
        with selectors.DefaultSelector() as selector:
            for child in self._busy:
                selector.register(child, selectors.EVENT_READ, child)
            nearest = min(child.deadline for child in self._busy)
            ready = selector.select(max(0.0, nearest - time.monotonic()) + 0.01)
        for key, _ in ready:
            child = key.data
            answer = child.receive()
            if answer is not None:
                self._finish(child, answer)
        for child in list(self._busy):
            if time.monotonic() > child.deadline and not _readable(child):
                child.end()
                self._finish(child, (None, ReaderKilled(_too_slow(self._seconds))))

    def _finish(self, child: _Child, answer: tuple[Any, UprTrackerError | None]) -> None:
        self._answers[child.place] = answer
        self._busy.remove(child)
        if child.process.returncode is not None:
            return
        if child.served >= _SERVES or isinstance(answer[1], TooLarge):
            child.end()
        else:
            self._idle.append(child)


def _readable(child: _Child) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(child, selectors.EVENT_READ)
        return bool(selector.select(0))


def _too_slow(seconds: float) -> str:
    return f"The reader was stopped: it took longer than {seconds:g} seconds."
