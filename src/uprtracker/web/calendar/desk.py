"""`/desk/calendar/`: entering what is known of a date, and all that was entered, with who did."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.calendar.kinds import KINDS
from uprtracker.agenda.calendar.models import KnownDate
from uprtracker.agenda.calendar.setting import DateRefused, say, when_of
from uprtracker.agenda.calendar.telling import change_words, due_of
from uprtracker.web.calendar.coming import choices
from uprtracker.web.desk.door import Response, desk_page

SHOWN = 50
FIELDS = (
    "state", "cycle", "session", "kind", "act", "grain", "first", "last", "month", "until", "time", "zone",
    "to_session", "confidence", "source", "url", "checked", "note",
)  # fmt: skip
USUAL = {"act": "set", "grain": "day", "confidence": "published"}


@desk_page(Action.SET_DATES, "GET", "POST")
def desk(request: HttpRequest) -> Response:
    """The form and the history; by POST a word is entered."""
    given = request.POST if request.method == "POST" else request.GET
    typed = {name: given.get(name, "").strip() for name in FIELDS}
    if request.method != "POST":
        filled = {name: value for name, value in typed.items() if value}
        return _form(request, USUAL | {"checked": str(localdate())} | filled)
    try:
        row = _enter(request, typed)
    except DateRefused as error:
        return _form(request, typed, error)
    return redirect(f"{reverse('web:calendar-desk')}?done={row.pk}")


def _enter(request: HttpRequest, typed: dict[str, str]) -> KnownDate:
    by = request.user if isinstance(request.user, User) else None
    dated = typed["act"] in (KnownDate.Act.SET, KnownDate.Act.POSTPONE)
    try:
        checked = date.fromisoformat(typed["checked"])
    except ValueError:
        checked = localdate()
    return say(
        by=by,
        state=typed["state"].upper(),
        cycle=_number(typed["cycle"]),
        session=None if typed["state"] else _number(typed["session"]),
        kind=typed["kind"],
        act=typed["act"],
        when=when_of(typed) if dated else None,
        to_session=_number(typed["to_session"]),
        confidence=typed["confidence"],
        source=typed["source"],
        url=typed["url"],
        checked=checked,
        note=typed["note"],
    )


def _form(request: HttpRequest, typed: dict[str, str], error: DateRefused | None = None) -> HttpResponse:
    done = request.GET.get("done", "")
    rows = KnownDate.objects.select_related("by").order_by("-pk")[:SHOWN]
    context: dict[str, Any] = {
        "section": "sessions",
        "part": "desk",
        "typed": typed,
        "error": error,
        "choices": choices()
        | {"kind": [(one.slug, str(one.label)) for one in KINDS.values() if one.slug != "next_review"]},
        "acts": KnownDate.Act.choices,
        "grains": KnownDate.Grain.choices,
        "confidences": KnownDate.Confidence.choices,
        "done": KnownDate.objects.filter(pk=done).first() if done.isdigit() and len(done) < 18 else None,
        "rows": [(row, due_of(row), change_words(row)) for row in rows],
    }
    return render(request, "web/calendar/desk.html", context, status=400 if error else 200)


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else None
