"""Which files of a folder have come, are whole, and were not read yet?

By looking every few seconds: notices of the system (inotify) do not come from
network folders, say nothing about a file being whole, and need the same looking
at sizes afterwards. A file is whole when its size and time of change have stayed
the same for a while; a change later makes it a new file.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from uprtracker.records.folder import Found, documents_in, is_temporary

Sign = tuple[int, int, int]
"""Size, time of change and number of a file: together they tell whether it is the same still."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was last different, and since when it is so."""

    sign: Sign
    since: float


class Watch:
    """Looks into a folder. `settle` is how long a file must stay as it is, in seconds.

    `clock` gives the seconds of the wall clock, as `time.time` does: files that
    have lain there longer than `settle` are ready at the first look.
    """

    def __init__(self, folder: Path, settle: float, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._settle = settle
        self._clock = clock
        self._seen: dict[Path, Seen] = {}
        self._done: dict[Path, Sign] = {}

    def ready(self) -> list[Found]:
        """Return what has become ready since the last look, in the order of names, each once.

        Files that are passed over are among them, with the reason; those with
        temporary names are not.
        """
        now = self._clock()
        present = {found.path: found for found in self._present()}
        signs = {path: sign for path in present if (sign := sign_of(path))}
        self._seen = {path: self._look(path, sign, now) for path, sign in signs.items()}
        self._done = {path: sign for path, sign in self._done.items() if signs.get(path) == sign}
        whole = [
            path
            for path, seen in self._seen.items()
            if path not in self._done and now - seen.since >= self._settle
        ]
        self._done |= {path: signs[path] for path in whole}
        return [present[path] for path in whole]

    def unchanged(self, path: Path) -> bool:
        """Tell whether a file is still what it was when it was ready."""
        return path in self._done and sign_of(path) == self._done[path]

    def _look(self, path: Path, sign: Sign, now: float) -> Seen:
        before = self._seen.get(path)
        if before and before.sign == sign:
            return before
        # At the first look a file may have lain there for long; a time in the future says nothing.
        changed = sign[1] / 1e9
        return Seen(sign, changed if before is None and changed < now else now)

    def _present(self) -> Iterator[Found]:
        for found in documents_in([self._folder]):
            if not is_temporary(found.path.relative_to(self._folder)):
                yield found


def sign_of(path: Path) -> Sign | None:
    """Return what tells whether a file is the same still, None when it is gone (or a link to nothing)."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ino
