"""What the pages of accounts ask of the settings."""

from typing import Any

from django import template
from django.conf import settings

from uprtracker.accounts.policy import Action, may

register = template.Library()


@register.simple_tag
def sends_mail() -> bool:
    """Whether this site sends mail; without, no address is confirmed and no password sent."""
    return bool(settings.UPR_MAIL)


@register.simple_tag(takes_context=True)
def may_enter_desk(context: dict[str, Any]) -> bool:
    """Whether who reads this page may enter the data desk; an early refusal knows nobody."""
    user = getattr(context.get("request"), "user", None)
    return user is not None and may(user, Action.ENTER_ADMIN)
