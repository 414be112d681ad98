"""Sending an issue: a letter for each confirmed subscriber, each of them once.

    begin_sending(issue)        # the letters, in one transaction
    send_due(seconds=45)        # send what waits; work of each minute, and `upr newsletter send`

Letters are claimed in batches, sent over one connection and settled one by one, right after the server took
each. Before a letter goes and right after the answer a mark is made in the journal of this home folder, which
a killed process leaves behind: what the server took is never sent again. A letter that was handed over and
of which the answer is missing is "perhaps sent": it goes again only if an editor says so (`send_again`).
Only one process of a home folder sends at a time, since it holds the journal.
"""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import post
from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.newsletter.journal import own_journal
from uprtracker.publishing.newsletter.letter import TEST, TOKEN, Print
from uprtracker.publishing.newsletter.models import Issue, Letter, Sending, Subscriber
from uprtracker.publishing.newsletter.posting import Posting, Sent, reopen
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
    going = Sending.objects.filter(state=Sending.State.SENDING)
    may_be_ours = Letter.objects.filter(state=Letter.State.PERHAPS).exclude(claimed_by="")
    if not going.exists() and not may_be_ours.exists():
        return Sent()
    with own_journal(Path(settings.UPR_HOME)) as journal:
        if journal is None:
            return Sent(busy=True)
        return Posting(journal, now, seconds).run()


@transaction.atomic
def stop(sending: Sending, *, by: User) -> None:
    """Send no further letter of an issue until somebody goes on."""
    _change(sending, Sending.State.SENDING, Sending.State.STOPPED, by)


@transaction.atomic
def go_on(sending: Sending, *, by: User) -> None:
    """Go on with a sending that stopped."""
    _change(sending, Sending.State.STOPPED, Sending.State.SENDING, by)


def hold_after_restore() -> int:
    """Stop what was being sent when a backup was made; return how many issues.

    What was sent since then is known to the journal alone, if it is still here.
    """
    why = _(
        "The database was put back from a backup. Letters sent since the backup may go out twice "
        "if you go on and this is another machine."
    )
    going = Sending.objects.filter(state=Sending.State.SENDING)
    return going.update(state=Sending.State.STOPPED, trouble=why)


@transaction.atomic
def send_again(sending: Sending, *, by: User, now: datetime | None = None) -> int:
    """Send the letters again of which nobody knows whether they were sent; return how many."""
    if not may(by, Action.EDIT_NEWSLETTER, sending.issue):
        raise PermissionDenied
    free = {"claimed_by": "", "claimed_until": None, "next_try": now or timezone.now()}
    again = in_doubt(sending).update(state=Letter.State.WAITING, error="", **free)
    reopen()
    return again


def in_doubt(sending: Sending) -> QuerySet[Letter]:
    """Return the letters that were perhaps sent."""
    return sending.letters.filter(state=Letter.State.PERHAPS)


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
