"""News by mail, for members who asked for them: how many records of which kind, by which party; no words.

Several processes may send at once: a seat is claimed by its date before its mail goes out.
"""

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Member
from uprtracker.followup.spaces.holdings import words_of
from uprtracker.followup.spaces.news import News, news
from uprtracker.followup.spaces.subscribing import leaving_token

_log = logging.getLogger(__name__)
EVERY = {Member.Mail.DAILY: timedelta(days=1), Member.Mail.WEEKLY: timedelta(days=7)}
MOST = 500


@dataclass(frozen=True, slots=True)
class Line:
    """So many records of a kind by a party."""

    party: str
    kind: str
    count: int


def send_news(now: datetime | None = None) -> int:
    """Send the mails that are due, and return how many went out. Without mail on this site none do."""
    if not settings.UPR_MAIL:
        return 0
    moment = now or timezone.now()
    seats = Member.objects.seats().select_related("workspace", "party", "user").exclude(mail="")
    return sum(_send(seat, moment) for seat in seats if _due(seat, moment))


def lines(found: list[News]) -> list[Line]:
    """Count news by party and kind, most first."""
    counts = Counter((one.party, type(one.thing)) for one in found)
    return [Line(party, words_of(kind, many=n != 1), n) for (party, kind), n in counts.most_common()]


def _due(seat: Member, now: datetime) -> bool:
    has_address = seat.user is not None and bool(seat.user.email)
    return has_address and (seat.told_at is None or seat.told_at + EVERY[Member.Mail(seat.mail)] <= now)


def _send(seat: Member, now: datetime) -> int:
    before = seat.told_at
    if not Member.objects.filter(pk=seat.pk, told_at=before).exclude(mail="").update(told_at=now):
        return 0  # another process is at it, or the person wants none any more
    found = news(seat, most=MOST, since=before or now - EVERY[Member.Mail(seat.mail)])
    if not found:
        return 0
    try:
        _mail(seat, lines(found)).send()
    except OSError:
        _log.exception("News could not be mailed. It is tried again.")
        Member.objects.filter(pk=seat.pk, told_at=now).update(told_at=before)
        return 0
    return 1


def _mail(seat: Member, said: list[Line]) -> EmailMessage:
    site = settings.UPR_ADDRESS
    leave = f"{site}/invitations/no-more-mails/{leaving_token(seat)}/"
    context = {"lines": said, "address": f"{site}/workspaces/{seat.workspace.slug}/", "leave": leave}
    return EmailMessage(
        subject=_("News in one of your workspaces"),
        body=render_to_string("followup/news.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[seat.user.email if seat.user else ""],
        headers={
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
