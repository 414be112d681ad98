from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Dates of the calendar: what is known, by whom, and how it changed."""

    name = "uprtracker.agenda.calendar"
    label = "calendar"
    default_auto_field = "django.db.models.BigAutoField"
