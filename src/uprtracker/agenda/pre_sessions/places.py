"""Who speaks on a panel: taken over from the selection or put there by hand, in an order, by a secret link.

    seat_selected(series, by=lead)
    invite(place, by=lead)              # a mail with the link by which the speaker takes the place
    take(place, user)

A lead puts people on panels and never speaks for them: whoever has a part in a series takes no place in it.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import post
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.consents import Matter, take_back
from uprtracker.agenda.pre_sessions.models import Application, Panel, PanelTimes, Place, Series
from uprtracker.agenda.pre_sessions.secret_links import new_nonce, secret_of
from uprtracker.agenda.pre_sessions.time_plan import Kind, TimePlan, time_plan

LINK = "place"
MOST = 12
"""People on one panel."""
_OF_LEAD = frozenset({"name", "organisation", "email", "language", "function", "minutes"})
_TOLD = {"name": (Matter.NAME, Matter.MISSIONS), "organisation": (Matter.ORGANISATION, Matter.MISSIONS)}


@transaction.atomic
def seat_selected(series: Series, *, by: User) -> int:
    """Give every selected application that has none a place on its panel; return how many were given."""
    _ask_lead(by, series)
    there = Application.objects.filter(series=series, state=Application.State.SELECTED, place=None)
    found = list(there.select_related("panel").order_by("panel", "pk"))
    for one in found:
        _new(
            one.panel,
            application=one,
            name=one.speaker_name or one.contact_name,
            organisation=one.institution,
            email=one.speaker_email or one.contact_email,
            language=one.language,
        )
    return len(found)


@transaction.atomic
def add_place(panel: Panel, *, by: User, **fields: Any) -> Place:
    """Put a person on a panel by hand. Raises PermissionDenied, ValidationError."""
    _ask_lead(by, panel.series)
    if panel.places.count() >= MOST:
        raise ValidationError(_("A panel has at most {n} people.").format(n=MOST))
    return _new(panel, **{name: value for name, value in fields.items() if name in _OF_LEAD})


@transaction.atomic
def change_place(place: Place, *, by: User, **fields: Any) -> Place:
    """Change what the lead says of a place. A name that changes is no longer what its speaker agreed to."""
    current = _locked(place, by)
    wanted = {
        name: value for name, value in fields.items() if name in _OF_LEAD and getattr(current, name) != value
    }
    if not wanted:
        return current
    for name, value in wanted.items():
        setattr(current, name, value)
    current.full_clean()
    current.save()
    matters = {matter for name in wanted for matter in _TOLD.get(name, ())}
    take_back(current, matters)
    return current


@transaction.atomic
def move(place: Place, *, by: User, up: bool) -> None:
    """Let somebody speak one place earlier or later."""
    current = _locked(place, by)
    row = list(current.panel.places.order_by("order", "made_at"))
    at = row.index(current)
    to = at - 1 if up else at + 1
    if 0 <= to < len(row):
        row[at], row[to] = row[to], row[at]
    for number, one in enumerate(row, 1):
        if one.order != number:
            Place.objects.filter(pk=one.pk).update(order=number)


@transaction.atomic
def remove(place: Place, *, by: User) -> None:
    """Take a place off its panel, with consents, risks, travel and statements: all that hangs on it."""
    current = _locked(place, by)
    take_back(current)
    current.delete()


@transaction.atomic
def invite(place: Place, *, by: User) -> bool:
    """Mail the link by which a speaker takes the place; tell whether a mail was put into the box."""
    current = _locked(place, by)
    if current.user_id is not None or not current.email:
        return False
    current.invited_at = timezone.now()
    current.save(update_fields=["invited_at"])
    with translation.override(current.language):
        return post(
            f"pre-session-place:{current.pk}:{current.invited_at.isoformat()}",
            kind="pre-session place",
            to=current.email,
            subject=_("Your place at the Pre-sessions: please confirm"),
            text=_(
                "You are asked to speak at a Pre-session of the Universal Periodic Review.\n\n"
                "With this link you take your place, deposit your statement, and say what of it others may"
                " know. Until you say so, nothing about you is public:\n{address}\n\n"
                "The link is yours alone. Do not pass this mail on."
            ).format(address=link_of(current)),
        )


def link_of(place: Place) -> str:
    """Return the address by which a speaker takes his place."""
    return settings.UPR_ADDRESS + reverse("web:pre-session-take", args=[secret_of(place, LINK)])


def way_to(place: Place) -> str:
    """Return where a speaker goes: to his place, or first to the link by which he takes it."""
    if place.user_id is None:
        return link_of(place)
    return settings.UPR_ADDRESS + reverse("web:pre-session-place", args=[place.pk])


@transaction.atomic
def take(place: Place, user: User) -> Place:
    """Let this person have a place of which he holds the link. Raises ValidationError with a sentence."""
    current = Place.objects.select_for_update(of=("self",)).select_related("panel__series").get(pk=place.pk)
    if current.user_id not in (None, user.pk):
        raise ValidationError(_("Somebody has taken this place already. Ask who invited you."))
    if current.panel.series.parts_of(user):
        raise ValidationError(_("You prepare this series: you cannot speak for somebody in it."))
    current.user = user
    current.save(update_fields=["user"])
    return current


@transaction.atomic
def free(place: Place, *, by: User) -> None:
    """Take a place from the account that has it: the link was in wrong hands. Old links and consents end."""
    current = _locked(place, by)
    take_back(current)
    current.user, current.nonce, current.invited_at = None, new_nonce(), None
    current.save(update_fields=["user", "nonce", "invited_at"])


def plan_of(panel: Panel, places: list[Place] | None = None) -> TimePlan:
    """Return the time plan of a panel, as the lead changed it."""
    row = list(panel.places.order_by("order", "made_at")) if places is None else places
    speakers = [one.minutes for one in row if one.function == Place.Function.SPEAKER]
    times = PanelTimes.objects.filter(panel=panel).first() or PanelTimes()
    return time_plan(
        speakers, whole=panel.minutes, welcome=times.welcome, each=times.each, moderator=times.moderator
    )


@transaction.atomic
def set_times(panel: Panel, *, by: User, **minutes: int | None) -> None:
    """Change minutes of the time plan (`welcome`, `each`, `moderator`); None goes back to the rule."""
    _ask_lead(by, panel.series)
    times, _made = PanelTimes.objects.get_or_create(panel=panel)
    for name in ("welcome", "each", "moderator"):
        setattr(times, name, minutes.get(name))
    times.full_clean()
    times.save()


def speaker_times(plan: TimePlan) -> list[int]:
    """Return the minutes of the speakers in their order."""
    return [part.minutes for part in plan.parts if part.kind is Kind.SPEAKER]


def _new(panel: Panel, **fields: Any) -> Place:
    last = panel.places.aggregate(last=Max("order"))["last"] or 0
    place = Place(panel=panel, order=last + 1, nonce=new_nonce(), **fields)
    place.full_clean()
    place.save()
    return place


def _locked(place: Place, by: User) -> Place:
    current = Place.objects.select_for_update(of=("self",)).select_related("panel__series").get(pk=place.pk)
    _ask_lead(by, current.panel.series)
    return current


def _ask_lead(by: User, series: Series) -> None:
    if not may(by, Action.LEAD, series):
        raise PermissionDenied
