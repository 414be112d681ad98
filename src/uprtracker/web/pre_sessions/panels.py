"""`/desk/pre-sessions/<series>/panels/`: all panels of a series, and one with its hour and its people."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions import places, protecting
from uprtracker.agenda.pre_sessions.consents import consents_of
from uprtracker.agenda.pre_sessions.models import Application, Panel, Place, Series
from uprtracker.agenda.pre_sessions.shown import chosen_panels, last_statements
from uprtracker.agenda.pre_sessions.statements import due_on
from uprtracker.web.pre_sessions.panel_door import numbered, of_series, on_desk, panel_of, sentence
from uprtracker.web.pre_sessions.panel_forms import PlaceForm


@of_series(Action.LEAD)
def panels(request: HttpRequest, person: User, series: Series) -> HttpResponse:
    """The panels with what is missing; by POST selected speakers are taken over, protectors named."""
    problem = ""
    if request.method == "POST":
        try:
            _do(request, person, series)
            return redirect(request.path)
        except ValidationError as error:
            problem = sentence(error)
    waiting = Application.objects.filter(series=series, state=Application.State.SELECTED, place=None)
    return on_desk(
        request,
        series,
        "panels",
        "panels",
        rows=[_row(panel) for panel in chosen_panels(series)],
        waiting=waiting.count(),
        protects=series.protectors.filter(user=person).exists(),
        protectors=series.protectors.select_related("user"),
        problem=problem,
        status=422 if problem else 200,
    )


@of_series(Action.LEAD)
def panel(request: HttpRequest, person: User, series: Series, state: str) -> HttpResponse:
    """A panel: its time plan and its people; by POST they are put there, moved, changed, invited."""
    one, form, problem = panel_of(series, state), PlaceForm(prefix="new"), ""
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do == "add":
            form = PlaceForm(request.POST, prefix="new")
            if form.is_valid():
                try:
                    places.add_place(one, by=person, **form.cleaned_data)
                    return redirect(request.path)
                except ValidationError as error:
                    problem = sentence(error)
        elif do == "times":
            minutes = {
                name: numbered(request.POST.get(name, "")) for name in ("welcome", "each", "moderator")
            }
            places.set_times(one, by=person, **minutes)
            return redirect(request.path)
        else:
            _with_place(request, person, one, do)
            return redirect(request.path)
    failed = bool(problem) or form.is_bound
    return on_desk(
        request, series, "panel", "panels", **_panel(one), form=form, problem=problem,
        status=422 if failed else 200,
    )  # fmt: skip


def _with_place(request: HttpRequest, person: User, panel: Panel, do: str) -> None:
    place = place_in(panel, request.POST.get("place", ""))
    if do in ("up", "down"):
        places.move(place, by=person, up=do == "up")
    elif do == "invite":
        places.invite(place, by=person)
    elif do == "free":
        places.free(place, by=person)
    elif do == "remove":
        places.remove(place, by=person)
    else:
        raise PermissionDenied


def place_in(panel: Panel, key: str) -> Place:
    """Return a place of a panel by its key; 404 for any other text."""
    try:
        return panel.places.select_related("panel__series").get(pk=UUID(key))
    except (ValueError, Place.DoesNotExist) as error:
        raise Http404 from error


def _panel(panel: Panel) -> dict[str, Any]:
    row = list(panel.places.select_related("user").order_by("order", "made_at"))
    plan = places.plan_of(panel, row)
    speakers = [one for one in row if one.function == Place.Function.SPEAKER]
    consents, last = consents_of(row), last_statements(row)
    return {
        "panel": panel,
        "plan": plan,
        "parts": [
            (
                part,
                None if part.speaker is None else speakers[part.speaker],
                panel.starts_at + timedelta(minutes=part.start) if panel.starts_at else None,
            )
            for part in plan.parts
        ],
        "people": [(one, consents[one.pk], last.get(one.pk)) for one in row],
        "times": getattr(panel, "times", None),
        "due": due_on(panel),
    }


def _row(panel: Panel) -> dict[str, Any]:
    row = list(panel.places.all())
    speakers = [one for one in row if one.function == Place.Function.SPEAKER]
    return {
        "panel": panel,
        "speakers": len(speakers),
        "taken": sum(one.user_id is not None for one in speakers),
        "statements": len(last_statements(speakers)),
        "due": due_on(panel),
        "plan": places.plan_of(panel, row),
    }


def _do(request: HttpRequest, person: User, series: Series) -> None:
    do = request.POST.get("do", "")
    if do == "seat":
        places.seat_selected(series, by=person)
    elif do == "name":
        protecting.name_protector(series, protecting.account_of(request.POST.get("who", "")), by=person)
    elif do == "unname":
        named = series.protectors.filter(pk=numbered(request.POST.get("who", "")) or 0).first()
        if named is None:
            raise Http404
        protecting.unname_protector(series, named.user, by=person)
    else:
        raise PermissionDenied
