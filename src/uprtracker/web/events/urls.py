"""Addresses of events and trainings."""

from django.urls import URLPattern, path

from uprtracker.web.events import calendars, public, registering
from uprtracker.web.page import both_forms

urlpatterns: list[URLPattern] = [
    path("events/events.ics", calendars.ics, name="events-calendar"),
    path("events/feed.atom", calendars.atom, name="events-feed"),
    path("events/materials/<int:pk>/", public.material, name="event-material"),
    path("events/registration/<str:secret>/", registering.registration, name="event-registration"),
    path("events/registration/<str:secret>/event.ics", registering.save, name="event-registration-calendar"),
    path(
        "events/registration/<str:secret>/materials/<int:pk>/",
        registering.material,
        name="event-registration-material",
    ),
    *both_forms("events", public.events, "events"),
    *both_forms("events/outcomes", public.points, "event-outcomes"),
    path("events/<slug:slug>/event.ics", calendars.one, name="event-calendar"),
    path("events/<slug:slug>/register/", registering.register, name="event-register"),
    *both_forms("events/<slug:slug>", public.event, "event"),
]
