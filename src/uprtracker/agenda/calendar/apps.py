"""The calendar as a Django application."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Dates of the calendar: what is known, by whom, and how it changed."""

    name = "uprtracker.agenda.calendar"
    label = "calendar"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name what is done each minute."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.agenda.calendar.reminding import remind

        each_minute("dates of the calendar", remind)
