"""Whom each address of the calendar is for."""

from uprtracker.accounts.invitations import digest_of
from uprtracker.accounts.models import User
from uprtracker.agenda.calendar.models import Follower

OPEN = (200, 200, 200, 200)
SECRET = "a-private-calendar"

DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    **{
        f"web:calendar{part}{form}": ((), OPEN)
        for part in ("", "-countries", "-sessions", "-changes")
        for form in ("", "-data")
    },
    **dict.fromkeys(("web:calendar-changes-atom", "web:calendar-coming-atom"), ((), OPEN)),
    **{f"web:calendar-session{form}": ((45,), OPEN) for form in ("", "-data", "-ics")},
    **{f"web:calendar-state{form}": (("svn",), OPEN) for form in ("", "-data", "-ics")},
    "web:calendar-actor-ics": (("state",), OPEN),
    "web:calendar-mine": ((), (302, 200, 200, 200)),
    # The secret in the address is the permission.
    "web:calendar-private": ((SECRET,), OPEN),
    "web:calendar-unsubscribe": ((SECRET,), OPEN),
    "web:calendar-desk": ((), (302, 403, 200, 403)),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    owner = User.objects.create_user("follower-of-dates", "follower-of-dates@example.org")
    Follower.objects.create(owner=owner, token=SECRET, feed=digest_of(SECRET))
    return {}
