"""Which dates a feed holds: those of a State, a session, an actor; and feeds of coming dates and of changes.

Calendars look back a year, so that what just passed does not vanish from people's screens at once.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.agenda.calendar import words
from uprtracker.agenda.calendar.asking import Asked, in_time
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.ical import address_of, moment_of
from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.telling import change_words
from uprtracker.agenda.calendar.whole import Calendar
from uprtracker.exchange.citations.citation import printable

BACK = timedelta(days=366)
MOST = 60  # entries of an Atom feed


def of_state(calendar: Calendar, state: str, today: date) -> list[Due]:
    """Return the dates of a State; its next review stands there as the review itself."""
    return _recent((due for dates in calendar.of_state(state).values() for due in dates.values()), today)


def of_session(calendar: Calendar, number: int) -> list[Due]:
    """Return what a session shares, the review of each of its States, and what each has of its own."""
    own = [
        due
        for key in calendar.members.get(number, ())
        for due in calendar.reviews[key].values()
        if not due.demo and due.kind != "next_review" and (due.own or due.kind == "review")
    ]
    return sorted([*calendar.session(number).values(), *own], key=in_time)


def of_actor(calendar: Calendar, actor: str, today: date) -> list[Due]:
    """Return what an actor has to do: of the sessions, and of single States where theirs is otherwise."""
    return _recent(Asked(actor=actor).found(calendar, undated=True), today)


def _recent(dues: Iterable[Due], today: date) -> list[Due]:
    since = today - BACK
    kept = [
        due
        for due in dues
        if due.kind != "next_review" and ((due.when.last and due.when.last >= since) or due.changed)
    ]
    return sorted(kept, key=in_time)


def coming(dues: Iterable[Due], *, site: str, own: str, title: str) -> str:
    """Return the next dates as Atom, an entry each; a date that moves comes up again as changed."""
    document = _document(title, f"{site}/calendar/", own)
    for due in list(dues)[:MOST]:
        when, sure = words.when_words(due.when), words.sure_words(due)
        text = f"{when}\n\n{sure}. {words.rule_words(due)}\n\n{due.source}"
        link = f"{site}{address_of(due)}"
        _entry(document, f"{words.title_words(due)}: {when}", link, text, due.id, moment_of(due))
    return document.writeString("utf-8")


def changes(rows: Iterable[KnownDate], *, site: str, own: str, title: str) -> str:
    """Return what was entered last as Atom, newest first: old and new date, source, day of the check."""
    document = _document(title, f"{site}/calendar/changes/", own)
    for row in rows:
        told = change_words(row)
        _entry(document, told.title, f"{site}{told.address}", told.text, f"change/{row.pk}", row.at)
    return document.writeString("utf-8")


def _document(title: str, link: str, own: str) -> Atom1Feed:
    return Atom1Feed(
        title=printable(title),
        link=link,
        description="",
        feed_url=own,
        feed_guid=own,
        language=get_language(),
    )


def _entry(document: Atom1Feed, title: str, link: str, text: str, name: str, moment: datetime) -> None:
    document.add_item(
        title=printable(title),
        link=link,
        description=str(linebreaks(printable(text), autoescape=True)),
        unique_id=f"tag:{urlsplit(link).hostname or 'localhost'},2026:calendar/{name}",
        updateddate=moment,
        author_name=_("UPR Tracker"),
    )


__all__ = ["changes", "coming", "of_actor", "of_session", "of_state"]
