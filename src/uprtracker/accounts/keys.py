"""Keys of programs that write: made, found by what a request sends, revoked.

key = make_key(owner=anna, name="coding script")  # "upr_1f3a90bc_…", shown this once
owner_of(key)  # ApiKey, or None for one that is unknown, revoked or of a closed account
"""

import hashlib
import hmac
import secrets

from django.utils import timezone

from uprtracker.accounts.models import ApiKey, User

_MARK = "upr"
_LONGEST = 200


def make_key(*, owner: User, name: str) -> str:
    """Make a key for `owner` and return it. It cannot be had again."""
    prefix = secrets.token_hex(6)
    key = f"{_MARK}_{prefix}_{secrets.token_urlsafe(32)}"
    ApiKey.objects.create(
        owner=owner, name=name[:100], prefix=prefix, digest=_digest(key), made_at=timezone.now()
    )
    return key


def owner_of(key: str) -> ApiKey | None:
    """Return the row of a key that may be used now, None for any other text. Notes the day of its use."""
    mark, _, rest = key[:_LONGEST].partition("_")
    prefix = rest.partition("_")[0]
    if mark != _MARK or not prefix or "\0" in prefix:
        return None
    row = ApiKey.objects.select_related("owner").filter(prefix=prefix).first()
    digest = row.digest if row else _digest("")
    same = hmac.compare_digest(digest, _digest(key))
    if row is None or not same or row.revoked_at or not row.owner.is_active:
        return None
    today = timezone.now().date()
    if row.used_on != today:
        ApiKey.objects.filter(pk=row.pk).update(used_on=today)
    return row


def revoke(prefix: str) -> ApiKey | None:
    """Close the key with this prefix for good; None when there is none. Twice is as good as once."""
    row = ApiKey.objects.select_related("owner").filter(prefix=prefix).first()
    if row and not row.revoked_at:
        row.revoked_at = timezone.now()
        row.save(update_fields=["revoked_at"])
    return row


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
