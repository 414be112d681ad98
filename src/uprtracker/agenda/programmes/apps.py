from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Cooperation record, mid-term reports, country programmes, questionnaires."""

    name = "uprtracker.agenda.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
