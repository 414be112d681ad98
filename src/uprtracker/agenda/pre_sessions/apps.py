from django.apps import AppConfig


class PreSessionsConfig(AppConfig):
    """Pre-sessions: series, calls, applications, panels, statements."""

    name = "uprtracker.agenda.pre_sessions"
    label = "pre_sessions"
    default_auto_field = "django.db.models.BigAutoField"
