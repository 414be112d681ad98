"""Who comes into the pages of a series: those with a part in it. To all others it is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import Protector, Series, SeriesMember
from uprtracker.web.owned import unkept

View = Callable[..., HttpResponse]


def of_series(*actions: Action, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable[[View], View]:
    """Open a view to whoever may do one of the actions with the series (`slug`); visitors sign in first.

    The view gets the member after the request. Moments are shown and read in the time zone of the series.
    """

    def made(view: View) -> View:
        @require_http_methods(list(methods))
        @wraps(view)
        def answer(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not isinstance(person, User):
                return unkept(redirect_to_login(request.get_full_path()))
            series = Series.objects.filter(slug=slug).first()
            if series is None or not any(may(person, action, series) for action in actions):
                raise Http404
            member = series.members.select_related("series", "user").get(user=person)
            with timezone.override(series.tz):
                return unkept(view(request, member, **kwargs))

        return answer

    return made


def on_desk(
    request: HttpRequest, member: SeriesMember, page: str, part: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Draw a page of the desk of a series; `part` is the tab that is shown."""
    series = member.series
    said = {
        "section": "sessions",
        "series": series,
        "stage": stage(series),
        "stage_words": Series.State(stage(series)).label,
        "member": member,
        "leads": member.part == SeriesMember.Part.LEAD,
        "part": part,
        **context,
    }
    return render(request, f"web/pre_sessions/desk/{page}.html", said, status=status)


def has_desk(person: User) -> bool:
    """Tell whether somebody leads, scores or protects in a series, or may open one."""
    protects = Protector.objects.filter(user=person).exists()
    return protects or person.pre_sessions.exists() or may(person, Action.OPEN_SERIES)


def stage(series: Series) -> str:
    """Return how far a series is: a call is over with its last moment, a series with its last day."""
    now = timezone.now()
    if series.state == Series.State.OPEN and now >= series.call_closes_at:
        return Series.State.CLOSED
    if series.state == Series.State.PUBLISHED and now.astimezone(series.tz).date() > series.ends_on:
        return Series.State.HELD
    return series.state


def sentences(error: ValidationError) -> list[str]:
    """Return what a refusal says."""
    return [str(one) for one in error.messages]
