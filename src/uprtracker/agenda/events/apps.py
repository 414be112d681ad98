from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events and trainings, who takes part, and what came of them."""

    name = "uprtracker.agenda.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name what is done each minute, and let events be found in the library."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.agenda.events.finding import rows
        from uprtracker.agenda.events.keeping import do_all
        from uprtracker.search.library.kinds import register

        each_minute("events", do_all)
        register("event", rows())
