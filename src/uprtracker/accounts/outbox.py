"""Mails to single people: put into the box by the transaction that gives the occasion.

    post("reminder:7:SVN-48-addendum:2026-12-01", kind="reminder", to="a@example.org", subject=…, text=…)

A key is taken once: the same occasion never makes two mails. A mail is claimed before it goes out, so that
several processes send it once; one that dies gives it back in ten minutes. Nothing of it stays but its key
and when it was sent. A newsletter has its own way (`publishing.newsletter`).
"""

import logging
import smtplib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from uprtracker.accounts.models import OutgoingMail

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
)
"""How long to wait after each try that failed; after the last one the message is given up."""
LEASE = timedelta(minutes=10)
"""How long one process has to send what it took on, before another may try."""
KEPT = timedelta(days=400)
"""How long it is remembered that an occasion was told."""
MOST = 500  # of one round
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Attached:
    """A small file that goes along: a save-the-date, a letter. `content` is text (`text/calendar`)."""

    name: str
    content: str
    media: str


def post(
    key: str,
    *,
    kind: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    headers: Mapping[str, str] | None = None,
    attached: Sequence[Attached] = (),
) -> bool:
    """Put a mail into the box; return False where this occasion has its mail already, or there is no address.

    Call it inside the transaction that makes the occasion. `subject` is what a stranger may read over
    a shoulder: no name of a person, no travel, nothing that is not public.
    """
    if not to:
        return False
    values = {
        "kind": kind,
        "to": to,
        "subject": " ".join(subject.split())[:200],
        "text": text,
        "html": html,
        "headers": {"Auto-Submitted": "auto-generated", **(headers or {})},
        "attachments": [[one.name, one.content, one.media] for one in attached],
        "next_try": timezone.now(),
    }
    _, made = OutgoingMail.objects.get_or_create(key=key[:200], defaults=values)
    return made


def send_waiting(now: datetime | None = None) -> int:
    """Send what waits and return how many mails were taken: none where this site sends no mail."""
    if not settings.UPR_MAIL:
        return 0
    moment = now or timezone.now()
    OutgoingMail.objects.exclude(state=OutgoingMail.State.WAITING).filter(made_at__lt=moment - KEPT).delete()
    waiting = OutgoingMail.objects.filter(state=OutgoingMail.State.WAITING, next_try__lte=moment)
    mails = list(waiting[:MOST])
    if not mails:
        return 0
    with get_connection() as connection:
        return sum(_send(mail, connection, moment) for mail in mails)


def _send(mail: OutgoingMail, connection: BaseEmailBackend, now: datetime) -> bool:
    mine = OutgoingMail.objects.filter(
        pk=mail.pk, state=OutgoingMail.State.WAITING, next_try=mail.next_try, next_try__lte=now
    )
    if not mine.update(next_try=now + LEASE):
        return False  # another process is at it
    try:
        _message(mail, connection).send()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        _put_off(mail, now, error)
        return False
    _settle(mail, OutgoingMail.State.SENT, now)
    return True


def _message(mail: OutgoingMail, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        headers=mail.headers,
        connection=connection,
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for name, content, media in mail.attachments:
        message.attach(name, content, media)
    return message


def _put_off(mail: OutgoingMail, now: datetime, error: Exception) -> None:
    mail.tries += 1
    mail.error = " ".join(str(error).split())[:300] or type(error).__name__
    if _for_good(error) or mail.tries > len(WAITS):
        _log.warning("A mail (%s) was given up: %s", mail.kind, type(error).__name__)
        _settle(mail, OutgoingMail.State.FAILED, None)
        return
    mail.next_try = now + WAITS[mail.tries - 1]
    mail.save(update_fields=["tries", "error", "next_try"])


def _for_good(error: Exception) -> bool:
    """Tell whether trying again is of no use: the server refused the receiver (5xx), or it is no address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, ValueError)


def _settle(mail: OutgoingMail, state: OutgoingMail.State, sent_at: datetime | None) -> None:
    """Note how it ended, and keep neither address nor words."""
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=state, sent_at=sent_at, tries=mail.tries, error=mail.error if state == "failed" else "",
        to="", subject="", text="", html="", headers={}, attachments=[], next_try=None,
    )  # fmt: skip
