from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events and trainings, who takes part, and what came of them."""

    name = "uprtracker.agenda.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"
