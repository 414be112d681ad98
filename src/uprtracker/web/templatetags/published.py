"""What editors published, as the frame of every page needs it: the links in its foot."""

from typing import Any

from django import template

from uprtracker.accounts.models import User
from uprtracker.publishing.news.models import StaticPage
from uprtracker.web.desk.landing import has_desk
from uprtracker.web.news.shown import shown

register = template.Library()


@register.simple_tag
def foot_pages() -> list[tuple[str, str, str]]:
    """Return slug, title and its language of the pages that the foot of every page links to."""
    rows = shown(StaticPage.objects.public().filter(place__gt=0))
    return [(one.thing.slug, one.words.title, one.words.language) for one in rows]


@register.simple_tag(takes_context=True)
def has_desks(context: dict[str, Any]) -> bool:
    """Tell whether some desk is open to who reads this page; an early refusal knows nobody."""
    user = getattr(context.get("request"), "user", None)
    return isinstance(user, User) and has_desk(user)
