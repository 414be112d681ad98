"""What speakers let others know: nothing until they say so, and nothing once they take it back.

    say(place, {"name": True}, by=speaker)
    given = consents_of(places)             # {place.pk: frozenset({"name"})}

A consent is the speaker's alone to give: no lead, and no role of the site, gives one for him.
"""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import Consent, Place
from uprtracker.records.changed import NOTHING
from uprtracker.records.version import bump

Matter = Consent.Matter
ON_PAGES = frozenset({Matter.NAME, Matter.ORGANISATION, Matter.PHOTO, Matter.STATEMENT, Matter.TESTIMONY})
"""What shows on public pages."""


def consents_of(places: Iterable[Place]) -> Mapping[UUID, frozenset[str]]:
    """Return what each speaker agrees to as he last said."""
    keys = [place.pk for place in places]
    last: dict[UUID, dict[str, bool]] = {key: {} for key in keys}
    rows = Consent.objects.filter(place__in=keys).order_by("pk").values_list("place", "matter", "given")
    for place, matter, given in rows:
        last[place][matter] = given
    return {key: frozenset(matter for matter, given in said.items() if given) for key, said in last.items()}


@transaction.atomic
def say(place: Place, said: Mapping[str, bool], *, by: User) -> None:
    """Keep what a speaker says on some matters; what he said before stays. Raises PermissionDenied."""
    current = Place.objects.select_for_update().get(pk=place.pk)
    if not may(by, Action.SPEAK, current):
        raise PermissionDenied
    _keep(current, said)


@transaction.atomic
def take_back(place: Place, matters: Collection[str] = tuple(Matter)) -> None:
    """Take consents back without asking: where what they were about has changed, or its person has gone."""
    _keep(Place.objects.select_for_update().get(pk=place.pk), dict.fromkeys(matters, False))


def _keep(place: Place, said: Mapping[str, bool]) -> None:
    before = consents_of([place])[place.pk]
    fresh = {Matter(one): given for one, given in said.items() if given != (one in before)}
    Consent.objects.bulk_create(Consent(place=place, matter=one, given=given) for one, given in fresh.items())
    if fresh.keys() & ON_PAGES:
        bump("a page of a Pre-session changed", NOTHING)
