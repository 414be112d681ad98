"""A change of a date in words: what, of whom, before and now, source; the same on pages and in mails."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from uprtracker.agenda.calendar import words
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.ical import address_of
from uprtracker.agenda.calendar.kinds import STATUSES
from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.when import When


@dataclass(frozen=True, slots=True)
class Told:
    """`title` is one line, `text` several; `address` is where the date stands."""

    title: str
    text: str
    address: str
    before: str
    now: str


def change_words(row: KnownDate) -> Told:
    """Return a change in words."""
    due = due_of(row)
    now = _now(row)
    before = words.when_words(When.read(row.was)) if row.was else ""
    if row.was_status not in ("", "expected", "held"):
        before = f"{before} ({STATUSES[row.was_status]})".strip()
    lines = [
        _("Before: %(when)s") % {"when": before} if before else "",
        _("Now: %(when)s") % {"when": now},
        row.note,
        _("Source: %(source)s") % {"source": row.source},
    ]
    title = f"{words.title_words(due)}: {now}"
    return Told(title, "\n\n".join(filter(None, lines)), address_of(due), before, now)


def due_of(row: KnownDate) -> Due:
    """Return of what date a row speaks, as far as its name goes."""
    return Due(row.kind, row.cycle, row.state, row.to_session or row.session, when=row.when)


def _now(row: KnownDate) -> str:
    if row.act == KnownDate.Act.CANCEL:
        return str(STATUSES["cancelled"])
    if row.act == KnownDate.Act.WITHDRAW:
        return _("as the facts or the rule say")
    if row.act == KnownDate.Act.POSTPONE:
        when = words.when_words(row.when) if row.when.known else _("no new date yet")
        return f"{STATUSES['postponed']}, {when}"
    return words.when_words(row.when)
