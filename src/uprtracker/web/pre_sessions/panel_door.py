"""Who comes into the pages of panels: the lead, a speaker to his own place, those named to protect speakers.

To everybody else a series, panel or place is not there. Moments are those of the place of the series.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import Panel, Place, Series
from uprtracker.core.errors import UprTrackerError
from uprtracker.web.owned import unkept

View = Callable[..., HttpResponse]


def of_series(*actions: Action) -> Callable[[View], View]:
    """Open a view with `slug` in its address to whoever may do one of the actions with the series.

    The view gets request, person and series.
    """

    def made(view: View) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def answer(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not isinstance(person, User):
                return unkept(redirect_to_login(request.get_full_path()))
            series = Series.objects.filter(slug=slug).select_related("workspace").first()
            if series is None or not any(may(person, action, series) for action in actions):
                raise Http404
            with timezone.override(series.tz):
                return unkept(view(request, person, series, **kwargs))

        return answer

    return made


def of_place(*actions: Action) -> Callable[[View], View]:
    """Open a view with `pk` in its address to whoever may do one of the actions with the place."""

    def made(view: View) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def answer(request: HttpRequest, pk: UUID, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not isinstance(person, User):
                return unkept(redirect_to_login(request.get_full_path()))
            place = Place.objects.filter(pk=pk).select_related("panel__series", "photo", "user").first()
            if place is None or not any(may(person, action, place) for action in actions):
                raise Http404
            with timezone.override(place.panel.series.tz):
                return unkept(view(request, person, place, **kwargs))

        return answer

    return made


def panel_of(series: Series, state: str) -> Panel:
    """Return the panel of a State in a series; 404 without one."""
    found = series.panels.filter(state=state.upper()).select_related("series").first()
    if found is None or state != state.lower():
        raise Http404
    return found


def on_desk(
    request: HttpRequest, series: Series, page: str, part: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Draw a page of the lead's desk; `part` is the tab that is shown."""
    said = {"section": "sessions", "series": series, "leads": True, "part": part, **context}
    return render(request, f"web/pre_sessions/panels/{page}.html", said, status=status)


def sentence(error: Exception) -> str:
    """Return what a refusal says, in one line."""
    if isinstance(error, ValidationError):
        return " ".join(str(one) for one in error.messages)
    if isinstance(error, UprTrackerError):
        return str(error)
    raise error


def numbered(given: str) -> int | None:
    """Return a number of minutes or people that was typed, None where nothing was; 404 for anything else."""
    words = given.strip()
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) <= 4):
        raise Http404
    return int(words)
