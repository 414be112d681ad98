"""Those who spoke and stay in contact, and what they say of it.

tell(place, by=speaker, text="…", language="en", public=True)
take_in(place, by=lead)         # then it is public, as long as the speaker agrees
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.consents import Matter, consents_of, say
from uprtracker.agenda.pre_sessions.models import Place, Series, Testimony
from uprtracker.records.changed import NOTHING
from uprtracker.records.version import bump


def alumni(series: Series, *, by: User) -> list[Place]:
    """Return the speakers of a series who stay in contact. Raises PermissionDenied."""
    if not may(by, Action.LEAD, series):
        raise PermissionDenied
    return in_contact(series)


def in_contact(series: Series) -> list[Place]:
    """Return those who agreed to stay in contact, by country and order."""
    places = list(Place.objects.filter(panel__series=series).select_related("panel", "user"))
    consents = consents_of(places)
    found = [one for one in places if Matter.CONTACT in consents[one.pk]]
    return sorted(found, key=lambda one: (one.panel.state, one.order))


@transaction.atomic
def tell(place: Place, *, by: User, text: str, language: str, public: bool) -> Testimony | None:
    """Keep what a speaker says, or nothing where the text is empty. New words wait for the lead again."""
    if not may(by, Action.SPEAK, place):
        raise PermissionDenied
    say(place, {Matter.TESTIMONY: public and bool(text.strip())}, by=by)
    former = Testimony.objects.select_for_update().filter(place=place).first()
    if not text.strip():
        if former:
            former.delete()
        return None
    said = former or Testimony(place=place)
    if (said.text, said.language) != (text.strip(), language):
        said.text, said.language, said.taken_at = text.strip(), language, None
        said.full_clean()
        said.save()
        bump("a testimony of a Pre-session changed", NOTHING)
    return said


@transaction.atomic
def take_in(place: Place, *, by: User, taken: bool = True) -> None:
    """Let the lead take a testimony for publication, or leave it out again. Raises PermissionDenied."""
    if not may(by, Action.LEAD, place):
        raise PermissionDenied
    if Testimony.objects.filter(place=place).update(taken_at=timezone.now() if taken else None):
        bump("a testimony of a Pre-session changed", NOTHING)
