"""`/calendar/`: what is next. Coming dates by month, narrowed by cycle, actor, kind, State and session."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from uprtracker.agenda.calendar.asking import Asked
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.kinds import ACTORS, KINDS
from uprtracker.agenda.calendar.plain import as_data
from uprtracker.agenda.calendar.when import months_later
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.agenda.calendar.words import title_words, when_words
from uprtracker.core.errors import QueryError
from uprtracker.web import addresses, names
from uprtracker.web.page import Page, public_page

MONTHS_SHOWN = 12
CYCLES = (1, 2, 3, 4, 5)


@public_page
def coming(request: HttpRequest) -> Page | HttpResponse:
    """What is due next, from today on; an address that narrows it stays what it is."""
    try:
        asked = Asked.of(request.GET)
    except QueryError as error:
        return refused(request, error)
    asked, cut = within(asked, localdate())
    found = [due for due in asked.found(calendar()) if is_shown(due, asked)]
    context = {
        "section": "sessions",
        "part": "next",
        "groups": by_month(found, localdate()),
        "total": len(found),
        "lead": _next_deadline(found),
        "asked": asked,
        "cut": cut,
        "later": addresses.asked("web:calendar", **{**_typed(request), "until": "2099-12-31"}),
        "choices": choices(),
        "narrowed": bool(_typed(request)),
        "words": addresses.asked("web:calendar", **_typed(request)).partition("?")[2],
        "demo": any(due.demo for due in found),
        "twin": addresses.asked("web:calendar-data", **_typed(request)),
    }
    return Page("web/calendar/coming.html", context, lambda: {"dates": [as_data(due) for due in found]})


def refused(request: HttpRequest, error: QueryError) -> HttpResponse:
    """Say what is wrong with a question."""
    if request.path.endswith((".json", ".atom", ".ics")):
        return JsonResponse({"error": error.message, "remedy": error.remedy}, status=400)
    context = {"section": "sessions", "part": "next", "error": error, "choices": choices(), "asked": Asked()}
    return render(request, "web/calendar/coming.html", context, status=400)


def within(asked: Asked, today: date) -> tuple[Asked, date | None]:
    """Return the question from today on, and where it was cut off because nothing narrows it."""
    if asked.since is None:
        asked = replace(asked, since=today)
    if asked.until or asked.state or asked.session or asked.cycle:
        return asked, None
    cut = months_later(today, MONTHS_SHOWN)
    return replace(asked, until=cut), cut


def is_shown(due: Due, asked: Asked) -> bool:
    """Tell whether it stands in a list of what is to come: the next review of a State stands there itself."""
    return due.kind != "next_review" or asked.kind == "next_review"


def by_month(found: Sequence[Due], today: date) -> list[tuple[date, list[Due]]]:
    """Group dates by the month in which they begin; what has begun already stands in this month."""

    def month(due: Due) -> date:
        return max(due.when.first or date.max, today).replace(day=1)

    return [(key, list(group)) for key, group in groupby(sorted(found, key=month), key=month)]


def choices() -> dict[str, list[tuple[str, str]]]:
    """Return what the fields of the form offer."""
    return {
        "cycle": [(str(n), _("Cycle %(n)s") % {"n": n}) for n in CYCLES],
        "actor": [(slug, str(label)) for slug, label in ACTORS.items()],
        "kind": [(slug, str(one.label)) for slug, one in KINDS.items()],
        "state": names.state_choices(),
        "session": [
            (str(n), _("Session %(n)s") % {"n": n}) for n in sorted(calendar().meetings, reverse=True)
        ],
    }


def _typed(request: HttpRequest) -> dict[str, str]:
    return Asked.of(request.GET).params()


def _next_deadline(found: Sequence[Due]) -> str:
    due = next((one for one in found if KINDS[one.kind].deadline and one.is_open), None)
    if due is None:
        return ""
    words: dict[str, Any] = {"what": title_words(due), "when": when_words(due.when)}
    return _("Next deadline: %(what)s, %(when)s.") % words
