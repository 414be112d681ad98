"""Registering for an event: asked, confirmed by a link in a mail, a place or a turn in the waiting list.

    register(event, Asked(name="…", email="…", kind="cso"))      # takes no place yet
    confirm(secret); cancel(secret)

Whoever changes who has a place locks the event first, so that two never take the last one.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.agenda.events import mails
from uprtracker.agenda.events.models import Event, Place, Registration, Standing
from uprtracker.core.errors import UprTrackerError
from uprtracker.records.models import State


class NotOpen(UprTrackerError):
    """Nobody can register now, or confirm: it is over, called off, or was never open."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody says of himself who wants to come."""

    name: str
    email: str
    kind: str
    organisation: str = ""
    needs: str = ""
    language: str = "en"
    follow_up: bool = False


@transaction.atomic
def register(event: Event, asked: Asked, *, user: User | None = None) -> Registration:
    """Keep what was asked and send a link to its address, also where that is registered already.

    Nothing the caller sees tells one from the other. Raises NotOpen.
    """
    locked = _locked(event.pk)
    if not locked.takes_registrations or locked.state != State.PUBLISHED:
        raise NotOpen(_("Nobody can register for this now."))
    email = asked.email.strip().lower()
    there = locked.registrations.exclude(place=Place.CANCELLED).filter(email=email).first()
    one = there or Registration(event=locked, email=email, user=user)
    if one.place == Place.ASKED:  # nobody confirmed what was said before
        for name in ("name", "organisation", "kind", "needs", "language", "follow_up"):
            setattr(one, name, getattr(asked, name))
        one.full_clean(exclude=["event", "user"], validate_unique=False, validate_constraints=False)
        one.save()
    mails.ask_to_confirm(one, timezone.now())
    return one


@transaction.atomic
def confirm(secret: str) -> Registration | None:
    """Give whoever holds the secret a place, or a turn in the waiting list; None where nothing has it.

    Again changes nothing. Raises NotOpen.
    """
    one = _held(secret)
    if one is None or one.place != Place.ASKED:
        return one
    event = one.event
    over = event.standing != Standing.PLANNED or event.state != State.PUBLISHED
    if over or event.ends_at <= timezone.now() or not event.registers:
        raise NotOpen(_("This can no longer be confirmed: the event is over or called off."))
    one.place = Place.PLACE if _free(event) > 0 else Place.WAITING
    one.placed_at = timezone.now()
    one.save(update_fields=["place", "placed_at", "changed_at"])
    mails.tell_place(one)
    return one


@transaction.atomic
def cancel(secret: str) -> Registration | None:
    """Cancel, delete what was said, and let the next one in the list move up; None where nothing has it."""
    one = _held(secret)
    if one is None or one.place == Place.CANCELLED:
        return one
    if one.place != Place.ASKED:
        mails.tell_cancelled(one)
    one.place, one.user, one.came = Place.CANCELLED, None, None
    one.name = one.email = one.organisation = one.needs = ""
    one.follow_up = False
    one.save()
    _move_up(one.event)
    return one


@transaction.atomic
def move_up(event: Event) -> int:
    """Give free places to those who wait, in their turn, and tell them; return how many."""
    return _move_up(_locked(event.pk))


def has_room(event: Event) -> bool:
    """Tell whether somebody new would get a place."""
    return _free(event) > 0


def forget_unconfirmed(before: datetime) -> int:
    """Delete what nobody confirmed since `before`; return how many."""
    return Registration.objects.filter(place=Place.ASKED, asked_at__lt=before).delete()[0]


def _move_up(event: Event) -> int:
    if event.standing != Standing.PLANNED or event.ends_at <= timezone.now():
        return 0
    waiting = event.registrations.filter(place=Place.WAITING).order_by("placed_at", "pk")
    chosen = list(waiting.select_related("event")[: max(0, _free(event, for_waiting=True))])
    for one in chosen:
        one.place, one.placed_at = Place.PLACE, timezone.now()
        one.save(update_fields=["place", "placed_at", "changed_at"])
        mails.tell_place(one, moved_up=True)
    return len(chosen)


def _free(event: Event, *, for_waiting: bool = False) -> int:
    """Return how many places are free; for somebody new none while others wait."""
    waiting = event.registrations.filter(place=Place.WAITING).count()
    if event.capacity is None:
        return waiting if for_waiting else 1
    if waiting and not for_waiting:
        return 0
    return event.capacity - event.registrations.filter(place=Place.PLACE).count()


def _locked(pk: int) -> Event:
    return Event.objects.select_for_update().get(pk=pk)


def _held(secret: str) -> Registration | None:
    """Return the registration with its event locked, as it stands once the lock is there."""
    found = Registration.objects.filter(secret=secret).values_list("pk", "event").first()
    if found is None:
        return None
    event = _locked(found[1])
    one = Registration.objects.filter(pk=found[0]).first()
    if one is not None:
        one.event = event
    return one
