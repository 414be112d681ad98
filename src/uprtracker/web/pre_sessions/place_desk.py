"""`/desk/pre-sessions/places/<place>/`: what the lead does for a speaker: details, travel, asks."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions import alumni, places, statement_asks, statements, travel
from uprtracker.agenda.pre_sessions.consents import Matter, consents_of
from uprtracker.agenda.pre_sessions.models import PanelAsk, Place, Testimony
from uprtracker.core.errors import UprTrackerError
from uprtracker.records.models import Ask
from uprtracker.web.pre_sessions.panel_door import of_place, on_desk, sentence
from uprtracker.web.pre_sessions.panel_forms import PlaceForm, TravelOfLeadForm, travel_form


@of_place(Action.LEAD)
def place(request: HttpRequest, person: User, one: Place) -> HttpResponse:
    """A speaker as the lead sees him; by POST details or travel are changed."""
    details = PlaceForm(instance=one)
    journey = travel_form(TravelOfLeadForm, one, person)
    problem = ""
    if request.method == "POST":
        do = request.POST.get("do", "")
        try:
            if do == "details":
                details = PlaceForm(request.POST)
                if details.is_valid():
                    places.change_place(one, by=person, **details.cleaned_data)
                    return redirect(request.path)
            elif do == "travel":
                journey = TravelOfLeadForm(request.POST)
                if journey.is_valid():
                    travel.set_travel(one, by=person, **journey.cleaned_data)
                    return redirect(request.path)
            elif do in ("take", "leave"):
                alumni.take_in(one, by=person, taken=do == "take")
                return redirect(request.path)
            else:
                raise PermissionDenied
        except (ValidationError, UprTrackerError) as error:
            problem = sentence(error)
    failed = problem or details.errors or (journey and journey.errors)
    return on_desk(
        request,
        one.panel.series,
        "place_desk",
        "panels",
        details=details,
        travel=journey,
        problem=problem,
        **_seen(one, person),
        status=422 if failed else 200,
    )


def _seen(one: Place, person: User) -> dict[str, Any]:
    agreed = consents_of([one])[one.pk]
    return {
        "place": one,
        "panel": one.panel,
        "agreed": [(matter.label, matter in agreed) for matter in Matter],
        "versions": statements.versions(one, by=person),
        "due": statements.due_on(one.panel),
        "testimony": Testimony.objects.filter(place=one).first(),
        "testimony_agreed": Matter.TESTIMONY in agreed,
        "asks": one.asks.count(),
    }


@of_place(Action.LEAD)
def asks(request: HttpRequest, person: User, one: Place) -> HttpResponse:
    """What a statement asks, as the machine reads it; by POST what a person ticked or typed is kept."""
    series, problem = one.panel.series, ""
    if request.method == "POST":
        ticked = [*request.POST.getlist("ask"), *request.POST.get("more", "").splitlines()]
        try:
            statement_asks.keep(one, ticked, by=person)
            return redirect("web:resonance-desk", series.slug)
        except ValidationError as error:
            problem = sentence(error)
    kept = list(
        Ask.objects.visible_to(person).filter(pk__in=PanelAsk.objects.filter(place=one).values("ask"))
    )
    there = {ask.text for ask in kept}
    return on_desk(
        request,
        series,
        "asks",
        "resonance",
        place=one,
        panel=one.panel,
        found=[text for text in statement_asks.found_in(one, by=person) if text not in there],
        kept=kept,
        seat=statement_asks.seat_for(series, person),
        problem=problem,
        status=422 if problem else 200,
    )
