"""Who may enter dates, for pages that lead to the desk of the calendar: `{% may_set_dates as editor %}`."""

from typing import Any

from django import template

from uprtracker.accounts.policy import Action, may

register = template.Library()


@register.simple_tag(takes_context=True)
def may_set_dates(context: dict[str, Any]) -> bool:
    """Tell whether the reader may enter dates."""
    request = context.get("request")
    return request is not None and may(request.user, Action.SET_DATES)
