"""`/pre-sessions/<series>/programme/`, `/pre-sessions/<series>/<state>/`, `/pre-sessions/voices/`: for all.

Country and hour, and what each speaker agreed to. What is taken back is gone with the next request: no cache
between keeps these pages.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from uprtracker.agenda.pre_sessions.models import PublishedResonance, Series
from uprtracker.agenda.pre_sessions.shown import (
    Shown,
    ShownPanel,
    open_series,
    public_panels,
    public_photo,
    public_testimonies,
)
from uprtracker.records import files
from uprtracker.web import names
from uprtracker.web.page import Page, public_page


def _series(slug: str) -> Series:
    found = open_series().filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


@public_page
def programme(request: HttpRequest, slug: str) -> Page:
    """The programme of a series as the public sees it."""
    series = _series(slug)
    panels = public_panels(series)
    resonance = PublishedResonance.objects.filter(series=series).first()
    context = {
        "section": "sessions",
        "series": series,
        "days": _days(series, panels),
        "resonance": resonance,
        "voices": len(public_testimonies(series)),
        "twin": reverse("web:pre-session-programme-data", args=[slug]),
    }
    data = {
        "series": series.slug,
        "title": series.title,
        "session": series.session,
        "time_zone": series.zone,
        "panels": [_facts(one) for one in panels],
        "resonance": _totals(resonance),
    }
    return Page("web/pre_sessions/panels/programme.html", context, data, shared=False)


@public_page
def country(request: HttpRequest, slug: str, state: str) -> Page:
    """The meeting on a country: when it is, and the statements that are published."""
    series = _series(slug)
    found = next((one for one in public_panels(series) if one.panel.state.lower() == state), None)
    if found is None:
        raise Http404
    context = {
        "section": "sessions",
        "series": series,
        "one": found,
        "panel": found.panel,
        "twin": reverse("web:pre-session-country-data", args=[slug, state]),
    }
    return Page("web/pre_sessions/panels/country.html", context, _facts(found, words=True), shared=False)


@public_page
def voices(request: HttpRequest) -> Page:
    """What former speakers say, each with his consent."""
    rows = public_testimonies()
    data = {
        "voices": [
            {
                "text": one.text,
                "language": one.language,
                "session": one.place.panel.series.session,
                **_person(shown),
            }
            for one, shown in rows
        ]
    }
    context = {"section": "sessions", "rows": rows, "twin": reverse("web:pre-session-voices-data")}
    return Page("web/pre_sessions/panels/voices.html", context, data, shared=False)


@require_safe
def photo(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """The photo of a speaker who agreed to that; in no cache."""
    place = public_photo(pk, _series(slug))
    if place is None or place.photo is None:
        raise Http404
    response = HttpResponse(files.bytes_of(place.photo), content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    return response


def _days(series: Series, panels: list[ShownPanel]) -> list[tuple[Any, list[ShownPanel]]]:
    """Return the panels by day of the place; those without an hour last, under no day."""
    days: dict[Any, list[ShownPanel]] = {}
    for one in sorted(panels, key=lambda one: one.panel.starts_at is None):
        start = one.panel.starts_at
        days.setdefault(timezone.localtime(start, series.tz).date() if start else None, []).append(one)
    return list(days.items())


def _facts(one: ShownPanel, *, words: bool = False) -> dict[str, Any]:
    panel = one.panel
    return {
        "state": panel.state,
        "name": names.state(panel.state),
        "review": panel.review,
        "starts_at": panel.starts_at.isoformat() if panel.starts_at else None,
        "minutes": panel.minutes,
        "speakers": [
            _person(shown) | (_words(shown) if words else {}) for shown in one.speakers if _person(shown)
        ],
        "statements": [_words(shown) for shown in one.statements] if words else len(one.statements),
    }


def _person(shown: Shown) -> dict[str, Any]:
    said = {"speaker": shown.name, "organisation": shown.organisation}
    return {name: value for name, value in said.items() if value}


def _words(shown: Shown) -> dict[str, Any]:
    statement = shown.statement
    if statement is None:
        return {}
    return {**_person(shown), "language": statement.language, "statement": statement.text}


def _totals(resonance: PublishedResonance | None) -> dict[str, Any] | None:
    if resonance is None:
        return None
    return {**resonance.totals, "as_of": resonance.at.date().isoformat()}
