"""Work of each minute: reminders the day before, the question some months later, and what is forgotten."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from uprtracker.agenda.events import attending, mails, registering
from uprtracker.agenda.events.models import Event, Place, Registration, Standing
from uprtracker.records.changed import NOTHING
from uprtracker.records.models import State
from uprtracker.records.version import bump

BEFORE = timedelta(days=1)
UNCONFIRMED = timedelta(days=3)


def do_all(now: datetime | None = None) -> dict[str, int]:
    """Do what is due, and return how much of each: next to nothing to look at when there is none."""
    moment = now or timezone.now()
    return {
        "moved up": _move_up(moment),
        "reminded": _remind(moment) if settings.UPR_MAIL else 0,
        "asked": _ask_later(moment) if settings.UPR_MAIL else 0,
        "forgotten": registering.forget_unconfirmed(moment - UNCONFIRMED) + _forget(moment),
    }


def _move_up(now: datetime) -> int:
    waited_for = Event.objects.filter(registrations__place=Place.WAITING, ends_at__gt=now).distinct()
    return sum(registering.move_up(event) for event in waited_for)


def _remind(now: datetime) -> int:
    soon = Q(event__starts_at__gt=now, event__starts_at__lte=now + BEFORE)
    planned = Q(event__state=State.PUBLISHED, event__standing=Standing.PLANNED, place=Place.PLACE)
    reminded = Q(reminded_of=F("event__starts_at"))
    found = Registration.objects.filter(soon & planned).exclude(reminded).values_list("pk", flat=True)
    return sum(_remind_one(pk) for pk in list(found))


@transaction.atomic
def _remind_one(pk: int) -> int:
    one = Registration.objects.select_for_update().filter(pk=pk, place=Place.PLACE).first()
    if one is None:
        return 0
    one.reminded_of = one.event.starts_at
    one.save(update_fields=["reminded_of"])
    return int(mails.remind(one))


def _ask_later(now: datetime) -> int:
    due = Event.objects.filter(
        follow_up_on__lte=now.date(), follow_up_on__gt=now.date() - timedelta(days=30), state=State.PUBLISHED
    )
    asked = 0
    for event in due.exclude(follow_up_question=""):
        for one in event.registrations.filter(follow_up=True, place=Place.PLACE).exclude(came=False):
            one.event = event
            asked += mails.ask_later(one)
            Registration.objects.filter(pk=one.pk).update(follow_up=False)
    return asked


def _forget(now: datetime) -> int:
    over = Event.objects.filter(registrations__isnull=False, ends_at__lt=now).distinct()
    return sum(_forget_of(event) for event in over if event.delete_registrations_at <= now)


@transaction.atomic
def _forget_of(event: Event) -> int:
    Event.objects.select_for_update().get(pk=event.pk)
    attending.keep_ticked(event)
    gone = event.registrations.all().delete()[0]
    if gone and event.state == State.PUBLISHED:
        bump("event: attendance", NOTHING)
    return gone
