"""`/calendar/svn/` and `/calendar/sessions/45/`: the dates of a State in all cycles, and of a session."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.plain import as_data
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.web import names
from uprtracker.web.page import Page, public_page


@public_page
def of_state(request: HttpRequest, iso3: str) -> Page | HttpResponse:
    """All dates of a State, its newest review first."""
    state = names.reference().states.by_iso3.get(iso3.upper())
    cycles = calendar().of_state(state.iso3) if state else {}
    if state is None or not cycles:
        raise Http404
    if iso3 != state.iso3.lower():
        return HttpResponsePermanentRedirect(reverse("web:calendar-state", args=[state.iso3.lower()]))
    newest = sorted(cycles.items(), reverse=True)
    shown = [(cycle, dates["review"], list(dates.values())) for cycle, dates in newest]
    context = {
        "section": "sessions",
        "part": "state",
        "state": state.iso3,
        "cycles": shown,
        "feed": reverse("web:calendar-state-ics", args=[state.iso3.lower()]),
        "next": coming_of([due for _, _, dates in shown for due in dates]),
        "demo": any(review.demo for _, review, _ in shown),
        "twin": reverse("web:calendar-state-data", args=[state.iso3.lower()]),
    }
    data = {"state": state.iso3, "dates": [as_data(due) for _, _, dates in shown for due in dates]}
    return Page("web/calendar/state.html", context, data)


@public_page
def of_session(request: HttpRequest, number: int) -> Page | HttpResponse:
    """What the States of a session share, and what each has of its own."""
    whole = calendar()
    if number not in whole.meetings:
        raise Http404
    if f"/{number}" not in request.path:
        return HttpResponsePermanentRedirect(reverse("web:calendar-session", args=[number]))
    shared = list(whole.session(number).values())
    keys = [key for key in whole.members.get(number, ()) if not whole.reviews[key]["review"].demo]
    keys.sort(key=lambda key: names.fold(names.state(key[0])))
    rows = [(key[0], whole.reviews[key]["review"], _own(whole.reviews[key])) for key in keys]
    context: dict[str, Any] = {
        "section": "sessions",
        "part": "session",
        "number": number,
        "meeting": whole.meetings[number],
        "shared": shared,
        "rows": rows,
        "feed": reverse("web:calendar-session-ics", args=[number]),
        "neighbours": [n if n in whole.meetings else None for n in (number - 1, number + 1)],
        "twin": reverse("web:calendar-session-data", args=[number]),
    }
    every = [*shared, *(due for key in keys for due in whole.reviews[key].values())]
    data = {"session": number, "dates": [as_data(due) for due in every]}
    return Page("web/calendar/session.html", context, data)


def _own(dates: dict[str, Due]) -> list[Due]:
    """Return what differs for this State from what its session shares, but what follows from its day."""
    follows = ("review", "next_review", "draft_report", "mid_term")
    return [due for kind, due in dates.items() if due.own and kind not in follows]


def coming_of(dates: list[Due]) -> Due | None:
    """Return the date of these that comes next."""
    today = localdate()
    ahead = [
        due
        for due in dates
        if due.is_open and due.when.last and due.when.last >= today and due.kind != "next_review"
    ]
    return min(ahead, key=lambda due: due.when.first or today, default=None)
