"""When an event is, in words: by the clock of its place, with the name of the zone."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from uprtracker.agenda.events.models import Event


def when(event: Event) -> str:
    """Return "12 May 2026, 09:00–17:00 (Europe/Zurich)", or the days alone."""
    first, last = event.local_start, event.local_end
    if event.all_day:
        return days(event)
    hours = f"{first:%H:%M}–{last:%H:%M}"
    if first.date() != last.date():
        return f"{_day(first.date())}, {first:%H:%M} – {_day(last.date())}, {last:%H:%M} ({event.zone})"
    return f"{_day(first.date())}, {hours} ({event.zone})"


def days(event: Event) -> str:
    """Return "12 May 2026", or the first and the last day."""
    first, last = event.local_start.date(), event.local_end.date()
    return _day(first) if first == last else f"{_day(first)} – {_day(last)}"


def _day(value: date) -> str:
    return date_format(value, _("j F Y"), use_l10n=False)
