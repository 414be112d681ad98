"""How the library says things: days that may be a year alone, lengths, languages.

`{{ thing.date|when }}`, `{{ recording.seconds|length_of }}`, `{{ file.language|language_name }}`.
"""

from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from uprtracker.records.library.models import Holding
from uprtracker.records.models import Review
from uprtracker.records.prose import plain_of
from uprtracker.web import names
from uprtracker.web.library import on_pages
from uprtracker.web.library.words import name_of_language, part_of
from uprtracker.web.templatetags.upr import month

register = template.Library()


@register.filter
def dated(value: str) -> str:
    """2015-03-12 → "12 March 2015", 2015-03 → "March 2015", 2015 as it is."""
    try:
        return names.day(date.fromisoformat(value)) if len(value) == 10 else month(value)
    except ValueError:
        return value


@register.filter
def length_of(seconds: int | None) -> str:
    """4320 → "1 h 12 min"."""
    if not seconds:
        return ""
    hours, minutes = divmod(round(seconds / 60) or 1, 60)
    if not hours:
        return _("%(m)d min") % {"m": minutes}
    return _("%(h)d h %(m)d min") % {"h": hours, "m": minutes}


@register.filter
def plain(text: str) -> str:
    """Return Markdown without its marks, for the first words of a text."""
    return plain_of(text)


@register.filter
def clock(seconds: int) -> str:
    """4321 → "1:12:01"."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"


@register.filter
def language_name(code: str) -> str:
    """fr → French, in the reader's language; a code that has no name as it is."""
    return name_of_language(code)


@register.filter
def size_of(count: int) -> str:
    """1572864 → "1.5 MB"."""
    if count < 2**20:
        return _("%(n)d KB") % {"n": max(1, round(count / 1024))}
    return _("%(n)s MB") % {"n": f"{count / 2**20:.1f}"}


@register.simple_tag
def library_url(thing: Holding) -> str:
    """Return the address of a thing of the library."""
    return part_of(thing).page_of(thing.slug)


@register.inclusion_tag("web/parts/in_library.html")
def in_library(
    state: str = "", review: Review | None = None, issue: str = "", code: str = ""
) -> dict[str, Any]:
    """Show what the library holds about a State (ISO3), a review, an issue (slug), a recommendation."""
    if code:
        return {"shelves": on_pages.of_recommendation(code), "practices": True}
    if review is not None:
        return {"shelves": on_pages.of_review(review)}
    return {"shelves": on_pages.of_issue(issue) if issue else on_pages.of_state(state)}
