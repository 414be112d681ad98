"""Addresses of events and trainings."""

from django.urls import URLPattern, path

from uprtracker.web.events import calendars, public, registering
from uprtracker.web.events.desk import hanging, listing, outcomes, registrations
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
    path("desk/events/", listing.events, name="desk-events"),
    path("desk/events/donors/", listing.donors, name="desk-event-donors"),
    path("desk/events/donors.<slug:form>", listing.donors_file, name="desk-event-donors-file"),
    path("desk/events/<int:pk>/people/", hanging.people, name="desk-event-people"),
    path("desk/events/<int:pk>/materials/", hanging.materials, name="desk-event-materials"),
    path("desk/events/<int:pk>/materials/<int:material>/", hanging.material, name="desk-event-material"),
    path("desk/events/<int:pk>/outcomes/", outcomes.points, name="desk-event-outcomes"),
    path("desk/events/<int:pk>/attendance/", outcomes.attendance, name="desk-event-attendance"),
    path(
        "desk/events/<int:pk>/registrations/",
        registrations.registrations,
        name="desk-event-registrations",
    ),
    path(
        "desk/events/<int:pk>/registrations.<slug:form>",
        registrations.export,
        name="desk-event-registrations-file",
    ),
    *both_forms("events", public.events, "events"),
    *both_forms("events/outcomes", public.points, "event-outcomes"),
    path("events/<slug:slug>/event.ics", calendars.one, name="event-calendar"),
    path("events/<slug:slug>/register/", registering.register, name="event-register"),
    *both_forms("events/<slug:slug>", public.event, "event"),
]
