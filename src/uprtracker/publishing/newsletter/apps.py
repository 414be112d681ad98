from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    """The newsletter: issues, subscribers, sending."""

    name = "uprtracker.publishing.newsletter"
    label = "newsletter"
    default_auto_field = "django.db.models.BigAutoField"
