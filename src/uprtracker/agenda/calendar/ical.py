"""iCalendar (RFC 5545): dates as events that move when they are changed and go when they are cancelled.

    ics(dues, name="Slovenia", site="https://upr.example.org")

`UID` is the name of the date, the same for ever; `SEQUENCE` the number of the last change that bears on it.
Where only a month or a range that a rule made is known, the event stands on its first day and says so in its
title: half a year of "about" would bury a calendar.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration, vText

from uprtracker.agenda.calendar import words
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.when import When

REFRESH = timedelta(hours=12)
MEDIA = "text/calendar; charset=utf-8"
_BEFORE_ALL = datetime(2026, 11, 1, tzinfo=UTC)  # when the facts of the first release were compiled


def ics(dues: Iterable[Due], *, name: str, site: str) -> bytes:
    """Return a calendar of the dates that are known; equal dates give equal bytes."""
    made = Calendar()
    made.add("prodid", "-//UPR Tracker//Calendar//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made["REFRESH-INTERVAL"] = vDuration(REFRESH, params={"VALUE": "DURATION"})
    made["X-PUBLISHED-TTL"] = vDuration(REFRESH)
    for due in dues:
        if (event := _event(due, site)) is not None:
            made.add_component(event)
    made.add_missing_timezones(first_date=date(2026, 1, 1), last_date=date(2036, 1, 1))
    written: bytes = made.to_ical()
    return written


def _event(due: Due, site: str) -> Event | None:
    """Return the event of a date; None of one that has no time and never had."""
    gone = not due.is_open
    when = due.when if due.when.known or not gone else due.was or When()
    if when.first is None or when.last is None:
        return None
    event = Event()
    event.add("uid", f"{due.id}@{urlsplit(site).hostname or 'uprtracker'}")
    event.add("sequence", due.changed)
    stamp = due.changed_at or _BEFORE_ALL
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    _times(event, due, when)
    event.add("summary", _summary(due))
    event.add("description", _description(due))
    event.add("url", f"{site}{address_of(due)}")
    event.add(
        "status", "CANCELLED" if gone else "CONFIRMED" if due.confidence == "published" else "TENTATIVE"
    )
    event.add("transp", "TRANSPARENT")
    event.add("categories", [words.actor_words(due)])
    event["SUMMARY"].params["LANGUAGE"] = vText(get_language() or "en").to_ical().decode()
    return event


def _times(event: Event, due: Due, when: When) -> None:
    """Write when it is: a moment in its own time zone, or whole days."""
    if when.first is None or when.last is None:
        return
    if moment := when.moment:
        event.add("dtstart", moment)
        return
    whole = when.grain == "day" or (when.grain == "days" and due.confidence == "published")
    event.add("dtstart", when.first)
    event.add("dtend", (when.last if whole else when.first) + timedelta(days=1))


def _summary(due: Due) -> str:
    title = words.title_words(due)
    if due.when.grain == "day" and due.confidence == "published":
        return title
    if due.when.known and not (due.when.grain == "days" and due.confidence == "published"):
        return _("%(title)s (about %(when)s)") % {"title": title, "when": words.when_words(due.when)}
    return title


def _description(due: Due) -> str:
    lines = [
        _("When: %(when)s") % {"when": words.when_words(due.when)},
        _("How sure: %(sure)s. %(rule)s") % {"sure": words.sure_words(due), "rule": words.rule_words(due)},
        _("Before the change: %(when)s") % {"when": words.when_words(due.was)} if due.was else "",
        _("Source: %(source)s") % {"source": due.source} if due.source else "",
        _("Last checked: %(when)s") % {"when": words.checked_words(due)} if due.checked else "",
        due.note,
    ]
    return "\n".join(filter(None, lines))


def address_of(due: Due) -> str:
    """Return the page of a date."""
    return (
        f"/calendar/{due.state.lower()}/#cycle-{due.cycle}"
        if due.state
        else f"/calendar/sessions/{due.session}/"
    )


def moment_of(due: Due) -> datetime:
    """Return when a date was last changed, for feeds."""
    return due.changed_at or datetime.combine(_BEFORE_ALL.date(), time(0), UTC)
