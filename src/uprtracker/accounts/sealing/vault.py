"""Sealing and opening: AES-256-GCM, each text bound to its place, its length hidden.

    token = seal({"what": "…"}, place="incident:3f…:1")
    opened(token, place="incident:3f…:1")

A token names the key that sealed it by eight bytes of the key's checksum. One that is moved to
another row, or changed, opens nowhere.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from uprtracker.accounts.sealing.keys import keys
from uprtracker.core.errors import UprTrackerError

_FORMAT, _NAME, _NONCE = b"\x01", 8, 12
_STEP = 1024
"""Texts are filled up to a multiple of so many bytes, so that their length says little."""


class Sealed(UprTrackerError):
    """What is sealed does not open: the key is another one, or the row was tampered with."""


def seal(data: Mapping[str, Any], *, place: str) -> bytes:
    """Return `data` sealed with the newest key, to be kept at `place`. Raises NoKey."""
    key = keys()[0]
    text = json.dumps(data, ensure_ascii=False).encode()
    padded = text + b" " * (-len(text) % _STEP)
    nonce = os.urandom(_NONCE)
    return _FORMAT + _name(key) + nonce + AESGCM(key).encrypt(nonce, padded, place.encode())


def opened(token: bytes | memoryview, *, place: str) -> dict[str, Any]:
    """Return what was sealed for `place`. Raises NoKey, Sealed."""
    whole = bytes(token)
    start = len(_FORMAT)
    name, nonce = whole[start : start + _NAME], whole[start + _NAME : start + _NAME + _NONCE]
    for key in keys():
        if _name(key) == name and whole.startswith(_FORMAT):
            try:
                text = AESGCM(key).decrypt(nonce, whole[start + _NAME + _NONCE :], place.encode())
            except InvalidTag:
                break
            return dict(json.loads(text))
    raise Sealed(
        "This does not open with the keys that are here.",
        remedy="Put the key with which it was sealed behind the newest one.",
    )


def sealed_by_newest(token: bytes | memoryview) -> bool:
    """Whether a token was sealed with the key that seals now."""
    start = len(_FORMAT)
    return bytes(token)[start : start + _NAME] == _name(keys()[0])


def _name(key: bytes) -> bytes:
    return hashlib.sha256(b"protection key\n" + key).digest()[:_NAME]
