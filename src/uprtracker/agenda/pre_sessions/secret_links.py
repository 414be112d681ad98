"""Secret links to one thing each: made anew whenever a mail needs them, kept nowhere.

    secret = secret_of(place, "place")      # "0f3a…-6b9c…": its key, and a mark that only this site can make
    found = found_by(secret, Place, "place")

The mark depends on the row's `nonce` and the purpose: `renew` makes all former links of a row dead.
"""

import hmac
import secrets
from typing import Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.crypto import salted_hmac

_MARK = 40  # hexadecimal digits


class Linked(Protocol):
    """A row that has secret links."""

    @property
    def pk(self) -> object:
        """Its key."""

    @property
    def nonce(self) -> str:
        """What its links are made from."""


_Row = TypeVar("_Row", bound=models.Model)


def new_nonce() -> str:
    """Return what the links of a new row are made from."""
    return secrets.token_hex(16)


def secret_of(thing: Linked, purpose: str) -> str:
    """Return the secret of a row for a purpose; the same until its nonce changes."""
    key = str(thing.pk).replace("-", "")
    return f"{key}-{_mark(key, thing.nonce, purpose)}"


def found_by(secret: str, model: type[_Row], purpose: str) -> _Row | None:
    """Return the row that a secret leads to, None for every other text."""
    key, _dash, mark = secret.partition("-")
    if not (key.isascii() and key.isalnum() and len(key) <= 32 and mark.isascii()):
        return None
    try:
        thing = model._default_manager.filter(pk=key).first()
    except (ValueError, ValidationError, OverflowError):
        return None
    if thing is None:
        return None
    nonce: str = thing.nonce  # type: ignore[attr-defined]
    return thing if hmac.compare_digest(mark, _mark(key, nonce, purpose)) else None


def _mark(key: str, nonce: str, purpose: str) -> str:
    mac = salted_hmac(f"pre-session {purpose}", f"{key}:{nonce}", algorithm="sha256")
    return mac.hexdigest()[:_MARK]
