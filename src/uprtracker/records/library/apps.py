from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Publications, media, statements, quotes, good practices, opportunities."""

    name = "uprtracker.records.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
