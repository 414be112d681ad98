"""Addresses of Pre-sessions."""

from django.urls import URLPattern, URLResolver, include, path

from uprtracker.web.page import both_forms
from uprtracker.web.pre_sessions import (
    applying,
    desk,
    exporting,
    grid,
    letters,
    panel_urls,
    scoring,
    selection,
    series,
)

_OF_SERIES: list[URLPattern] = [
    path("", desk.one, name="pre-sessions-desk-one"),
    path("change/", desk.change, name="pre-sessions-change"),
    path("countries/", desk.states, name="pre-sessions-states"),
    path("call/", desk.call, name="pre-sessions-call"),
    path("people/", desk.people, name="pre-sessions-people"),
    path("hours/", grid.hours, name="pre-sessions-hours"),
    path("scoring/", scoring.tray, name="pre-sessions-scoring"),
    path("scoring/<int:key>/", scoring.score, name="pre-sessions-score"),
    path("selection/", selection.countries, name="pre-sessions-selection"),
    path("selection/<slug:iso3>/", selection.country, name="pre-sessions-selection-one"),
    path("letters/", letters.texts, name="pre-sessions-letters"),
    path("letters/<slug:iso3>/", letters.country, name="pre-sessions-letters-one"),
    path("applications/<int:key>/", selection.application, name="pre-sessions-came-in"),
    path("applications/<int:key>/submission/", scoring.submission, name="pre-sessions-file"),
    path("applications.<slug:form>", exporting.applications, name="pre-sessions-export"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *both_forms("pre-sessions", series.all_series, "pre-sessions"),
    *panel_urls.urlpatterns,
    path("pre-sessions/applications/", applying.mine, name="pre-sessions-mine"),
    path("pre-sessions/applications/<int:key>/", applying.application, name="pre-sessions-application"),
    path(
        "pre-sessions/applications/<int:key>/submission/",
        applying.own_submission,
        name="pre-sessions-own-file",
    ),
    path("pre-sessions/<slug:slug>/apply/", applying.apply, name="pre-sessions-apply"),
    *both_forms("pre-sessions/<slug:slug>", series.one_series, "pre-sessions-one"),
    path("desk/pre-sessions/", desk.mine, name="pre-sessions-desk"),
    path("desk/pre-sessions/open/", desk.open_one, name="pre-sessions-open"),
    path("desk/pre-sessions/<slug:slug>/", include(_OF_SERIES)),
    *panel_urls.LAST,
]
