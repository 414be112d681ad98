"""Events in the search of the library: their words, on the day on which they take place."""

from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.events.models import Event
from uprtracker.search.library.edited_rows import EditedRows


def rows() -> EditedRows:
    """Return events as a kind of the search; how to join online is not among their words."""
    return EditedRows(
        Event, _("Events"), text=("summary", "programme"), address="/events/{slug}/", more=_more, date=_day
    )


def _more(event: Event) -> str:
    return "\n".join(filter(None, [event.place, *event.hosts, *event.co_sponsors]))


def _day(event: Event) -> str:
    return event.starts_at.date().isoformat()
