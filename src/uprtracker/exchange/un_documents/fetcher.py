"""Fetches documents one after the other: from the cache, else from the server, as often as is sensible."""

import fcntl
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Self

from uprtracker.core.errors import FetchError, NoNetwork, Setback
from uprtracker.exchange.un_documents.cache import Cache, Fetched
from uprtracker.exchange.un_documents.download import download
from uprtracker.exchange.un_documents.manners import Manners
from uprtracker.exchange.un_documents.wanted import Wanted


class Fetcher:
    """Holds the cache while it is open: two fetchers at once would be two guests at the server.

    `sleep`, `clock` and `now` (as in `time`) can be given, so that tests need not wait.
    """

    def __init__(
        self,
        manners: Manners,
        cache: Path,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.manners = manners
        self.cache = Cache(cache)
        self._sleep, self._clock, self._now = sleep, clock, now
        self._lock: IO[str] | None = None
        self._last = float("-inf")
        self._unreachable = False

    def __enter__(self) -> Self:
        """Take the cache for ourselves. Raises FetchError when somebody else has it."""
        try:
            self.cache.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = (self.cache.folder / "lock").open("w")
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.__exit__()
            raise FetchError(
                "Documents are being fetched already.", remedy="Wait until that is done, then try again."
            ) from error
        return self

    def __exit__(self, *_error: object) -> None:
        """Let others at the cache."""
        if self._lock:
            self._lock.close()
            self._lock = None

    def fetch(self, wanted: Wanted, *, again: bool = False) -> Fetched:
        """Return the document, from the cache unless it is not there or `again` is set.

        Raises FetchError with the symbol as its place. What a former fetch left
        in the cache stays there until a new one is whole.
        """
        known = None if again else self.cache.find(wanted)
        if known:
            return known
        try:
            return self._try(wanted)
        except FetchError as error:
            error.place = wanted.symbol
            raise

    def _try(self, wanted: Wanted) -> Fetched:
        end = self._clock() + self.manners.seconds
        # Once nobody could be reached, the others of the batch are not waited for as well.
        tries = 1 if self._unreachable else self.manners.tries
        for attempt in range(1, tries + 1):
            try:
                self._pause()
                kind = download(wanted, self.cache, self.manners, end - self._clock(), self._now)
            except Setback as setback:
                wait = self.manners.wait(attempt, setback.asked)
                if attempt == tries or self._clock() + wait >= end:
                    self._unreachable = isinstance(setback, NoNetwork)
                    raise
                self._sleep(wait)
            else:
                self._unreachable = False
                return self.cache.keep(wanted, kind)
            finally:
                self._last = self._clock()
        raise FetchError("No try was made.", remedy="Allow one at least.")

    def _pause(self) -> None:
        """Keep the distance to the last question."""
        wait = self._last + self.manners.pause - self._clock()
        if wait > 0:
            self._sleep(wait)
