"""Events as iCalendar (RFC 5545): one to save, or a feed to subscribe to.

An event keeps its UID; each change of it has a higher SEQUENCE, so that calendars move it. What is
cancelled, or put off without a new date, comes as CANCELLED. Moments stand in UTC.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from icalendar import Calendar
from icalendar import Event as Entry

from uprtracker.agenda.events.models import Event, Standing
from uprtracker.records.editing import worded, wordings_of
from uprtracker.records.prose import plain_of

MEDIA = "text/calendar; charset=utf-8"


def save_the_date(event: Event, language: str, *, online: bool = False) -> str:
    """Return one event as a file for a calendar. `online`: for a registered person, with the address."""
    calendar = _calendar(language)
    calendar.add("method", "PUBLISH")
    texts = worded(event, language)
    calendar.add_component(_entry(event, texts.title, texts.summary, online=online))
    return _text(calendar)


def feed_of(events: Iterable[Event], name: str, language: str) -> str:
    """Return events as a calendar that programs ask for again; nothing in it is for the registered alone."""
    calendar = _calendar(language)
    calendar.calendar_name = name
    calendar.refresh_interval = timedelta(hours=12)
    calendar.add("x-published-ttl", "PT12H")
    listed = list(events)
    rows = wordings_of(listed, language)
    for event in listed:
        texts = worded(event, language, rows)
        calendar.add_component(_entry(event, texts.title, texts.summary, online=False))
    return _text(calendar)


def _calendar(language: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//UPR Tracker//Events//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _entry(event: Event, title: str, summary: str, *, online: bool) -> Entry:
    entry = Entry()
    entry.add("uid", f"event-{event.uid}")
    entry.add("sequence", event.revision)
    entry.add("dtstamp", event.changed_at.replace(microsecond=0))
    entry.add("last-modified", event.changed_at.replace(microsecond=0))
    entry.add("summary", title)
    if event.all_day:
        entry.add("dtstart", event.local_start.date())
        entry.add("dtend", event.local_end.date() + timedelta(days=1))
    else:
        entry.add("dtstart", event.starts_at)
        entry.add("dtend", event.ends_at)
    entry.add("status", "CONFIRMED" if event.standing == Standing.PLANNED else "CANCELLED")
    address = f"{settings.UPR_ADDRESS}/events/{event.slug}/"
    told = [plain_of(summary), event.standing_note, event.online if online else "", address]
    entry.add("description", "\n\n".join(part for part in told if part))
    entry.add("url", address)
    if event.place:
        entry.add("location", event.place)
    return entry


def _text(calendar: Calendar) -> str:
    return bytes(calendar.to_ical()).decode("utf-8")
