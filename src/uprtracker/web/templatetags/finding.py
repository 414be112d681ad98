"""What the search page has hundreds of, written without templates: boxes to tick, names of States.

A template takes some 50 µs for each box, and a page has two hundred of them.
"""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from uprtracker.web import addresses, facets, names
from uprtracker.web.tabulate.crossed import Cell
from uprtracker.web.templatetags import upr

register = template.Library()

_BOX = (
    '<li{within}><label class="choice">'
    '<input type="checkbox" name="{name}" id="{name}-{value}" value="{value}"{checked}>'
    '<span>{label}</span><span class="count">{count}</span></label></li>'
)


@register.filter
def filter_title(name: str) -> str:
    """sur → State under Review."""
    return facets.title_of(name)


@register.simple_tag
def boxes(facet: facets.Facet) -> SafeString:
    """Values of a filter as boxes with counts."""
    rows = (
        _BOX.format(
            name=facet.name,
            value=escape(one.value),
            label=escape(one.label),
            count=names.number(one.count),
            checked=" checked" if one.selected else "",
            within=' class="within"' if one.within else "",
        )
        for one in facet.choices
    )
    return mark_safe("".join(rows))  # noqa: S308 each piece is escaped above


@register.simple_tag
def by_states(states: Sequence[str]) -> SafeString:
    """Names of recommending States, each a link to what it recommended."""
    return mark_safe(", ".join(_by_state(iso3, names.language()) for iso3 in states))  # noqa: S308 escaped


@register.simple_tag
def issue_links(issues: Sequence[str]) -> SafeString:
    """Names of issues as entries of a list, each a link."""
    return mark_safe("".join(_issue_link(slug, names.language()) for slug in issues))  # noqa: S308 escaped


@register.simple_tag
def cells(row: Sequence[Cell]) -> SafeString:
    """Cells of a table: a number or its share, a link to what it counts, darker the more there is."""
    return mark_safe("".join(_cell(one) for one in row))  # noqa: S308 each is escaped


def _cell(cell: Cell) -> SafeString:
    said = upr.number(cell.count) if cell.share is None else upr.share(cell.share)
    shade = f" shade-{cell.shade}" if cell.shade else ""
    text = (
        format_html('<a href="{}">{}</a>', cell.url, said)
        if cell.url
        else escape(said if cell.count else "–")
    )
    return format_html('<td class="figure{}">{}{}</td>', shade, text, " *" if cell.small else "")


# The same names come again and again: a page of 20 has some 70 of them.
@lru_cache(maxsize=2_000)
def _by_state(iso3: str, _language: str) -> SafeString:
    if not iso3:
        return escape(names.state(iso3))
    url = addresses.state(iso3, recommending=True)
    return format_html('<a href="{}">{}</a>', url, names.state(iso3))


@lru_cache(maxsize=1_000)
def _issue_link(slug: str, _language: str) -> SafeString:
    return format_html('<li><a href="{}">{}</a></li>', reverse("web:issue", args=[slug]), names.issue(slug))


@register.simple_tag
def state_list() -> SafeString:
    """Names of all States, for fields in which a State is typed."""
    return _state_list(names.language())


@lru_cache(maxsize=8)
def _state_list(language: str) -> SafeString:
    states = names.alphabetical(one for one in names.reference().states.all if one.kind != "demo")
    options = format_html_join("", '<option value="{}">', ((one.name_in(language),) for one in states))
    return mark_safe(f'<datalist id="states">{options}</datalist>')  # noqa: S308 joined escaped
