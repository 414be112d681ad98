"""How a member hears of news elsewhere: a feed under a secret address, and mails.

The secret of a feed is shown once and kept as its SHA-256; making a new one ends the old. Whoever leaves
has neither any more.
"""

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from uprtracker.accounts.invitations import digest_of, new_secret
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import seat

_SALT = "uprtracker.followup.news-mail"


def make_feed(seat: Member) -> str:
    """Make a new secret for the feed of a seat and return it. It cannot be had again."""
    secret, seat.feed = new_secret()
    seat.save(update_fields=["feed"])
    return secret


def end_feed(seat: Member) -> None:
    """End the feed of a seat; its address leads nowhere any more."""
    seat.feed = ""
    seat.save(update_fields=["feed"])


def seat_of_feed(secret: str) -> Member | None:
    """Return whose feed has this secret, None where nobody's has."""
    if not secret:
        return None
    seats = Member.objects.seats().select_related("workspace", "workspace__lead", "party", "user")
    found = seats.filter(feed=digest_of(secret)).first()
    return seat(found.user_or_nobody, found.workspace) if found else None


def set_mail(seat: Member, often: str) -> None:
    """Set how often news come by mail, from now on. Raises PermissionDenied for other words."""
    if often not in Member.Mail.values:
        raise PermissionDenied
    seat.mail, seat.told_at = often, timezone.now()
    seat.save(update_fields=["mail", "told_at"])


def leaving_token(seat: Member) -> str:
    """Return the secret by which a mail is answered with "no more of them"."""
    return signing.dumps(seat.pk, salt=_SALT)


def seat_of_token(token: str) -> Member | None:
    """Return whose mails this secret ends, None where it is none of ours."""
    try:
        key = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Member.objects.seats().select_related("workspace").filter(pk=key).first()
