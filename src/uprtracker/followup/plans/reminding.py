"""Reminders of what is due (actions, commitments, promises of meetings) by mail: once before and once after.

A mail carries no words of a record: how many things are due, and where they are read. Who may not see a thing
any more is not told of it.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from uprtracker.accounts.models import Kept, Member
from uprtracker.followup.models import Commitment, Meeting, PlannedAction, Reminded, ReminderWish
from uprtracker.followup.models.in_plans import InPlans
from uprtracker.followup.models.plan import CLOSED
from uprtracker.followup.plans.seen import seen

LATE = timedelta(days=30)
"""What is longer over than this is not told any more: old lists come in with many of them."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """A thing with the member who is to hear of it."""

    thing: Kept
    member: Member
    due_on: date
    late: bool


def remind_all(today: date | None = None) -> int:
    """Send the reminders of a day and return how many mails went out: none where the site sends no mail."""
    if not settings.UPR_MAIL:
        return 0
    by_member: dict[int, list[Due]] = defaultdict(list)
    for one in due(today or timezone.localdate()):
        by_member[one.member.pk].append(one)
    return sum(_tell(things) for things in by_member.values())


def due(today: date) -> Iterator[Due]:
    """Yield what members want to hear of today and have not been told."""
    wishes = {wish.member_id: wish.days for wish in ReminderWish.objects.all()}
    told = set(
        Reminded.objects.filter(due_on__gte=today - LATE).values_list(
            "member", "kind", "thing", "due_on", "late"
        )
    )
    for thing, member, day in _candidates(today):
        late, days = day < today, wishes.get(member.pk, ReminderWish.DAYS)
        key = (member.pk, thing._meta.label_lower, thing.pk, day, late)
        if days and (late or day <= today + timedelta(days=days)) and key not in told and _may(member, thing):
            yield Due(thing, member, day, late)


def _candidates(today: date) -> Iterator[tuple[Kept, Member, date]]:
    """Yield what is due around this day with who answers for it: else who wrote it down."""
    span = (today - LATE, today + timedelta(days=ReminderWish.DAYS))
    actions = PlannedAction.objects.filter(due_on__range=span).exclude(status__in=CLOSED)
    for action in actions.select_related("responsible", "ministry__contact", "author"):
        contact = action.ministry.contact if action.ministry else None
        yield from _with_day(action, action.responsible or contact or action.author, action.due_on)
    commitments = Commitment.objects.filter(due_on__range=span, status=Commitment.Status.OPEN)
    for promise in commitments.select_related("author"):
        yield from _with_day(promise, promise.author, promise.due_on)
    meetings = Meeting.objects.filter(due_on__range=span, promise=Meeting.Promise.OPEN)
    for meeting in meetings.select_related("author"):
        yield from _with_day(meeting, meeting.author, meeting.due_on)


def _with_day(thing: Kept, member: Member, day: date | None) -> Iterator[tuple[Kept, Member, date]]:
    if day is not None:
        yield thing, member, day


def _may(member: Member, thing: Kept) -> bool:
    """Tell whether a member can get a mail and still sees the thing."""
    live = Member.objects.seats().filter(pk=member.pk, workspace__closed_at=None, user__email__gt="")
    return live.exists() and seen(type(thing), member).filter(pk=thing.pk).exists()


def _tell(things: list[Due]) -> bool:
    """Send one mail about the things of one member; several processes may try, one does."""
    taken = [one for one in things if _claim(one)]
    if not taken:
        return False
    try:
        _mail(taken).send()
    except OSError:
        # Tried again in the next round; whom it was for is not logged.
        _log.exception("A reminder could not be sent.")
        _give_back(taken)
        return False
    return True


def _row(one: Due) -> dict[str, object]:
    return {
        "member": one.member,
        "kind": one.thing._meta.label_lower,
        "thing": one.thing.pk,
        "due_on": one.due_on,
        "late": one.late,
    }


def _claim(one: Due) -> bool:
    try:
        with transaction.atomic():
            Reminded.objects.create(**_row(one))
    except IntegrityError:
        return False
    return True


def _give_back(things: Iterable[Due]) -> None:
    for one in things:
        Reminded.objects.filter(**_row(one)).delete()


def _mail(things: list[Due]) -> EmailMessage:
    member = things[0].member
    user, site = member.user_or_nobody, settings.UPR_ADDRESS
    wish = ReminderWish.objects.filter(member=member).first()
    with translation.override((wish and wish.language) or settings.LANGUAGE_CODE):
        subject = ngettext("%(n)s thing of yours is due", "%(n)s things of yours are due", len(things))
        context = {
            "late": [f"{site}{_address(one)}" for one in things if one.late],
            "soon": [(one.due_on, f"{site}{_address(one)}") for one in things if not one.late],
            "change": f"{site}/workspaces/{member.workspace.slug}/plans/reminders/",
        }
        return EmailMessage(
            subject=subject % {"n": len(things)},
            body=render_to_string("followup/reminder.txt", context),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[getattr(user, "email", "")],
            headers={"Auto-Submitted": "auto-generated", "Precedence": "bulk"},
        )


def _address(one: Due) -> str:
    """Return where the thing is read, else the workspace."""
    if isinstance(one.thing, InPlans):
        return one.thing.get_absolute_url()
    return reverse("web:workspace", args=[one.member.workspace.slug])
