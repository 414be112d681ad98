from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Folders, saved searches, papers, feeds."""

    name = "uprtracker.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name what is done each minute."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.publishing.alerts import tell_all

        each_minute("alerts", tell_all)
