"""The journal of a home folder: what became of each letter, known even if the process is killed next moment.

    with own_journal(home) as journal:      # None where another process of this folder has it
        journal.begin(letter.token)         # from here on it may have gone
        journal.note(TAKEN)                 # the server said 250

`UPR_HOME/newsletter.journal`, to which is only added, a line for each mark:

    f3a9…                   the name under which this journal claims letters
    @ 8d1c…                 the machine was started anew: its boot_id
    ~ ZyG5…                 claimed: on the disk before the first letter of the batch goes
    > ZyG5…                 about to be handed over
    = ZyG5…                 the server has taken it
    - ZyG5…                 the server has refused it
    ? ZyG5…                 nobody knows; the editors were told

A token whose last mark is `>` was on its way when its process ended. Whoever kills a process leaves what it
wrote; only where the machine itself stopped, what was not put on the disk is gone: then what was claimed
counts as on its way too. Tokens are secrets without an address:
the journal says nothing about anybody. Who loses it gets a new one with a new name, and so can never think
himself sure about what he claimed before.
"""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CLAIMED, GOING, TAKEN, REFUSED, TOLD = "~", ">", "=", "-", "?"
FULL = 5_000_000
"""So many bytes (about 60,000 letters): then it begins anew, once nothing is under way."""


@dataclass(slots=True)
class Journal:
    """An open journal; nobody else writes to it. `marks`: the last one of each token."""

    descriptor: int
    name: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def begin(self, token: str) -> None:
        """Say which letter the next marks are about. Nothing is written yet."""
        self.token = token

    def note(self, mark: str) -> None:
        """Write a mark of this letter. Raises OSError where it cannot be written as a whole."""
        self.marks[self.token] = mark
        self._add(f"{mark} {self.token}\n")

    def claim(self, tokens: Iterable[str]) -> None:
        """Write that these may go from now on, and put it on the disk."""
        self._mark_all(tokens, CLAIMED)
        os.fdatasync(self.descriptor)

    def on_its_way(self, token: str) -> bool:
        """Tell whether a letter was handed over and nobody answered."""
        return self.marks.get(token) == GOING

    def with_mark(self, mark: str) -> set[str]:
        """Return the tokens whose last mark it is."""
        return {token for token, last in self.marks.items() if last == mark}

    def begin_anew_if_full(self) -> None:
        """Drop what is in it if it is too long. Only for when no letter waits."""
        if os.fstat(self.descriptor).st_size > FULL:
            os.ftruncate(self.descriptor, 0)
            self.marks.clear()
            self._begin()

    def read(self) -> None:
        """Take in what is written; begin it where there is nothing."""
        with open(self.descriptor, encoding="ascii", errors="replace", closefd=False) as file:
            text = file.read()
        self.name, _line_end, rest = text.partition("\n")
        if not rest and not _line_end:
            os.ftruncate(self.descriptor, 0)
            self._begin()
            return
        if not text.endswith("\n"):  # a mark that was not written as a whole counts for nothing
            self._add("\n")
        lines = rest.split("\n")[:-1]
        marks = {token: mark for mark, _space, token in (line.partition(" ") for line in lines) if token}
        before = [token for token, mark in marks.items() if mark == "@"]
        self.marks = {token: mark for token, mark in marks.items() if mark != "@"}
        if before[-1:] != [boot()]:
            self._mark_all(self.with_mark(CLAIMED), GOING)
            self._add(f"@ {boot()}\n")

    def _mark_all(self, tokens: Iterable[str], mark: str) -> None:
        new = dict.fromkeys(tokens, mark)
        self.marks |= new
        self._add("".join(f"{mark} {token}\n" for token in new))

    def _begin(self) -> None:
        self.name = secrets.token_hex(16)
        self._add(f"{self.name}\n@ {boot()}\n")
        os.fsync(self.descriptor)

    def _add(self, line: str) -> None:
        data = line.encode("ascii")
        if os.write(self.descriptor, data) != len(data):
            raise OSError("The journal of the newsletter cannot be written: is the disk full?")


def boot() -> str:
    """Return what names the present run of this machine; always the same where the system names none."""
    path = Path("/proc/sys/kernel/random/boot_id")
    return path.read_text(encoding="ascii").strip() if path.exists() else "unknown"


@contextmanager
def own_journal(home: Path) -> Iterator[Journal | None]:
    """Open the journal of a home folder and hold it alone; None where another process does."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(home / "newsletter.journal", os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        journal = Journal(descriptor)
        journal.read()
        yield journal
    finally:
        os.close(descriptor)
