"""`/desk/coding/second/`: the sample that several persons code blind, to measure how far they agree."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import CorrectionRefused
from uprtracker.records.coding_decisions import decide, last_of
from uprtracker.records.models import Recommendation, SecondReading
from uprtracker.records.scheme_labels import READ_TWICE
from uprtracker.records.second_reading import Reading, draw
from uprtracker.web.desk.coding import recommendation_of
from uprtracker.web.desk.coding_form import blind_forms, chosen
from uprtracker.web.desk.coding_queue import second_place
from uprtracker.web.desk.door import Response, desk_page

AT_ONCE = (50, 100, 200)


@desk_page(Action.DECIDE_CODINGS, "GET", "POST")
def second_reading(request: HttpRequest) -> Response:
    """Say how far this person is, and draw more."""
    if not isinstance(request.user, User):
        raise Http404
    if request.method == "POST":
        said = request.POST.get("count", "")
        draw(int(said) if said in map(str, AT_ONCE) else AT_ONCE[0], person=request.user)
        return redirect(second_place(None))
    reading = Reading(request.user)
    first = reading.first()
    context = {
        "reading": reading,
        "start": second_place(first) if first else "",
        "sizes": AT_ONCE,
        "last": last_of(request.user, blind=True),
    }
    return render(request, "web/desk/second_reading.html", context)


@desk_page(Action.DECIDE_CODINGS, "GET", "POST")
def blind(request: HttpRequest, code: str) -> Response:
    """Show one text without any label, or keep what the person says of it."""
    one = recommendation_of(code)
    if not isinstance(request.user, User) or not SecondReading.objects.filter(recommendation=one).exists():
        raise Http404
    if request.method != "POST":
        return _page(request, one, request.user)
    written = chosen(request.POST, list(READ_TWICE))
    try:
        if not all(written.get(scheme) for scheme in READ_TWICE):
            raise CorrectionRefused(_("Choose an action category and at least one issue."))
        decide(wanted={one: written}, person=request.user, blind=True)
    except CorrectionRefused as error:
        return _page(request, one, request.user, written=written, refused=error)
    return redirect(second_place(Reading(request.user).first()))


def _page(
    request: HttpRequest,
    one: Recommendation,
    person: User,
    *,
    written: dict[str, list[str]] | None = None,
    refused: CorrectionRefused | None = None,
) -> HttpResponse:
    reading = Reading(person)
    context: dict[str, Any] = {
        "blind": True,
        "record": one,
        "review": one.review,
        "forms": blind_forms(written),
        "reading": reading,
        "following": second_place(reading.after(one)),
        "back": second_place(None),
        "last": last_of(person, blind=True),
        "refused": refused,
    }
    return render(request, "web/desk/coding.html", context, status=422 if refused else 200)
