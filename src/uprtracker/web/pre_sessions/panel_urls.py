"""Addresses of panels: programme, speakers, missions, asks, and what stays afterwards."""

from django.urls import URLPattern, path

from uprtracker.web.page import both_forms
from uprtracker.web.pre_sessions import (
    afterwards,
    guests,
    missions_desk,
    own_places,
    panels,
    place_desk,
    programme,
    programme_file,
    protection,
    resonance_desk,
)

_DESK = "desk/pre-sessions/<slug:slug>"

urlpatterns: list[URLPattern] = [
    path("pre-sessions/mine/", own_places.mine, name="pre-session-places"),
    path("pre-sessions/mine/<uuid:pk>/", own_places.one_place, name="pre-session-place"),
    path("pre-sessions/mine/<uuid:pk>/photo.jpg", own_places.own_photo, name="pre-session-own-photo"),
    path(
        "pre-sessions/mine/<uuid:pk>/statement-<int:number>/",
        own_places.statement_file,
        name="pre-session-statement-file",
    ),
    path("pre-sessions/take/<str:secret>/", own_places.take, name="pre-session-take"),
    path("pre-sessions/missions/<str:secret>/", guests.mission, name="pre-session-mission"),
    path("pre-sessions/surveys/<str:secret>/", guests.survey, name="pre-session-survey"),
    *both_forms("pre-sessions/voices", programme.voices, "pre-session-voices"),
    *both_forms("pre-sessions/<slug:slug>/programme", programme.programme, "pre-session-programme"),
    path(
        "pre-sessions/<slug:slug>/programme.<slug:form>",
        programme_file.public,
        name="pre-session-programme-file",
    ),
    path("pre-sessions/<slug:slug>/photos/<uuid:pk>.jpg", programme.photo, name="pre-session-photo"),
    path("desk/pre-sessions/places/<uuid:pk>/", place_desk.place, name="place-desk"),
    path("desk/pre-sessions/places/<uuid:pk>/asks/", place_desk.asks, name="place-asks"),
    path(f"{_DESK}/panels/", panels.panels, name="panels-desk"),
    path(f"{_DESK}/panels/programme.<slug:form>", programme_file.whole, name="panels-file"),
    path(f"{_DESK}/panels/<slug:state>/", panels.panel, name="panel-desk"),
    path(f"{_DESK}/panels/<slug:state>/panel.<slug:form>", programme_file.panel, name="panel-file"),
    path(f"{_DESK}/panels/<slug:state>/room/", missions_desk.room, name="panel-room"),
    path(f"{_DESK}/missions/", missions_desk.missions, name="missions-desk"),
    path(f"{_DESK}/missions/<slug:state>/", missions_desk.mission, name="mission-desk"),
    path(f"{_DESK}/resonance/", resonance_desk.resonance, name="resonance-desk"),
    path(f"{_DESK}/afterwards/", afterwards.afterwards, name="afterwards-desk"),
    path(f"{_DESK}/surveys/<int:number>/", afterwards.results, name="survey-results"),
    path(f"{_DESK}/protection/", protection.protection, name="protection-desk"),
]

LAST: list[URLPattern] = both_forms(
    "pre-sessions/<slug:slug>/<slug:state>", programme.country, "pre-session-country"
)
"""Behind all other addresses of a series: the State could be any word."""
