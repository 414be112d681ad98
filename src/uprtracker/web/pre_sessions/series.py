"""`/pre-sessions/` and `/pre-sessions/<series>/`: which countries have a Pre-session, and at what hour.

Nothing else of a series is public: no speaker, no applicant, no number of them, no room.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from uprtracker.accounts.models import User
from uprtracker.agenda.pre_sessions.models import Call, Panel, Series
from uprtracker.agenda.pre_sessions.wording import moment
from uprtracker.records.prose import html_of
from uprtracker.web import names
from uprtracker.web.page import Page, public_page_stamped
from uprtracker.web.pre_sessions.door import has_desk, stage

HOURS = (Series.State.PUBLISHED, Series.State.HELD)


def _calls_now() -> tuple[tuple[str, bool, str], ...]:
    """What these pages show beside the data: what has opened, closed or ended by the clock."""
    now = timezone.now()
    rows = Series.objects.filter(state__in=(Series.State.OPEN, Series.State.PUBLISHED)).order_by("pk")
    return tuple((one.slug, one.call_opens_at <= now, stage(one)) for one in rows)


@public_page_stamped(_calls_now)
def all_series(request: HttpRequest) -> Page:
    """All series that are not being prepared any more."""
    rows = [_shown(one) for one in Series.objects.exclude(state=Series.State.DRAFT)]
    context = {
        "section": "sessions",
        "rows": rows,
        "parts": _parts(request.user),
        "twin": reverse("web:pre-sessions-data"),
    }
    return Page("web/pre_sessions/list.html", context, {"series": [_facts(row) for row in rows]})


@public_page_stamped(_calls_now)
def one_series(request: HttpRequest, slug: str) -> Page:
    """A series: its countries, their hours once they are published, the call while it is open."""
    series = Series.objects.exclude(state=Series.State.DRAFT).filter(slug=slug).first()
    if series is None:
        raise Http404
    row = _shown(series)
    context = {
        "section": "sessions",
        **row,
        "call": call_of(series) if row["takes"] else None,
        "twin": reverse("web:pre-sessions-one-data", args=[slug]),
    }
    return Page("web/pre_sessions/series.html", context, {**_facts(row), "countries": _countries(row)})


def _parts(person: User | AnonymousUser) -> dict[str, bool]:
    """Return which pages of their own somebody who has signed in has here."""
    if not isinstance(person, User):
        return {}
    return {
        "applied": person.pre_session_applications.exists(),
        "speaks": person.places.exists(),
        "desk": has_desk(person),
    }


def call_of(series: Series) -> dict[str, Any] | None:
    """Return the call in the reader's language, else in the first one there is, marked as such."""
    calls = {one.language: one for one in series.calls.all()}
    wanted = (translation.get_language() or "en").split("-")[0]
    found: Call | None = calls.get(wanted) or next(iter(calls.values()), None)
    if found is None:
        return None
    return {"language": found.language, "same": found.language == wanted, "html": html_of(found.text)}


def _shown(series: Series) -> dict[str, Any]:
    panels = list(series.panels.filter(standing=Panel.Standing.CHOSEN).select_related("series"))
    hours = series.state in HOURS
    now = timezone.now()
    rows = [{"panel": one, "starts_at": one.starts_at if hours else None} for one in panels]
    return {
        "series": series,
        "stage": stage(series),
        "stage_words": Series.State(stage(series)).label,
        "takes": series.takes(now),
        "opens": series.state == Series.State.OPEN and now < series.call_opens_at,
        "closes": moment(series.call_closes_at, series),
        "opens_at": moment(series.call_opens_at, series),
        "panels": sorted(rows, key=lambda row: _order(row)),
        "hours": hours,
    }


def _order(row: dict[str, Any]) -> tuple[str, str]:
    hour = row["starts_at"].isoformat() if row["starts_at"] else "~"
    return (hour, names.fold(names.state(row["panel"].state)))


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    series: Series = row["series"]
    return {
        "name": series.slug,
        "title": series.title,
        "session": series.session,
        "starts_on": series.starts_on.isoformat(),
        "ends_on": series.ends_on.isoformat(),
        "state": row["stage"],
        "call_opens_at": series.call_opens_at.isoformat(),
        "call_closes_at": series.call_closes_at.isoformat(),
        "time_zone": series.zone,
    }


def _countries(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "state": one["panel"].state,
            "review": one["panel"].review,
            "starts_at": one["starts_at"].isoformat() if one["starts_at"] else None,
        }
        for one in row["panels"]
    ]
