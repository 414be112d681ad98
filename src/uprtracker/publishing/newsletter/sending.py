"""Sending an issue: a letter for each confirmed subscriber, each of them once.

    begin_sending(issue)        # the letters, in one transaction
    send_due(seconds=45)        # send what waits; work of each minute, and `upr newsletter send`

Letters are claimed in batches, sent over one connection and settled one by one, right after the server took
each. Whoever is killed leaves at most one letter of which nobody knows: the one that the server has taken
and that is not settled yet. It goes out again with the same Message-ID, by which many servers and programs
know a repetition. All others go out exactly once. Only one process of a home folder sends at a time (a lock
that its end frees), so what it finds claimed by this folder is nobody's any more; other machines wait for
the end of a claim.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import post
from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.newsletter.letter import TEST, TOKEN, Print
from uprtracker.publishing.newsletter.models import Issue, Letter, Sending, Subscriber
from uprtracker.publishing.newsletter.posting import Posting, Sent
from uprtracker.records.models.edited import State


@transaction.atomic
def begin_sending(issue: Issue, now: datetime | None = None) -> Sending:
    """Make the letters of a public issue; the sending that there is already, if there is one."""
    moment = now or timezone.now()
    current = Issue.objects.select_for_update().get(pk=issue.pk)
    found = Sending.objects.filter(issue=current).first()
    if found is not None:
        return found
    made = Sending.objects.create(issue=current, made_at=moment, by=current.reviewed_by or current.changed_by)
    confirmed = Subscriber.objects.filter(state=Subscriber.State.CONFIRMED).order_by("pk")
    Letter.objects.bulk_create(
        (
            Letter(sending=made, subscriber_id=pk, next_try=moment)
            for pk in confirmed.values_list("pk", flat=True).iterator(chunk_size=2000)
        ),
        batch_size=1000,
    )
    return made


def send_due(now: datetime | None = None, seconds: float = 45.0) -> Sent:
    """Begin what is published and to be mailed, and send what waits, for so many seconds at most."""
    if not settings.UPR_MAIL:
        return Sent()
    ready = Issue.objects.filter(state=State.PUBLISHED, mailed=True)
    for issue in ready.filter(sending=None):
        begin_sending(issue, now)
    if not Sending.objects.filter(state=Sending.State.SENDING).exists():
        return Sent()
    with _alone() as mine:
        if not mine:
            return Sent(busy=True)
        return Posting(mine, now, seconds).run()


@contextmanager
def _alone() -> Iterator[str]:
    """Hold the lock of this home folder, and give the name of its claims; nothing where another has it."""
    path = Path(settings.UPR_HOME) / "newsletter.lock"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield ""
            return
        name = os.pread(descriptor, 40, 0).decode("ascii", "ignore")
        if not name:
            name = secrets.token_hex(16)
            os.pwrite(descriptor, name.encode(), 0)
        yield name
    finally:
        os.close(descriptor)


@transaction.atomic
def stop(sending: Sending, *, by: User) -> None:
    """Send no further letter of an issue until somebody goes on."""
    _change(sending, Sending.State.SENDING, Sending.State.STOPPED, by)


@transaction.atomic
def go_on(sending: Sending, *, by: User) -> None:
    """Go on with a sending that stopped."""
    _change(sending, Sending.State.STOPPED, Sending.State.SENDING, by)


def counts(sending: Sending) -> dict[str, int]:
    """Return how many letters are in which state."""
    rows = sending.letters.values_list("state").annotate(n=Count("pk")).order_by("state")
    return dict(rows)


def send_test(issue: Issue, language: str, *, to: User, now: datetime | None = None) -> bool:
    """Send an issue as it stands to its editor alone; False where he has no address."""
    if not may(to, Action.EDIT_NEWSLETTER, issue):
        raise PermissionDenied
    printed = Print.of(issue, language)
    moment = now or timezone.now()
    with translation.override(language):
        subject = _("Test: %(subject)s") % {"subject": printed.subject}
    return post(
        f"newsletter:test:{issue.pk}:{to.pk}:{moment.isoformat()}", kind="newsletter test", to=to.email,
        subject=subject, text=printed.text.replace(TOKEN, TEST), html=printed.html.replace(TOKEN, TEST),
    )  # fmt: skip


def _change(sending: Sending, before: Sending.State, after: Sending.State, by: User) -> None:
    if not may(by, Action.EDIT_NEWSLETTER, sending.issue):
        raise PermissionDenied
    Sending.objects.filter(pk=sending.pk, state=before).update(state=after, trouble="")
