"""The journey of a speaker: for the lead and the speaker alone, and sealed.

    set_travel(place, by=lead, visa="granted")
    travel_of(place, by=speaker).hotel

What it costs, the lead alone writes. Neither the database nor a backup says when somebody travels, where
he sleeps or what he needs: it opens with the key that opens the risks.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import Place, Travel

VISAS: Mapping[str, Promise] = {
    "": gettext_lazy("Not known yet"),
    "none": gettext_lazy("No visa needed"),
    "to_do": gettext_lazy("To be applied for"),
    "applied": gettext_lazy("Applied for"),
    "granted": gettext_lazy("Granted"),
    "refused": gettext_lazy("Refused"),
}
LONGEST: Mapping[str, int] = {"hotel": 200, "needs": 2_000, "currency": 3}
MOST_COST = Decimal("99999999.99")


@dataclass(frozen=True)
class Journey:
    """When, where and how a speaker travels. `cost` is what the series pays."""

    arrives_on: date | None = None
    leaves_on: date | None = None
    visa: str = ""
    hotel: str = ""
    needs: str = ""
    cost: Decimal | None = None
    currency: str = ""


_OF_LEAD = frozenset(field.name for field in fields(Journey))
_OF_SPEAKER = _OF_LEAD - {"cost", "currency"}


@transaction.atomic
def set_travel(place: Place, *, by: User, **said: Any) -> Journey:
    """Write down a journey, as the speaker or the lead.

    Raises PermissionDenied, ValidationError, NoKey, Sealed.
    """
    leads = _may_read(place, by)
    Place.objects.select_for_update().get(pk=place.pk)  # one writer after the other
    row = Travel.objects.filter(speaker=place).first() or Travel(speaker=place)
    known = {name: value for name, value in said.items() if name in (_OF_LEAD if leads else _OF_SPEAKER)}
    journey = replace(_read(row), **known)
    _check(journey)
    row.put({name: None if value is None else str(value) for name, value in asdict(journey).items()})
    row.save()
    return journey


def travel_of(place: Place, *, by: User) -> Journey:
    """Return the journey of a speaker, an empty one where nothing is known.

    Raises PermissionDenied, NoKey, Sealed.
    """
    _may_read(place, by)
    return _read(Travel.objects.filter(speaker=place).first() or Travel(speaker=place))


def _may_read(place: Place, by: User) -> bool:
    """Return whether this person leads. Raises PermissionDenied for whom it is not."""
    leads = may(by, Action.LEAD, place)
    if not (leads or may(by, Action.SPEAK, place)):
        raise PermissionDenied
    return leads


def _read(row: Travel) -> Journey:
    said = row.content() if row.sealed else {}
    kinds: dict[str, Any] = {
        "arrives_on": date.fromisoformat,
        "leaves_on": date.fromisoformat,
        "cost": Decimal,
    }
    return Journey(**{
        name: kinds.get(name, str)(value) for name, value in said.items() if value is not None
    })  # fmt: skip


def _check(journey: Journey) -> None:
    if journey.arrives_on and journey.leaves_on and journey.leaves_on < journey.arrives_on:
        raise ValidationError(_("The departure is before the arrival."))
    for name, most in LONGEST.items():
        if len(getattr(journey, name)) > most:
            raise ValidationError(_("A text here has at most {n} characters.").format(n=most))
    if journey.visa not in VISAS or not 0 <= (journey.cost or 0) <= MOST_COST:
        raise ValidationError(_("Something is missing or not right."))
