from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Folders, saved searches, papers, feeds."""

    name = "uprtracker.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"
