"""How we behave towards the server, and how long we wait before we try again.

The server belongs to others and serves the world: one request at a time, a pause
between two, longer and longer waits where it is in trouble, and its own word
(`Retry-After`) before ours, as long as that is reasonable.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Manners:
    """Where documents are fetched and within which bounds. Times are in seconds.

    `seconds` is for one document with all tries and waits; `silence` for one
    answer to go on; `bytes` bounds what is kept of one document, unpacked.
    """

    address: str = "https://documents.un.org/api/symbol/access"
    user_agent: str = "UPR-Tracker (upr fetch)"
    bytes: int = 64 * 2**20
    seconds: float = 600.0
    connect: float = 15.0
    silence: float = 30.0
    pause: float = 1.0
    tries: int = 5
    redirects: int = 5
    first_wait: float = 2.0
    longest_wait: float = 120.0
    draw: random.Random = field(default_factory=random.SystemRandom)

    def wait(self, attempt: int, asked: float | None = None) -> float:
        """Return how long to wait after try number `attempt` (from 1) failed.

        Twice as long each time, drawn by lot between half of it and all, so that
        many clients do not come back at once. `asked` is what the server asked for.
        """
        if asked is not None:
            return min(max(asked, self.first_wait), self.longest_wait)
        full = min(self.first_wait * 2.0 ** (attempt - 1), self.longest_wait)
        return full * (0.5 + self.draw.random() / 2)


def retry_after(header: str | None, now: float) -> float | None:
    """Return the seconds that a `Retry-After` asks for: a number, or a date against `now` (Unix time)."""
    if not header:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.fromtimestamp(now, UTC)).total_seconds())
