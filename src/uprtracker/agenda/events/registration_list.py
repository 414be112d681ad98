"""The list of those who registered, as a file for those who run the event."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from uprtracker.agenda.events.models import Event, PeopleKind, Place
from uprtracker.exchange.tables import Cell, Column, Table


def table(event: Event) -> Table:
    """Return the columns, and until when the list may be kept."""
    columns = (
        Column("name", _("Name"), 30),
        Column("email", _("Mail address"), 30),
        Column("organisation", _("Organisation"), 30),
        Column("kind", _("Kind"), 24),
        Column("place", _("Place"), 20),
        Column("needs", _("What they need"), 40),
        Column("came", _("Came"), 8),
    )
    until = event.delete_registrations_at.date().isoformat()
    notes: tuple[tuple[str, str, Cell], ...] = (
        ("event", _("Event"), event.title),
        ("until", _("Delete this file by"), until),
    )
    return Table(_("Registrations"), columns, _("About"), notes)


def rows(event: Event) -> Iterable[tuple[Cell, ...]]:
    """Yield those who have a place or wait, in their turn."""
    said = {True: _("yes"), False: _("no"), None: ""}
    for one in event.registrations.filter(place__in=(Place.PLACE, Place.WAITING)):
        kind, place = str(PeopleKind(one.kind).label), str(Place(one.place).label)
        yield (one.name, one.email, one.organisation, kind, place, one.needs, said[one.came])
