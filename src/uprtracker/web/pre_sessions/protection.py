"""`/desk/pre-sessions/<series>/protection/`: risks of speakers, for those named to protect them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions import protecting
from uprtracker.agenda.pre_sessions.models import Place, Series
from uprtracker.core.errors import UprTrackerError
from uprtracker.web.pre_sessions.panel_door import of_series, panel_of, sentence
from uprtracker.web.pre_sessions.panels import place_in


@of_series(Action.PROTECT)
def protection(request: HttpRequest, person: User, series: Series) -> HttpResponse:
    """All speakers with what they said and the notes; by POST one more note."""
    problem = ""
    if request.method == "POST":
        panel = panel_of(series, request.POST.get("panel", ""))
        place = place_in(panel, request.POST.get("place", ""))
        try:
            protecting.add_note(place, by=person, text=request.POST.get("text", ""))
            return redirect(f"{request.path}#place-{place.pk}")
        except (ValidationError, UprTrackerError) as error:
            problem = sentence(error)
    context: dict[str, Any] = {"section": "sessions", "series": series}
    places = Place.objects.filter(panel__series=series).select_related("panel__series")
    try:
        context["rows"] = [_row(one, person) for one in places.order_by("panel__state", "order")]
    except UprTrackerError as error:  # the key is another one, or gone
        problem = sentence(error)
    context["problem"] = problem
    status = 422 if problem else 200
    return render(request, "web/pre_sessions/panels/protection.html", context, status=status)


def _row(place: Place, person: User) -> dict[str, Any]:
    found = protecting.risks_of(place, by=person)
    said = found["said"]
    return {
        "place": place,
        "level": protecting.LEVELS.get(said.get("risk", ""), ""),
        "serious": said.get("risk") == "serious",
        "texts": [(words, said[key]) for key, words in protecting.TEXTS.items() if said.get(key)],
        "notes": found["notes"],
    }
