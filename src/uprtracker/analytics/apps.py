"""Analytics as a Django application: figures are computed; only reports that were frozen are kept."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    """Figures, and the reports of sessions as they once stood."""

    name = "uprtracker.analytics"
    label = "analytics"
    default_auto_field = "django.db.models.BigAutoField"
