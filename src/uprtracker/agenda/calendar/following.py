"""What somebody follows: chosen States, sessions and actors, and the States of his workspaces.

    follower = follower_of(user); choose(follower, states=["SVN"], …); dates_for(follower, calendar(), today)

The private feed has a secret that is shown once and kept as its SHA-256, like those of workspaces.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import available_timezones

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.invitations import digest_of, new_secret
from uprtracker.accounts.models import Member, User
from uprtracker.agenda.calendar.asking import in_time
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.feeds import of_actor, of_session, of_state
from uprtracker.agenda.calendar.kinds import ACTORS
from uprtracker.agenda.calendar.models import Follower, KnownDate
from uprtracker.agenda.calendar.setting import DateRefused
from uprtracker.agenda.calendar.whole import Calendar, calendar

DAYS = (90, 60, 30, 14, 7, 3, 1, 0)
MOST_CHOSEN = 50


def follower_of(user: User) -> Follower:
    """Return what a person follows, made at the first time with nothing chosen but his workspaces."""
    newest = KnownDate.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    usual = {"token": new_secret()[0], "days": [30, 7, 1], "told": newest}
    return Follower.objects.get_or_create(owner=user, defaults=usual)[0]


def choose(
    follower: Follower,
    *,
    by: User,
    states: Sequence[str],
    sessions: Sequence[str],
    actors: Sequence[str],
    workspaces: bool,
    by_mail: bool,
    changes: bool,
    days: Sequence[str],
    zone: str,
    language: str,
) -> None:
    """Keep what a person chose for himself. Raises DateRefused for what does not exist."""
    if follower.owner_id != by.pk:
        raise PermissionDenied
    whole = calendar()
    known = {state for state, _cycle in whole.reviews}
    wanted = [state.upper() for state in states if state]
    numbers = [int(one) for one in sessions if one.isascii() and one.isdigit() and len(one) < 4]
    if not set(wanted) <= known or not set(numbers) <= set(whole.meetings) or not set(actors) <= set(ACTORS):
        raise DateRefused(_("Choose States, sessions and actors from the lists."))
    if len(wanted) > MOST_CHOSEN or len(numbers) > MOST_CHOSEN:
        raise DateRefused(_("At most %(n)s States and sessions can be chosen.") % {"n": MOST_CHOSEN})
    if zone not in available_timezones():
        raise DateRefused(_("That is no time zone we know. Write it like Europe/Zurich or Africa/Kampala."))
    follower.states, follower.sessions = sorted(set(wanted)), sorted(set(numbers))
    follower.actors = [actor for actor in ACTORS if actor in actors]
    follower.days = sorted({int(one) for one in days if one in map(str, DAYS)}, reverse=True)
    follower.workspaces, follower.by_mail, follower.changes = workspaces, by_mail, changes
    follower.zone, follower.language = zone, language
    follower.next_at = timezone.now() if by_mail else None
    follower.save()


def states_of(follower: Follower) -> list[str]:
    """Return the States that count as chosen: his own choice and those of his workspaces."""
    chosen = set(follower.states)
    if follower.workspaces:
        seats = Member.objects.open_to(follower.owner).filter(workspace__closed_at=None)
        chosen |= {state for state in seats.values_list("workspace__state", flat=True) if state}
    return sorted(chosen)


def dates_for(follower: Follower, whole: Calendar, today: date) -> list[Due]:
    """Return the dates that a person follows, in the order of time.

    Actors narrow States and sessions; chosen alone, they stand for all that these actors have to do.
    """
    found: dict[str, Due] = {}
    states = states_of(follower)
    for state in states:
        found |= {due.id: due for due in of_state(whole, state, today)}
    for number in follower.sessions:
        found |= {due.id: due for due in of_session(whole, number) if _recent(due, today)}
    if not states and not follower.sessions:
        for actor in follower.actors:
            found |= {due.id: due for due in of_actor(whole, actor, today)}
    narrowed = [due for due in found.values() if not follower.actors or due.actor in follower.actors]
    return sorted(narrowed, key=in_time)


def _recent(due: Due, today: date) -> bool:
    return due.changed > 0 or due.when.last is not None and due.when.last >= today - timedelta(days=366)


def make_feed(follower: Follower) -> str:
    """Make a new secret for the private feed and return it. It cannot be had again; the old one ends."""
    secret, follower.feed = new_secret()
    follower.save(update_fields=["feed"])
    return secret


def end_feed(follower: Follower) -> None:
    """End the private feed."""
    follower.feed = ""
    follower.save(update_fields=["feed"])


def follower_of_feed(secret: str) -> Follower | None:
    """Return whose feed has this secret, None where nobody's has."""
    found = Follower.objects.select_related("owner").filter(owner__is_active=True)
    return found.filter(feed=digest_of(secret)).first() if secret else None


def follower_of_token(token: str) -> Follower | None:
    """Return whose mails this secret ends, None where it is none of ours."""
    return Follower.objects.filter(token=token).first() if token else None


def end_mails(follower: Follower) -> None:
    """Send no more mails; what is chosen stays."""
    follower.by_mail, follower.next_at = False, None
    follower.save(update_fields=["by_mail", "next_at"])
