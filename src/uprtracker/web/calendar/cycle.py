"""`/calendar/countries/` and `/calendar/sessions/`: a whole cycle, by country and by session."""

from typing import Any

from django.http import Http404, HttpRequest

from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.kinds import KINDS
from uprtracker.agenda.calendar.plain import as_data
from uprtracker.agenda.calendar.whole import Calendar, calendar
from uprtracker.web import addresses, names
from uprtracker.web.calendar.coming import CYCLES
from uprtracker.web.page import Page, public_page

USUAL = 4
COLUMNS = tuple(slug for slug in KINDS if slug not in ("draft_report", "addendum_translation", "next_review"))


@public_page
def countries(request: HttpRequest) -> Page:
    """Every State of a cycle with its dates, A to Z."""
    cycle, whole = _cycle(request), calendar()
    keys = [key for key, dates in whole.reviews.items() if key[1] == cycle and not dates["review"].demo]
    keys.sort(key=lambda key: names.fold(names.state(key[0])))
    rows = [(key[0], whole.reviews[key]["review"], _cells(whole.reviews[key])) for key in keys]
    return _page(
        "web/calendar/countries.html", "countries", cycle, rows, [whole.reviews[key] for key in keys]
    )


@public_page
def sessions(request: HttpRequest) -> Page:
    """Every session of a cycle with what its States share."""
    cycle, whole = _cycle(request), calendar()
    numbers = [number for number, one in whole.meetings.items() if one.cycle == cycle]
    rows = [(n, _states(whole, n), _cells(whole.sessions[n])) for n in numbers]
    return _page("web/calendar/sessions.html", "sessions", cycle, rows, [whole.sessions[n] for n in numbers])


def _page(template: str, part: str, cycle: int, rows: list[Any], dates: list[dict[str, Due]]) -> Page:
    context = {
        "section": "sessions",
        "part": part,
        "cycle": cycle,
        "cycles": [(n, addresses.asked(f"web:calendar-{part}", cycle=n)) for n in CYCLES],
        "columns": COLUMNS,
        "rows": rows,
        "decided": all(due.decided for row in dates for due in row.values() if due.kind == "review"),
        "permanent": addresses.asked(f"web:calendar-{part}", cycle=cycle),
        "twin": addresses.asked(f"web:calendar-{part}-data", cycle=cycle),
    }
    every = [due for row in dates for due in row.values()]
    return Page(template, context, lambda: {"cycle": cycle, "dates": [as_data(due) for due in every]})


def _cells(dates: dict[str, Due]) -> list[Due | None]:
    return [dates.get(kind) for kind in COLUMNS]


def _states(whole: Calendar, number: int) -> list[str]:
    keys = whole.members.get(number, ())
    states = [state for state, cycle in keys if not whole.reviews[state, cycle]["review"].demo]
    return sorted(states, key=lambda state: names.fold(names.state(state)))


def _cycle(request: HttpRequest) -> int:
    given = request.GET.get("cycle", str(USUAL))
    if given not in map(str, CYCLES):
        raise Http404
    return int(given)
