"""How often somebody may ask: counted for all processes of this machine together, without names.

    seconds = wait(Limit("api", per_minute=600, burst=100), "203.0.113.7")  # 0.0: go ahead

Of each asker one number is kept: when the next question is due if everybody asked evenly. It stands
in a file of fixed size, at a place that a keyed hash of the asker chooses: addresses are not kept,
nothing grows, and two who share a place (one in 130,000) are only counted together.
"""

import fcntl
import hashlib
import hmac
import os
import struct
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_PLACES = 2**17
_DUE = struct.Struct("<d")


@dataclass(frozen=True, slots=True)
class Limit:
    """So many a minute in the long run; `burst` of them at once after a pause."""

    name: str
    per_minute: int
    burst: int


def wait(limit: Limit, asker: str) -> float:
    """Count a question; return 0.0 when it may be asked, else the seconds to wait, uncounted."""
    between = 60 / limit.per_minute
    place = _place(limit, asker) * _DUE.size
    descriptor = os.open(_file(), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        now = time.time()
        kept = os.pread(descriptor, _DUE.size, place)
        due = _DUE.unpack(kept)[0] if len(kept) == _DUE.size else 0.0
        # A clock that was set back must not shut anybody out for long.
        due = min(max(due, now), now + limit.burst * between)
        left = due + between - (now + limit.burst * between)
        if left > 1e-6:
            return float(left)
        os.pwrite(descriptor, _DUE.pack(due + between), place)
    finally:
        os.close(descriptor)
    return 0.0


def nameless(key: str, key_prefix: str, version: int) -> str:
    """Return the name of an entry in the cache of tries: a keyed hash, so that no address stands there."""
    said = f"{key_prefix}:{version}:{key}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), said, hashlib.sha256).hex()


def _place(limit: Limit, asker: str) -> int:
    said = f"{limit.name}\n{asker}".encode()
    digest = hmac.digest(settings.SECRET_KEY.encode(), said, hashlib.sha256)
    return int.from_bytes(digest[:8], "big") % _PLACES


def _file() -> Path:
    folder = Path(settings.UPR_HOME) / "cache"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / "limits"
