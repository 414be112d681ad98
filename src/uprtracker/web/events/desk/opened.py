"""The door of the desk of events: an event opens to those who may run it. To all others it is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.events.models import Event
from uprtracker.web.events.desk.event_form import EVENTS
from uprtracker.web.owned import unkept

View = Callable[..., HttpResponse]


def desk_page(view: View) -> View:
    """Open a page to people who run some event; it gets the person after the request."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, User):
            return unkept(redirect_to_login(request.get_full_path()))
        if not EVENTS.may_enter(person):
            raise Http404
        return unkept(view(request, person, *args, **kwargs))

    return answer


def organisers_page(view: View) -> View:
    """Open a page to organisers: people who run all events."""

    @desk_page
    @wraps(view)
    def answer(request: HttpRequest, person: User, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(person, Action.RUN_EVENTS):
            raise Http404
        return view(request, person, *args, **kwargs)

    return answer


def event_page(view: View) -> View:
    """Open a page to those who may run the event that its address names (`pk`)."""

    @desk_page
    @wraps(view)
    def answer(request: HttpRequest, person: User, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        event = Event.objects.filter(pk=pk).first()
        if event is None or not may(person, Action.RUN_EVENTS, event):
            raise Http404
        return view(request, person, event, *args, **kwargs)

    return answer


def inside(
    request: HttpRequest, event: Event, part: str, status: int = 200, **context: object
) -> HttpResponse:
    """Return a page of an event's desk: `part` names its template and its tab."""
    shown = {"event": event, "part": part, "section": "desk", **context}
    return render(request, f"web/events/desk/{part}.html", shown, status=status)
