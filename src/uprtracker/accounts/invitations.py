"""The secrets by which people are let into a party: made, and found again by their checksum alone.

    secret, digest = new_secret()
    standing(secret)                # the Invitation, or None: unknown, used, expired, withdrawn
    standing_in(request.session)    # the one whose link this browser opened: sign-up asks here

Only the SHA-256 is kept, in the session too. What an invitation does is in `followup.spaces.inviting`.
"""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from uprtracker.accounts.models import Invitation

IN_SESSION = "invitation"
"""Name under which a session holds the checksum of the invitation whose link was opened."""


def new_secret() -> tuple[str, str]:
    """Return a secret for an address, and its checksum, which is what is kept."""
    secret = secrets.token_urlsafe(32)
    return secret, digest_of(secret)


def digest_of(secret: str) -> str:
    """Return the SHA-256 of a secret, in hexadecimal."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def standing(secret: str) -> Invitation | None:
    """Return the invitation of a secret while it may be used, else None."""
    return by_digest(digest_of(secret)) if secret else None


def standing_in(session: Mapping[str, Any]) -> Invitation | None:
    """Return the invitation whose link was opened in this session, while it may be used."""
    digest = session.get(IN_SESSION, "")
    return by_digest(digest) if isinstance(digest, str) and digest else None


def by_digest(digest: str) -> Invitation | None:
    """Return the invitation of a checksum while it may be used, else None."""
    open_now = Invitation.objects.filter(
        used_at=None,
        withdrawn_at=None,
        expires_at__gt=timezone.now(),
        party__left_at=None,
        party__workspace__closed_at=None,
    )
    return open_now.select_related("party__workspace", "made_by__user").filter(digest=digest).first()
