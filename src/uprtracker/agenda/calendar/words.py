"""Dates of the calendar in words, in the reader's language: pages, mails, feeds and calendars say the same.

when_words(due.when)        20 to 31 January 2025 · April to May 2027 · 12 December 2022, 23:59 (Geneva)
"""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.kinds import ACTORS, CONFIDENCES, KINDS, STATUSES
from uprtracker.agenda.calendar.rules import RULES
from uprtracker.agenda.calendar.when import When
from uprtracker.reference import load_reference


def day(value: date) -> str:
    """Return a day in words: "12 May 2026"."""
    return date_format(value, _("j F Y"), use_l10n=False)


def _format(value: date, form: str) -> str:
    return date_format(value, form, use_l10n=False)


def when_words(when: When) -> str:
    """Return a time as far as it is known."""
    if when.first is None or when.last is None:
        return _("not known")
    same = when.first.year == when.last.year
    if when.grain == "month":
        first, last = _format(when.first, _("F") if same else _("F Y")), _format(when.last, _("F Y"))
        return last if same and when.first.month == when.last.month else _span(first, last)
    if when.grain == "day":
        told = day(when.first)
        return f"{told}, {time_words(when)}" if when.time else told
    return _span(_format(when.first, _("j F")) if same else day(when.first), day(when.last))


def _span(first: str, last: str) -> str:
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def time_words(when: When) -> str:
    """Return the time of day with its zone: "23:59 (Zurich)"."""
    if when.time is None:
        return ""
    return _("%(time)s (time of %(place)s)") % {"time": f"{when.time:%H:%M}", "place": place_of(when.zone)}


def place_of(zone: str) -> str:
    """Return the city of a time zone: "Zurich" of Europe/Zurich, "UTC"."""
    return zone.rpartition("/")[2].replace("_", " ")


def local_words(when: When, zone: str) -> str:
    """Return day and time in the reader's zone, where it differs from the zone that was published."""
    if when.moment is None or zone == when.zone:
        return ""
    local = when.moment.astimezone(ZoneInfo(zone))
    return f"{day(local.date())}, " + _("%(time)s (time of %(place)s)") % {
        "time": f"{local:%H:%M}",
        "place": place_of(zone),
    }


def kind_words(due: Due) -> str:
    """Return what is due."""
    return str(KINDS[due.kind].label)


def actor_words(due: Due) -> str:
    """Return who acts."""
    return str(ACTORS[due.actor])


def subject_words(due: Due) -> str:
    """Return of whom it is: "Slovenia, session 48", "Session 48, all its States"."""
    if not due.state:
        return _("Session %(n)s, all its States") % {"n": due.session}
    name = state_words(due.state)
    return _("%(state)s, session %(n)s") % {"state": name, "n": due.session} if due.session else name


def state_words(iso3: str) -> str:
    """Return the name of a State in the reader's language."""
    one = load_reference(demo=True).states.by_iso3.get(iso3)
    return one.name_in((get_language() or "en").split("-")[0]) if one else iso3


def title_words(due: Due) -> str:
    """Return all in one line: "National report: Slovenia, session 48"."""
    return f"{kind_words(due)}: {subject_words(due)}"


def sure_words(due: Due) -> str:
    """Return how sure it is, in a word or two."""
    if not due.decided:
        return _("derived, not yet decided")
    return str(CONFIDENCES[due.confidence])


def status_words(due: Due) -> str:
    """Return the status, empty where there is nothing special."""
    return "" if due.status == "expected" else str(STATUSES[due.status])


def rule_words(due: Due) -> str:
    """Return the rule with where it is written."""
    rule = RULES[due.rule]
    return f"{rule.words} ({rule.source})" if rule.source else str(rule.words)


def checked_words(due: Due) -> str:
    """Return when somebody last looked: a month or a day in words."""
    if not due.checked:
        return ""
    when = When.of(due.checked)
    return when_words(when)
