"""Follow-up as a Django application; what becomes public is a new version of the data."""

from typing import Any

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Assessments, plans, evidence, papers of workspaces."""

    name = "uprtracker.followup"
    label = "followup"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let public pages know when what they show of a workspace changed."""
        from uprtracker.accounts.keeping import public_changed
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.followup.plans.reminding import remind_all
        from uprtracker.followup.spaces.digest import send_news

        public_changed.connect(_count_version, dispatch_uid="followup")
        each_minute("news of workspaces", send_news)
        each_minute("reminders of plans", remind_all)


def _count_version(thing: Any, **_signal: Any) -> None:
    from uprtracker.followup.scope import changed_of
    from uprtracker.records.version import bump

    code = str(getattr(thing, "code", "") or "")
    codes = getattr(thing, "codes", None) or [code]
    # The reason stands beside the version for all who run the site: no name of a workspace in it.
    bump(f"published follow-up of {code}" if code else "published follow-up", changed_of(codes))
