"""What is deleted by itself once nobody needs it, and after how long.

    retain()    # {"invitations": 3, "traces": 1204, …}

The background process of the site does it once a day. A part that keeps something for a time only
adds its rule to `RULES`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from uprtracker.accounts.models import Invitation, Trace, User
from uprtracker.followup.evidence.files import sweep

INVITATIONS = timedelta(days=30)
TRACES = timedelta(days=400)
WRONG_PASSWORDS = timedelta(days=1)
UNCONFIRMED = timedelta(days=30)


def retain() -> dict[str, int]:
    """Delete what is over its time, and return how many rows of each kind that were."""
    now = timezone.now()
    return {name: rule(now) for name, rule in RULES.items()}


def _invitations(now: datetime) -> int:
    """Used, withdrawn or expired ones, with the address they went to."""
    over = now - INVITATIONS
    gone = Q(used_at__lt=over) | Q(withdrawn_at__lt=over) | Q(expires_at__lt=over)
    return Invitation.objects.filter(gone).delete()[0]


def _traces(now: datetime) -> int:
    """The audit of parties."""
    return Trace.objects.filter(at__lt=now - TRACES).delete()[0]


def _wrong_passwords(now: datetime) -> int:
    """Wrong passwords, with the addresses they came from; they count for a quarter of an hour."""
    return int(AccessAttempt.objects.filter(attempt_time__lt=now - WRONG_PASSWORDS).delete()[0])


def _sessions(now: datetime) -> int:
    """Who was signed in."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def _unconfirmed(now: datetime) -> int:
    """Accounts whose address nobody ever confirmed, and that were never used."""
    confirmed = EmailAddress.objects.filter(verified=True).values("user")
    waiting = EmailAddress.objects.filter(verified=False).values("user")
    never = User.objects.filter(
        last_login=None, date_joined__lt=now - UNCONFIRMED, memberships=None, groups=None, is_superuser=False
    )
    return never.filter(pk__in=waiting).exclude(pk__in=confirmed).delete()[0]


RULES: Mapping[str, Callable[[datetime], int]] = {
    "invitations": _invitations,
    "traces": _traces,
    "wrong passwords": _wrong_passwords,
    "sessions": _sessions,
    "unconfirmed accounts": _unconfirmed,
    "files of evidence": sweep,
}
