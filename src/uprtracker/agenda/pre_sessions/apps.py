from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete


class PreSessionsConfig(AppConfig):
    """Pre-sessions: series, calls, applications, panels, statements."""

    name = "uprtracker.agenda.pre_sessions"
    label = "pre_sessions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """See to it that the file of an application goes with it, whoever deletes it or his account."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.agenda.pre_sessions import reminding, surveys
        from uprtracker.agenda.pre_sessions.models import Application
        from uprtracker.agenda.pre_sessions.parting import watch

        each_minute("statements of speakers", reminding.remind_all)
        each_minute("surveys of speakers", surveys.send_due)
        watch()
        post_delete.connect(_delete_file, sender=Application)


def _delete_file(instance: Any, **_signal: Any) -> None:
    from uprtracker.records import files

    if instance.submission is not None:
        files.delete(instance.submission)
