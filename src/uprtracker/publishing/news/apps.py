from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Articles, pages and blocks of the home page."""

    name = "uprtracker.publishing.news"
    label = "news"
    default_auto_field = "django.db.models.BigAutoField"
