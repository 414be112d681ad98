"""The keys of the protection logs, kept outside the database: in `UPR_PROTECTION_KEY`, or a file in UPR_HOME.

    k3Jx…=        newest first; what older ones sealed is still opened

The file is readable by its owner alone, or nothing is opened. No backup holds it.
"""

import base64
import binascii
import os
import secrets
from pathlib import Path

from django.conf import settings

from uprtracker.core.errors import UprTrackerError

SIZE = 32


class NoKey(UprTrackerError):
    """There is no key, or none that can be used."""


def key_file() -> Path:
    """Return where the key lies when the environment does not hold it."""
    return Path(settings.UPR_HOME) / "protection-key"


def keys() -> list[bytes]:
    """Return the keys, the one that seals first. Raises NoKey."""
    said = settings.UPR_PROTECTION_KEY.split(",") if settings.UPR_PROTECTION_KEY else _in_file()
    found = [_decoded(one.strip()) for one in said if one.strip()]
    if not found:
        raise NoKey("There is no key for protection logs.", remedy="`upr protection new-key` makes one.")
    return found


def has_key() -> bool:
    """Whether protection logs can be kept here."""
    try:
        return bool(keys())
    except NoKey:
        return False


def new_key() -> str:
    """Return a key made at random, as it is written down."""
    return base64.urlsafe_b64encode(secrets.token_bytes(SIZE)).decode()


def write_keys(said: list[str]) -> Path:
    """Write keys to the file, newest first, readable by its owner alone."""
    path = key_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.unlink(missing_ok=True)
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write("".join(f"{one}\n" for one in said))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    return path


def written_keys() -> list[str]:
    """Return the keys in the file as they are written down. Raises NoKey when others may read it."""
    return [one.strip() for one in _in_file() if one.strip()]


def _in_file() -> list[str]:
    path = key_file()
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise NoKey(f"{path} cannot be read: {error.strerror}.") from error
    with os.fdopen(descriptor, encoding="ascii", errors="replace") as file:
        if os.fstat(descriptor).st_mode & 0o077:
            raise NoKey(f"{path} can be read by others.", remedy=f"Close it: chmod 600 {path}")
        return file.read().splitlines()


def _decoded(said: str) -> bytes:
    try:
        key = base64.b64decode(said, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != SIZE:
        raise NoKey(
            "A key for protection logs is not one.",
            remedy="It is 32 bytes in base64: `upr protection new-key`.",
        )
    return key
