"""The loop that posts letters: claims a batch, sends it over one connection, settles each letter at once.

What is known of a letter is in the journal first (`journal.py`) and in the database a moment later. A round
begins with what the one before it, if it was killed, left in the first and not in the second.
"""

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from uprtracker.publishing.newsletter.journal import GOING, TAKEN, TOLD, Journal
from uprtracker.publishing.newsletter.letter import Print
from uprtracker.publishing.newsletter.line import Line
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
    perhaps: int = 0
    busy: bool = False


class Posting:
    """One round of one process, which holds the journal of its home folder and claims under its name."""

    def __init__(self, journal: Journal, now: datetime | None, seconds: float) -> None:
        self.journal, self.given = journal, now
        self.end = time.monotonic() + seconds
        self.done = Sent()
        self.prints: dict[tuple[int, str, frozenset[int]], Print] = {}
        self.issues: dict[int, tuple[Issue, list[Block], list[str]]] = {}
        self.refused = self.broken = 0

    def run(self) -> Sent:
        """Send until nothing waits, the time is over, or the server takes nothing."""
        self.done.perhaps += settle_what_was_left(self.journal, self._now())
        connection = Line(self.journal)
        try:
            going = True
            while going and time.monotonic() < self.end and (batch := self._claim()):
                self.journal.claim(letter.token for letter in batch)
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
            claimed_until=None,
            sending__in=list(going.values_list("pk", flat=True)),
            state=_State.WAITING,
            next_try__lte=now,
        )
        batch = list(free.order_by("pk")[:BATCH])
        Letter.objects.filter(pk__in=[letter.pk for letter in batch]).update(
            claimed_by=self.journal.name, claimed_until=now + LEASE
        )
        return batch

    def _send_all(self, batch: list[Letter], connection: BaseEmailBackend) -> bool:
        """Send a batch; return whether to go on. What was not reached is given back."""
        until = time.monotonic() + LEASE.total_seconds() / 2
        for at, letter in enumerate(batch):
            if time.monotonic() > min(until, self.end) or not self._send(letter, connection):
                rest = [one.pk for one in batch[at:]]
                mine = Letter.objects.filter(claimed_by=self.journal.name)
                mine.filter(pk__in=rest, state=_State.WAITING).update(claimed_by="", claimed_until=None)
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
            self.journal.begin(letter.token)
            connection.open()
            message.send()
        except (OSError, ValueError) as error:  # those of smtplib are OSError
            return self._refused(letter, reader, refusal_of(error), connection)
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
            self._broke(letter, said)
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

    def _broke(self, letter: Letter, said: str) -> None:
        """The line broke. A letter that was on its way is not sent again by itself: nobody knows."""
        self.broken += 1
        perhaps = self.journal.on_its_way(letter.token)
        if perhaps:
            self._settle(letter, _State.PERHAPS, said)
            self.journal.note(TOLD)
            self.done.perhaps += 1
        if self.broken >= BROKEN:
            _log.warning("The mail server cannot be reached: %s", said)
            if perhaps:  # it takes letters and never answers: each further one would be in doubt too
                self._stop(letter, said)

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
        if not Letter.objects.filter(state=_State.WAITING).exists():
            self.journal.begin_anew_if_full()


def settle_what_was_left(journal: Journal, now: datetime) -> int:
    """Settle what processes that are gone left behind; return how many letters have perhaps been sent.

    Whoever wrote this journal held the lock that we hold now: he is gone, and the journal knows of each
    letter that he claimed. The journal of another machine is not here: once its claim has ended, its letters
    have perhaps been sent, until it comes back and settles them from its own.
    """
    undecided = Letter.objects.filter(state__in=[_State.WAITING, _State.PERHAPS])
    free = {"claimed_by": "", "claimed_until": None}
    tokens = set(undecided.values_list("token", flat=True))
    taken = sorted(tokens & journal.with_mark(TAKEN))
    for at in range(0, len(taken), 500):
        some = undecided.filter(token__in=taken[at : at + 500])
        some.update(state=_State.SENT, sent_at=now, tries=F("tries") + 1, **free)
    asked = sorted(tokens & journal.with_mark(GOING))  # one at most, unless the machine stopped
    perhaps = undecided.filter(token__in=asked).update(state=_State.PERHAPS, tries=F("tries") + 1, **free)
    for token in asked:
        journal.begin(token)
        journal.note(TOLD)
    undecided.filter(claimed_by=journal.name).update(state=_State.WAITING, **free)
    gone = Letter.objects.filter(state=_State.WAITING, claimed_until__lt=now)
    perhaps += gone.update(state=_State.PERHAPS, claimed_until=None)
    reopen()
    return perhaps


def reopen() -> None:
    """Take up sendings again that were through, and of which letters wait."""
    through = Sending.objects.filter(state=Sending.State.SENT, letters__state=_State.WAITING)
    Sending.objects.filter(pk__in=list(through.values_list("pk", flat=True))).update(
        state=Sending.State.SENDING, finished_at=None
    )


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
