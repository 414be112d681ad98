from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events and trainings, who takes part, and what came of them."""

    name = "uprtracker.agenda.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name what is done each minute."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.agenda.events.keeping import do_all

        each_minute("events", do_all)
