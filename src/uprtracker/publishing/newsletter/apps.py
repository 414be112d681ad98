from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    """The newsletter: issues, subscribers, sending."""

    name = "uprtracker.publishing.newsletter"
    label = "newsletter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name what is done each minute."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.publishing.newsletter.sending import send_due
        from uprtracker.publishing.newsletter.subscribing import forget_unconfirmed

        each_minute("newsletter", send_due)
        each_minute("newsletter addresses", forget_unconfirmed)
