"""Mails before a date, and when it changes: at the days that a person chose, in his time zone and language.

    remind()        # each minute; looks at those whose morning it is, and after a change at all

A date is told once for each of the chosen days before it; after an outage the nearest of them is made up
for. Who was told a date hears once when it moves or falls away. What is only a month or a range is told by
its first day, and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.accounts import outbox
from uprtracker.agenda.calendar import words
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.following import dates_for
from uprtracker.agenda.calendar.ical import address_of
from uprtracker.agenda.calendar.models import Follower, KnownDate, Reminded
from uprtracker.agenda.calendar.telling import change_words
from uprtracker.agenda.calendar.when import When
from uprtracker.agenda.calendar.whole import Calendar, calendar

MORNING = clock(7)
CHANGED = -1
CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Line:
    """One date in a mail."""

    title: str
    when: str
    local: str
    left: str
    sure: str
    before: str
    url: str


def remind(now: datetime | None = None) -> int:
    """Write the mails that are due and return how many; they go out through the outbox."""
    if not settings.UPR_MAIL:
        return 0
    moment = now or timezone.now()
    waiting = Follower.objects.filter(by_mail=True, next_at__lte=moment, owner__is_active=True)
    keys = list(waiting.exclude(owner__email="").values_list("pk", flat=True)[:500])
    if not keys:
        return 0
    whole = calendar()
    return sum(_remind(key, whole, moment) for key in keys)


def _remind(key: int, whole: Calendar, now: datetime) -> int:
    with transaction.atomic():
        follower = Follower.objects.select_for_update(of=("self",)).select_related("owner").get(pk=key)
        if not follower.by_mail or follower.next_at is None or follower.next_at > now:
            return 0  # another process was here
        zone = ZoneInfo(follower.zone)
        with translation.override(follower.language):
            local = now.astimezone(zone)
            dates = dates_for(follower, whole, local.date())
            posted = _changes(follower, whole, dates, local.date()) + _reminders(follower, dates, local)
        follower.next_at = next_morning(now, zone)
        follower.save(update_fields=["next_at", "told"])
    return posted


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next seven o'clock in a time zone, whatever summer time does."""
    local = now.astimezone(zone)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, zone)


def _reminders(follower: Follower, dates: Sequence[Due], local: datetime) -> int:
    if local.time() < MORNING:
        return 0  # a change was told at night; what is due today is told in the morning
    today = local.date()
    lines = []
    for due in dates:
        step = _step(follower, due, today) if due.is_open else None
        if step is None:
            continue
        when = due.when.text()
        if Reminded.objects.get_or_create(follower=follower, due=due.id, when=when, days=step)[1]:
            lines.append(_line(due, follower.zone, _left_days(follower, due, today)))
    if not lines:
        return 0
    subject = ngettext("UPR calendar: %(n)s date ahead", "UPR calendar: %(n)s dates ahead", len(lines))
    key = f"calendar-ahead:{follower.pk}:{today}:{Reminded.objects.filter(follower=follower).count()}"
    return _post(follower, key, subject % {"n": len(lines)}, _("What is due next:"), lines)


def remembered_day(due: Due, zone: ZoneInfo) -> date | None:
    """Return the day by which a date is told: its own in the reader's zone, the first of a range."""
    if due.when.moment:
        return due.when.day_in(zone)
    return due.when.first


def _left_days(follower: Follower, due: Due, today: date) -> int:
    day = remembered_day(due, ZoneInfo(follower.zone))
    return (day - today).days if day else -1


def _step(follower: Follower, due: Due, today: date) -> int | None:
    """Return which of the chosen numbers of days is reached, None where none is or the day is over."""
    left = _left_days(follower, due, today)
    return min((days for days in follower.days if days >= left), default=None) if left >= 0 else None


def _changes(follower: Follower, whole: Calendar, dates: Sequence[Due], today: date) -> int:
    """Tell dates that moved since the person was told, and what was entered on dates that he follows."""
    lines = [*_moved(follower, whole, today), *_entered(follower, dates)]
    seen: dict[str, Line] = {}
    for line in lines:
        seen.setdefault(line.title, line)
    if not seen:
        return 0
    subject = ngettext("UPR calendar: %(n)s date changed", "UPR calendar: %(n)s dates changed", len(seen))
    key = (
        f"calendar-changed:{follower.pk}:{whole.newest}:{Reminded.objects.filter(follower=follower).count()}"
    )
    return _post(follower, key, subject % {"n": len(seen)}, _("These dates changed:"), list(seen.values()))


def _moved(follower: Follower, whole: Calendar, today: date) -> list[Line]:
    """Return the dates of which somebody was told another time than holds now, once for each."""
    last = {row.due: row for row in Reminded.objects.filter(follower=follower).order_by("pk")}
    lines = []
    for name, row in last.items():
        due = whole.by_id.get(name)
        now = CANCELLED if due is None or not due.is_open else due.when.text()
        if due is None or now == row.when:
            continue
        Reminded.objects.create(follower=follower, due=name, when=now, days=CHANGED)
        if due.is_open and (step := _step(follower, due, today)) is not None:  # told with the change
            Reminded.objects.get_or_create(follower=follower, due=name, when=now, days=step)
        before = "" if row.when == CANCELLED else words.when_words(When.read(row.when))
        lines.append(_line(due, follower.zone, None, before))
    return lines


def _entered(follower: Follower, dates: Sequence[Due]) -> list[Line]:
    rows = list(KnownDate.objects.filter(pk__gt=follower.told))
    if not rows:
        return []
    follower.told = rows[-1].pk
    if not follower.changes:
        return []
    followed = {due.id: due for due in dates}
    of_sessions = {f"session-{due.session}-{due.kind}": due for due in dates}
    lines = []
    for row in rows:
        due = followed.get(row.due) or of_sessions.get(row.due)
        if due is not None:
            told = change_words(row)
            lines.append(_line(due, follower.zone, None, told.before))
    return lines


def _line(due: Due, zone: str, left: int | None, before: str = "") -> Line:
    return Line(
        title=words.title_words(due),
        when=words.status_words(due) if not due.is_open else words.when_words(due.when),
        local=words.local_words(due.when, zone),
        left="" if left is None else _left(left),
        sure=words.sure_words(due),
        before=before,
        url=f"{settings.UPR_ADDRESS}{address_of(due)}",
    )


def _left(days: int) -> str:
    if days == 0:
        return _("today")
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}


def _post(follower: Follower, key: str, subject: str, lead: str, lines: Sequence[Line]) -> int:
    leave = f"{settings.UPR_ADDRESS}/calendar/unsubscribe/{follower.token}/"
    context = {
        "lead": lead,
        "lines": lines,
        "leave": leave,
        "change": f"{settings.UPR_ADDRESS}/calendar/mine/",
    }
    made = outbox.post(
        key,
        kind="calendar",
        to=follower.owner.email,
        subject=subject,
        text=render_to_string("calendar/mail.txt", context),
        headers={"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    return int(made)
