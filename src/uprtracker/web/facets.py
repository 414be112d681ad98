"""The filters beside a search as the page needs them: values with names and counts, chips, pages.

Shown of each filter: what is chosen and the ten largest, as boxes to tick; all the rest
in one list to pick from, by name. Both are plain form fields.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.search import Query, Results
from uprtracker.search.filters import FILTERS, SIZES
from uprtracker.search.labels import filter_name, label
from uprtracker.web import names

LARGEST = 10
IN_ORDER = {"action", "cycle", "session", "position"}

SHOWN = (
    "position",
    "sur",
    "rs",
    "issue",
    "action",
    "coded_by",
    "cycle",
    "session",
    "sur_group",
    "rs_group",
    "sur_org",
    "rs_org",
)
OPEN_AT_FIRST = {"position", "sur", "rs", "issue"}


@dataclass(frozen=True)
class Choice:
    """A value to tick or pick: its name as the reader knows it, and how many records have it."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    """One filter: `boxes` to tick, the `rest` to pick from, whether it stands open."""

    name: str
    title: str
    boxes: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    open: bool


@dataclass(frozen=True)
class Chip:
    """Something that narrows the search, and the address without it."""

    title: str
    label: str
    url: str


@dataclass(frozen=True)
class Pages:
    """Addresses of the neighbours of a page of results; empty where there is none."""

    first: str
    previous: str
    following: str
    last: str


def of(found: Results, language: str) -> list[Facet]:
    """Return every filter that has something to choose."""
    facets = [_facet(name, found, language) for name in SHOWN]
    return [facet for facet in facets if facet.boxes or facet.rest]


def chips(query: Query, language: str) -> list[Chip]:
    """Return what narrows the search, each with the address that removes it."""
    chosen = [Chip(_("Words"), query.q, address(query.without("q")))] if query.q else []
    if query.kind != "recommendation":
        plain = replace(query, kind="recommendation", page=1)
        kind = _("Pledges only") if query.kind == "pledge" else _("Recommendations and pledges")
        chosen.append(Chip(_("Show"), kind, address(plain)))
    for name in query.active():
        chosen += [
            Chip(filter_name(name), words_of(name, value, language), address(query.toggled(name, value)))
            for value in query.values(name)
        ]
    return chosen


def choices(query: Query) -> dict[str, list[tuple[str, str, bool]]]:
    """Return the options of order, size and kind: value, words, chosen."""
    orders = {
        "": _("Best match first") if query.q else _("Newest session first"),
        **({"newest": _("Newest session first")} if query.q else {}),
        "oldest": _("Oldest session first"),
        "state": _("State under Review, A to Z"),
    }
    kinds = {
        "recommendation": _("Recommendations"),
        "pledge": _("Voluntary pledges"),
        "both": _("Recommendations and pledges"),
    }
    return {
        "sort": [(value, words, value == query.sort) for value, words in orders.items()],
        "size": [(str(size), _("%(n)d per page") % {"n": size}, size == query.size) for size in SIZES],
        "kind": [(value, words, value == query.kind) for value, words in kinds.items()],
    }


def pages(found: Results) -> Pages:
    """Return where the pager leads."""

    def at(page: int, wanted: bool) -> str:
        return address(replace(found.query, page=page)) if wanted else ""

    here = found.page
    return Pages(
        first=at(1, here > 2),
        previous=at(here - 1, here > 1),
        following=at(here + 1, here < found.pages),
        last=at(found.pages, here < found.pages - 1),
    )


def words_of(name: str, value: str, language: str) -> str:
    """Return the words for a value of a filter in the reader's language."""
    if name == "action":
        return f"{value} {names.action(int(value))}" if value.isdigit() else value
    return _(label(name, value, language))


def address(query: Query) -> str:
    """Return the shortest address that restores the view."""
    words = urlencode(query.params())
    return f"{reverse('web:find')}?{words}" if words else reverse("web:find")


def _facet(name: str, found: Results, language: str) -> Facet:
    values = [
        Choice(one.value, words_of(name, one.value, language), one.count, one.selected)
        for one in found.facets.get(name, ())
        if one.count or one.selected
    ]
    if name in IN_ORDER:
        values.sort(key=lambda choice: _order(name, choice.value))
    largest = {choice.value for choice in values[:LARGEST]} if name != "session" else set()
    boxes = tuple(choice for choice in values if choice.selected or choice.value in largest)
    shown = {choice.value for choice in boxes}
    rest = [choice for choice in values if choice.value not in shown]
    if name not in IN_ORDER:
        rest.sort(key=lambda choice: names.fold(choice.label))
    is_open = name in OPEN_AT_FIRST or any(choice.selected for choice in values)
    return Facet(name, filter_name(name), boxes, tuple(rest), is_open)


def _order(name: str, value: str) -> int:
    if FILTERS[name].form == "number":
        return -int(value) if name == "session" else int(value)
    return names.POSITIONS.index("" if value == "none" else value)
