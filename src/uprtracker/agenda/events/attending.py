"""Who came: ticked off the list of those who registered, and kept as numbers by kind of people."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import transaction

from uprtracker.accounts.models import User
from uprtracker.agenda.events.models import Attendance, Basis, Event, Place
from uprtracker.records import editing


@transaction.atomic
def tick(event: Event, *, by: User, came: Iterable[int]) -> int:
    """Keep which registrations (keys) came, the others with a place did not; return how many came."""
    editing.touch(event, by=by, what="who came")
    places = event.registrations.filter(place=Place.PLACE)
    chosen = set(came)
    places.exclude(pk__in=chosen).update(came=False)
    return places.filter(pk__in=chosen).update(came=True)


@transaction.atomic
def set_numbers(event: Event, *, by: User, numbers: Mapping[str, tuple[int | None, str]]) -> None:
    """Set the number of people and its basis for each kind; None takes the number away."""
    editing.touch(event, by=by, what="attendance")
    for kind, (count, basis) in numbers.items():
        if count is None:
            event.attendance.filter(kind=kind).delete()
        else:
            Attendance.objects.update_or_create(
                event=event, kind=kind, defaults={"count": count, "basis": basis}
            )


def ticked(event: Event) -> Mapping[str, int]:
    """Return how many of those who registered came, by kind."""
    return Counter(event.registrations.filter(came=True).values_list("kind", flat=True))


def keep_ticked(event: Event) -> None:
    """Keep the numbers of those who were ticked off, where nobody counted: before the names go."""
    known = set(event.attendance.values_list("kind", flat=True))
    Attendance.objects.bulk_create(
        Attendance(event=event, kind=kind, count=count, basis=Basis.TICKED)
        for kind, count in sorted(ticked(event).items())
        if kind not in known
    )
