from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "uprtracker.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name what is done each minute."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.records.editing import publish_due
        from uprtracker.records.planning import refresh_hourly

        each_minute("publication", publish_due)
        each_minute("planning", refresh_hourly)
