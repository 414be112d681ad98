"""Addresses of the calendar."""

from django.urls import URLPattern

from uprtracker.web.calendar import coming, cycle, one
from uprtracker.web.page import both_forms

urlpatterns: list[URLPattern] = [
    *both_forms("calendar", coming.coming, "calendar"),
    *both_forms("calendar/countries", cycle.countries, "calendar-countries"),
    *both_forms("calendar/sessions", cycle.sessions, "calendar-sessions"),
    *both_forms("calendar/sessions/<int:number>", one.of_session, "calendar-session"),
    *both_forms("calendar/<str:iso3>", one.of_state, "calendar-state"),
]
