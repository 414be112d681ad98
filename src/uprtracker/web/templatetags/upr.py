"""How the pages say things: numbers, days, State names, answers, action categories.

`{{ review.state|state }}`, `{{ total|number }}`, `{% position value %}`, `{% action 5 %}`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.records.document_kinds import kind_words
from uprtracker.records.models import Coding, DataVersion, Document, Question, Statement
from uprtracker.records.scheme_names import scheme_name
from uprtracker.reference import State
from uprtracker.search import Query
from uprtracker.web import addresses, facets, names
from uprtracker.web.item import Item
from uprtracker.web.likelihood import in_words
from uprtracker.web.page import data_version as newest_version

register = template.Library()


@register.filter
def number(value: int | None) -> str:
    """12345 → "12 345" with a thin space, as the UN writes figures."""
    return "–" if value is None else names.number(value)


@register.filter
def share(value: float | None) -> str:
    """0.6349 → "63.5 %"."""
    return names.share(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """2026-05-12 → "12 May 2026" in the reader's language: never only figures."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return names.day(value)


@register.filter
def state(iso3: str) -> str:
    """SVN → Slovenia, in the reader's language."""
    return names.state(iso3)


@register.filter
def name_of_state(one: State) -> str:
    """Return the name of a State at hand, in the reader's language."""
    return one.name_in(names.language())


@register.filter
def state_url(iso3: str) -> str:
    """SVN → /states/svn/."""
    return addresses.state(iso3)


@register.filter
def recommending_url(iso3: str) -> str:
    """SVN → /states/svn/recommending/."""
    return addresses.state(iso3, recommending=True)


@register.filter
def url_of(thing: Any) -> str:
    """Return the permanent address of a review, recommendation, pledge or document."""
    kind = type(thing).__name__.lower()
    return str(getattr(addresses, kind)(thing))


@register.simple_tag
def page_of(statement: Statement) -> str:
    """Return the address of the printed page on which a paragraph begins, its lines marked."""
    return addresses.document(statement.document, page=statement.page, mark=f"p-{statement.paragraph}")


@register.simple_tag
def question_url(question: Question) -> str:
    """Return the address of the page on which a question stands, its lines marked."""
    return addresses.document(question.document, page=question.page, mark=f"q-{question.order}")


@register.filter
def coded(coding: Coding) -> str:
    """Name of a label, whatever its scheme."""
    return names.coded(coding)


@register.filter
def of_states(counts: Mapping[str, int], states: Sequence[str]) -> list[tuple[str, int]]:
    """Return the counts of `states`, those without any left out."""
    return [(iso3, counts[iso3]) for iso3 in states if iso3 in counts]


@register.filter
def by_answer(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Group recommendations by answer, in the order that answers are named everywhere; none is empty."""
    groups = [(answer, [one for one in items if one.position == answer]) for answer in names.POSITIONS]
    return [(answer, found) for answer, found in groups if found]


@register.filter
def page_url(document: Document, page: int | None) -> str:
    """Return the address of a page of this very document as printed."""
    return addresses.document(document, page=page)


@register.filter
def file_url(document: Document) -> str:
    """Return the address of this very file, when another has its symbol."""
    return addresses.file(document)


@register.simple_tag
def position(value: str | None) -> str:
    """Badge of an answer: icon and word."""
    return _drawn("web/parts/position.html", get_language() or "en", value or "")


@register.simple_tag
def action(category: int | str) -> str:
    """Meter and words of an action category, 1 to 5."""
    return _drawn("web/parts/action.html", get_language() or "en", int(category))


# A list has hundreds of badges, of a dozen kinds.
@lru_cache(maxsize=256)
def _drawn(part: str, _language: str, value: int | str) -> str:
    word = names.action(value) if isinstance(value, int) else names.position(value)
    return render_to_string(part, {"value": value or "unstated", "word": word})


@register.filter
def group(slug: str) -> str:
    """weog → Western European and other States."""
    return names.group(slug)


@register.filter
def kind(value: str) -> str:
    """wg_report → Working Group report."""
    return kind_words(value)


@register.filter
def title(document: Document) -> str:
    """Heading of a document."""
    return names.title_of(document)


@register.filter
def month(value: str) -> str:
    """2026-11 → "November 2026", 2026-04/05 → "April/May 2026"; another text comes back as it is."""
    year, _dash, numbers = value.partition("-")
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(/(0[1-9]|1[0-2]))?", value):
        return value
    first, _slash, second = numbers.partition("/")
    named = date_format(date(int(year), int(second or first), 1), _("F Y"), use_l10n=False)
    return f"{date_format(date(int(year), int(first), 1), 'F', use_l10n=False)}/{named}" if second else named


@register.filter
def issue(slug: str) -> str:
    """womens-rights → Women's rights."""
    return names.issue(slug)


@register.filter
def scheme(value: str) -> str:
    """issue → Issue."""
    return scheme_name(value)


@register.simple_tag
def label_of(scheme: str, value: str | int) -> str:
    """issue, womens-rights → Women's rights."""
    return names.label_of(scheme, str(value))


@register.filter
def likelihood(probability: float | None) -> str:
    """0.71 → "likely, 0.71"."""
    return in_words(probability)


@register.filter
def origin(value: str) -> str:
    """uprinfo → UPR Info: who put a label there."""
    return {
        "uprinfo": _("UPR Info"),
        "ohchr": _("OHCHR"),
        "model": _("machine, unconfirmed"),
        "person": _("decided by an editor"),
    }.get(value, value)


@register.filter
def confidence(value: str) -> str:
    """derived → derived from the order of reviews, not decided."""
    return {
        "derived": _("derived from the usual pattern, not confirmed"),
        "unknown": _("not confirmed"),
        "invented": _("invented"),
    }.get(value, value)


@register.simple_tag
def data_version() -> DataVersion | None:
    """Version and date of the data, for the foot of every page."""
    return newest_version()


@register.filter
def find_url(query: Query) -> str:
    """Return the address of another search."""
    return facets.address(query)
