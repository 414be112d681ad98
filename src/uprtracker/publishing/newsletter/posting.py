"""The loop that posts letters: claims a batch, sends it over one connection, settles each letter at once."""

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from uprtracker.publishing.newsletter.letter import Print
from uprtracker.publishing.newsletter.matching import wanted
from uprtracker.publishing.newsletter.models import Block, Issue, Letter, Sending, Subscriber
from uprtracker.publishing.newsletter.refusals import Meaning, Refusal, refusal_of
from uprtracker.publishing.newsletter.shown import languages_of
from uprtracker.records.models.edited import State

BATCH = 50
LEASE = timedelta(minutes=10)
WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(days=1),
)
"""How long to wait after each soft refusal; after the last one the letter is given up."""
COMPLAINTS = 3
"""Refused for other reasons than the address in so many issues: then nothing more is sent to it."""
IN_A_ROW = 20
"""So many letters refused one after the other: it is the issue, and sending stops."""
BROKEN = 3
_State = Letter.State
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Sent:
    """What one round did. `busy`: another process was at it."""

    sent: int = 0
    put_off: int = 0
    refused: int = 0
    skipped: int = 0
    busy: bool = False


class Posting:
    """One round of one process. `name` is that of this home folder, under which it claims."""

    def __init__(self, name: str, now: datetime | None, seconds: float) -> None:
        self.name, self.given = name, now
        self.end = time.monotonic() + seconds
        self.done = Sent()
        self.prints: dict[tuple[int, str, frozenset[int]], Print] = {}
        self.issues: dict[int, tuple[Issue, list[Block], list[str]]] = {}
        self.refused = self.broken = 0

    def run(self) -> Sent:
        """Send until nothing waits, the time is over, or the server takes nothing."""
        # Whoever claimed under this name held the lock that we hold now: he is gone.
        Letter.objects.filter(state=_State.WAITING, claimed_by=self.name).update(
            claimed_by="", claimed_until=None
        )
        connection = get_connection()
        try:
            going = True
            while going and time.monotonic() < self.end and (batch := self._claim()):
                going = self._send_all(batch, connection)
        finally:
            connection.close()
        self._finish()
        return self.done

    def _now(self) -> datetime:
        return self.given or timezone.now()

    @transaction.atomic
    def _claim(self) -> list[Letter]:
        """Take on the next letters, past those that another machine is at."""
        now = self._now()
        going = Sending.objects.filter(state=Sending.State.SENDING, issue__state=State.PUBLISHED)
        free = Letter.objects.select_for_update(skip_locked=True).filter(
            Q(claimed_until=None) | Q(claimed_until__lt=now),
            sending__in=list(going.values_list("pk", flat=True)),
            state=_State.WAITING,
            next_try__lte=now,
        )
        batch = list(free.order_by("pk")[:BATCH])
        Letter.objects.filter(pk__in=[letter.pk for letter in batch]).update(
            claimed_by=self.name, claimed_until=now + LEASE
        )
        return batch

    def _send_all(self, batch: list[Letter], connection: BaseEmailBackend) -> bool:
        """Send a batch; return whether to go on. What was not reached is given back."""
        until = time.monotonic() + LEASE.total_seconds() / 2
        for at, letter in enumerate(batch):
            if time.monotonic() > min(until, self.end) or not self._send(letter, connection):
                rest = [one.pk for one in batch[at:]]
                Letter.objects.filter(pk__in=rest, state=_State.WAITING, claimed_by=self.name).update(
                    claimed_by="", claimed_until=None
                )
                return time.monotonic() < self.end and not self._stopped(letter)
        return True

    def _stopped(self, letter: Letter) -> bool:
        if self.broken >= BROKEN:
            return True
        return not Sending.objects.filter(pk=letter.sending_id, state=Sending.State.SENDING).exists()

    def _send(self, letter: Letter, connection: BaseEmailBackend) -> bool:
        """Send one letter and settle it; return whether the connection is good for the next."""
        reader = _reader(letter)
        printed = self._print(letter, reader) if reader else None
        if reader is None or printed is None:
            self._settle(letter, _State.SKIPPED)
            self.done.skipped += 1
            return True
        try:
            message = printed.addressed(letter, reader)
            message.connection = connection
            connection.open()
            message.send()
        except (OSError, ValueError) as error:  # those of smtplib are OSError
            return self._refused(letter, reader, refusal_of(error), connection)
        # The one moment in which a letter can be gone without being settled.
        self._settle(letter, _State.SENT)
        self.done.sent += 1
        self.refused = self.broken = 0
        return True

    def _print(self, letter: Letter, reader: Subscriber) -> Print | None:
        """Return the letter that this reader gets, made once for all who get the same."""
        if letter.sending_id not in self.issues:
            issue = Issue.objects.get(sending=letter.sending_id)
            self.issues[letter.sending_id] = (issue, list(issue.blocks.all()), languages_of(issue))
        issue, blocks, languages = self.issues[letter.sending_id]
        only = wanted(blocks, reader.interests)
        if not only:
            return None
        language = reader.language if reader.language in languages else issue.language
        key = (issue.pk, language, only)
        if key not in self.prints:
            self.prints[key] = Print.of(issue, language, only)
        return self.prints[key]

    def _refused(
        self, letter: Letter, reader: Subscriber, why: Refusal, connection: BaseEmailBackend
    ) -> bool:
        said = " ".join(why.said.split())[:300]
        if why.meaning is Meaning.LINE:
            connection.close()
            self.broken += 1
            if self.broken >= BROKEN:
                _log.warning("The mail server cannot be reached: %s", said)
            return False
        if why.meaning is Meaning.US:
            self._stop(letter, said)
            return False
        if why.meaning is Meaning.LATER and letter.tries < len(WAITS):
            wait = self._now() + WAITS[letter.tries]
            self._settle(letter, _State.WAITING, said, next_try=wait)
            self.done.put_off += 1
            return True
        self.done.refused += 1
        self.refused += 1
        if why.meaning is Meaning.ADDRESS:
            self._settle(letter, _State.BOUNCED, said)
            end(reader, said, self._now())
            return True
        self._settle(letter, _State.FAILED, said)
        complain(reader, said, self._now())
        if self.refused >= IN_A_ROW:
            self._stop(letter, said)
            return False
        return True

    def _settle(self, letter: Letter, state: str, error: str = "", **more: object) -> None:
        sent = {"sent_at": self._now()} if state == _State.SENT else {}
        Letter.objects.filter(pk=letter.pk).update(
            state=state, error=error, tries=F("tries") + 1, claimed_by="", claimed_until=None, **sent, **more
        )

    def _stop(self, letter: Letter, said: str) -> None:
        Sending.objects.filter(pk=letter.sending_id).update(state=Sending.State.STOPPED, trouble=said)
        _log.warning("Sending a newsletter stopped: %s", said)

    def _finish(self) -> None:
        """Note which sendings are through."""
        going = Sending.objects.filter(state=Sending.State.SENDING)
        through = going.exclude(letters__state=_State.WAITING)
        through.update(state=Sending.State.SENT, finished_at=self._now(), trouble="")


def _reader(letter: Letter) -> Subscriber | None:
    """Return whose letter it is, as long as he wants it."""
    if letter.subscriber_id is None:
        return None
    return Subscriber.objects.filter(pk=letter.subscriber_id, state=Subscriber.State.CONFIRMED).first()


def end(reader: Subscriber, why: str, now: datetime) -> None:
    """Send nothing more to an address that does not work."""
    confirmed = Subscriber.objects.filter(pk=reader.pk, state=Subscriber.State.CONFIRMED)
    confirmed.update(state=Subscriber.State.BOUNCED, ended_at=now, why_ended=why[:300])


def complain(reader: Subscriber, why: str, now: datetime) -> None:
    """Count a letter that was refused for other reasons than the address."""
    Subscriber.objects.filter(pk=reader.pk).update(complaints=F("complaints") + 1)
    if Subscriber.objects.filter(pk=reader.pk, complaints__gte=COMPLAINTS).exists():
        end(reader, why, now)
