"""Saying what one knows better of a date. Nothing is overwritten: each word is a row, the last holds.

    say(by=user, state="SVN", cycle=5, kind="review", act="set", when=When.day(…), source="…", checked=today)

Each word is a new version of the data, stands in the history for good and is told to those who follow it.
"""

from datetime import date, datetime
from datetime import time as clock
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.calendar.kinds import KINDS, OF_SESSIONS
from uprtracker.agenda.calendar.models import Follower, KnownDate
from uprtracker.agenda.calendar.when import When
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.core.errors import UprTrackerError
from uprtracker.records.changed import NOTHING
from uprtracker.records.version import bump

LONGEST_SOURCE, LONGEST_NOTE = 300, 500


class DateRefused(UprTrackerError):
    """What somebody wanted to enter makes no sense; the message says which field and why."""


def say(
    *,
    by: User | None,
    kind: str,
    act: str,
    source: str,
    checked: date,
    state: str = "",
    cycle: int | None = None,
    session: int | None = None,
    when: When | None = None,
    to_session: int | None = None,
    confidence: str = "published",
    url: str = "",
    note: str = "",
) -> KnownDate:
    """Enter a word on a date and return it; `by` is None on the command line, whose user owns the site.

    Raises PermissionDenied, and DateRefused for what makes no sense. All or nothing.
    """
    if by is not None and not may(by, Action.SET_DATES):
        raise PermissionDenied
    whole, told = calendar(), when or When()
    dates = whole.review(state, cycle or 0) if state else whole.session(session or 0)
    _sound(kind, act, told, source, checked, url, note, confidence)
    _exists(kind, state, bool(dates), to_session, set(whole.meetings))
    before = dates.get(kind)
    with transaction.atomic():
        row = KnownDate.objects.create(
            state=state, cycle=cycle if state and cycle else whole.meetings[session or 0].cycle,
            session=None if state else session, kind=kind, act=act, grain=told.grain, first=told.first,
            last=told.last, time=told.time, zone=told.zone, to_session=to_session, confidence=confidence,
            source=source.strip(), url=url, checked=checked, note=note.strip(), by=by, at=timezone.now(),
            was=before.when.text() if before else "", was_status=before.status if before else "",
        )  # fmt: skip
        Follower.objects.filter(by_mail=True).update(next_at=row.at)  # the next round looks who is to be told
        bump("a date of the calendar", NOTHING)
    return row


def _exists(kind: str, state: str, known: bool, to_session: int | None, sessions: set[int]) -> None:
    if not known or kind not in (KINDS if state else OF_SESSIONS) or kind == "next_review":
        raise DateRefused(_("There is no such date: choose a State and cycle, or a session, and what it is."))
    if to_session is not None and (kind != "review" or not state or to_session not in sessions):
        raise DateRefused(
            _("Only the review of a State can be moved to another session, and to one that exists.")
        )


def _sound(
    kind: str, act: str, when: When, source: str, checked: date, url: str, note: str, confidence: str
) -> None:
    if kind not in KINDS:
        raise DateRefused(_("“%(kind)s” is no kind of date.") % {"kind": kind[:40]})
    if act not in KnownDate.Act.values or confidence not in KnownDate.Confidence.values:
        raise DateRefused(
            _("Say whether the date is set, cancelled, postponed or taken back, and how sure it is.")
        )
    if act == KnownDate.Act.SET and not when.known:
        raise DateRefused(_("Write the day, the days or the month."))
    if act in (KnownDate.Act.CANCEL, KnownDate.Act.WITHDRAW) and when.known:
        raise DateRefused(_("What is cancelled or taken back has no new date: leave it empty."))
    if not source.strip() or len(source) > LONGEST_SOURCE or len(note) > LONGEST_NOTE:
        raise DateRefused(_("Name the source in at most %(n)s characters.") % {"n": LONGEST_SOURCE})
    if checked > timezone.localdate():
        raise DateRefused(_("The day on which the source was checked lies in the future."))
    if when.time and when.zone not in available_timezones():
        raise DateRefused(_("A time of day needs a time zone, like Europe/Zurich."))
    if when.first and not 2006 <= when.first.year <= 2100:
        raise DateRefused(_("The year is to be between 2006 and 2100."))
    if url:
        _address(url)


def _address(url: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise DateRefused(_("The address of the source is to begin with https://.")) from None


def when_of(given: dict[str, Any]) -> When:
    """Return the time that fields say: `grain`, `first`, `last`, `month`, `until`, `time`, `zone`.

    Raises DateRefused for what is no time.
    """
    grain = given.get("grain", "")
    try:
        if grain == "day":
            return _day(given)
        if grain == "days":
            return When.days(date.fromisoformat(given["first"]), date.fromisoformat(given["last"]))
        if grain == "month":
            until = given.get("until") or given["month"]
            return When.months(date.fromisoformat(f"{given['month']}-01"), date.fromisoformat(f"{until}-01"))
    except (KeyError, ValueError) as error:
        words = _(
            "This is no date: write a day as 2027-05-03, a month as 2027-05, the first before the last."
        )
        raise DateRefused(words) from error
    return When()


def _day(given: dict[str, Any]) -> When:
    at, zone = given.get("time", ""), given.get("zone", "")
    if at and zone not in available_timezones():
        raise DateRefused(_("A time of day needs a time zone, like Europe/Zurich."))
    moment: clock | None = datetime.strptime(at, "%H:%M").time() if at else None
    return When.day(date.fromisoformat(given["first"]), moment, zone)
