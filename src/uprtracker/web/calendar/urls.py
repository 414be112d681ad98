"""Addresses of the calendar."""

from django.urls import URLPattern, path

from uprtracker.web.calendar import changes, coming, cycle, desk, feeds, mine, one
from uprtracker.web.page import both_forms

urlpatterns: list[URLPattern] = [
    *both_forms("calendar", coming.coming, "calendar"),
    *both_forms("calendar/countries", cycle.countries, "calendar-countries"),
    *both_forms("calendar/sessions", cycle.sessions, "calendar-sessions"),
    *both_forms("calendar/changes", changes.changes, "calendar-changes"),
    path("calendar/changes.atom", feeds.changes, name="calendar-changes-atom"),
    path("calendar/coming.atom", feeds.coming, name="calendar-coming-atom"),
    path("calendar/mine/", mine.mine, name="calendar-mine"),
    path("calendar/private/<str:secret>.ics", mine.private, name="calendar-private"),
    path("calendar/unsubscribe/<str:token>/", mine.no_more_mails, name="calendar-unsubscribe"),
    path("calendar/actors/<slug:slug>.ics", feeds.actor, name="calendar-actor-ics"),
    path("calendar/sessions/<int:number>.ics", feeds.session, name="calendar-session-ics"),
    path("calendar/<str:iso3>.ics", feeds.state, name="calendar-state-ics"),
    path("desk/calendar/", desk.desk, name="calendar-desk"),
    *both_forms("calendar/sessions/<int:number>", one.of_session, "calendar-session"),
    *both_forms("calendar/<str:iso3>", one.of_state, "calendar-state"),
]
