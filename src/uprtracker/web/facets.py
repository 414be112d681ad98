"""The filters beside a search as the page needs them: which come first, which fold away, values with counts.

Five filters stand open, those that most questions need. The rest are named under "More filters", in
groups by what they ask, each folded until it is wanted. Of each filter the page shows what is chosen
and the ten largest values; `?all=issue` shows them all, in the same place and without scripts.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from uprtracker.search import Query, Results
from uprtracker.search.filters import FILTERS, POSITIONS, SIZES
from uprtracker.search.hierarchy import above
from uprtracker.search.labels import filter_name, label
from uprtracker.search.query import order_of
from uprtracker.search.results import FacetValue
from uprtracker.web import addresses, names

LARGEST = 10
WHOLE = "all"  # in an address: the filters of which every value is shown
FIRST = ("position", "sur", "rs", "issue", "action")
ANSWERS = ("position", "first_position", "ever_position")
IN_ORDER = {"action", "cycle", "session", *ANSWERS}
STATES = {"sur", "rs"}
# Of these a record, or its States, can have several at once, so that "all of these" finds something.
SEVERAL = {
    "rs", "rs_group", "rs_org", "sur_org", "position", "ever_position", "issue", "action", "theme", "group",
    "sdg", "instrument", "mechanism", "smart", "lineage", "document",
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """A value to tick: its name as the reader knows it, and how many records have it.

    `within` says that the value above it in the list gathers it, as a goal its targets.
    """

    value: str
    label: str
    count: int
    selected: bool
    within: bool = False


@dataclass(frozen=True)
class Facet:
    """One filter: the `choices` shown, of how many in all.

    `link` shows them all, or the largest again; it is empty where there are no more. `modes` are the ways
    in which ticked values count (value, words, chosen).
    """

    name: str
    title: str
    choices: tuple[Choice, ...]
    total: int
    whole: bool
    link: str
    open: bool
    modes: tuple[tuple[str, str, bool], ...]

    @property
    def typed(self) -> bool:
        """Whether a State can be named in a field instead of sought in a list."""
        return self.name in STATES and self.total > LARGEST


@dataclass(frozen=True)
class Group:
    """Filters that ask about the same thing, under one heading; days are asked for where `dated`."""

    title: str
    facets: tuple[Facet, ...]
    dated: bool


@dataclass(frozen=True)
class Filters:
    """All filters of a page: those that stand open, and the groups that fold away."""

    first: tuple[Facet, ...]
    groups: tuple[Group, ...]
    dated: bool

    @property
    def unfolded(self) -> bool:
        """Whether the groups stand open, because something in them is chosen or shown whole."""
        return self.dated or any(facet.open for group in self.groups for facet in group.facets)

    @property
    def folded(self) -> int:
        """How many filters fold away."""
        return sum(len(group.facets) + group.dated for group in self.groups)


@dataclass(frozen=True)
class Pages:
    """Addresses of the neighbours of a page of results; empty where there is none."""

    first: str
    previous: str
    following: str
    last: str


def of(found: Results, whole: Collection[str] = ()) -> Filters:
    """Return every filter that has something to choose."""
    gathered = (
        Group(title, _facets(members, found, whole), dated="session" in members)
        for title, members in groups()
    )
    dated = bool(found.query.date_from or found.query.date_to)
    return Filters(_facets(FIRST, found, whole), tuple(group for group in gathered if group.facets), dated)


def whole_of(values: Sequence[str]) -> tuple[str, ...]:
    """Return the filters that an address asks to be shown whole; others it may name are dropped."""
    return tuple(name for name in FILTERS if name in values)


def choices(query: Query) -> dict[str, list[tuple[str, str, bool]]]:
    """Return the options of order, size and kind: value, words, chosen. The value of the default is empty."""
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
        "size": [
            (_sent(size, Query.size), _("%(n)d per page") % {"n": size}, size == query.size) for size in SIZES
        ],
        "kind": [(_sent(value, Query.kind), words, value == query.kind) for value, words in kinds.items()],
    }


def pages(found: Results, whole: Collection[str] = ()) -> Pages:
    """Return where the pager leads."""

    def at(page: int, wanted: bool) -> str:
        return address(replace(found.query, page=page), whole) if wanted else ""

    here = found.page
    return Pages(
        first=at(1, here > 2),
        previous=at(here - 1, here > 1),
        following=at(here + 1, here < found.pages),
        last=at(found.pages, here < found.pages - 1),
    )


def words_of(name: str, value: str) -> str:
    """Return the words for a value of a filter in the reader's language."""
    return _words(name, value, get_language() or "en")


def title_of(name: str) -> str:
    """Return what a filter is called in the reader's language."""
    return _title(name, get_language() or "en")


def address(query: Query, whole: Collection[str] = ()) -> str:
    """Return the shortest address that restores the view."""
    return addresses.find(*query.params(), *((WHOLE, name) for name in whole))


def groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the filters that fold away, in groups by what they ask."""
    yield _("The answer"), ("first_position", "ever_position")
    yield _("Which States"), ("sur_group", "rs_group", "sur_org", "rs_org")
    yield _("What it is about"), ("theme", "group", "sdg", "instrument", "mechanism")
    yield _("How it is worded"), ("smart",)
    yield _("When and in which document"), ("cycle", "session", "document")
    yield _("What is known of it"), ("lineage", "coded_by")


def _facets(members: Sequence[str], found: Results, whole: Collection[str]) -> tuple[Facet, ...]:
    facets = (_facet(name, found, whole) for name in members if name in FILTERS)
    return tuple(facet for facet in facets if facet.total)


def _facet(name: str, found: Results, whole: Collection[str]) -> Facet:
    values = [one for one in found.facets.get(name, ()) if one.count or one.selected]
    choices = tuple(_tree(name, values, name in whole))
    link = ""
    if name in whole or len(choices) < len(values):
        link = address(found.query, [*(one for one in whole if one != name), *[name] * (name not in whole)])
    return Facet(
        name=name,
        title=title_of(name),
        choices=choices,
        total=len(values),
        whole=name in whole,
        link=link,
        open=name in FIRST or name in whole or bool(found.query.values(name)),
        modes=tuple(_modes(found.query, name)),
    )


def _tree(name: str, values: Sequence[FacetValue], whole: bool) -> Iterator[Choice]:
    """Yield the values to show, those that another gathers below it: all of them, or what is chosen."""
    tops = [one for one in values if not above(name, one.value)]
    shown = tops if whole else [one for place, one in enumerate(tops) if one.selected or place < LARGEST]
    below: dict[str, list[FacetValue]] = {}
    for one in values:
        if (gathering := above(name, one.value)) and (whole or one.selected):
            below.setdefault(gathering, []).append(one)
    shown += [one for one in tops if one.value in below and one not in shown]
    for one in _in_order(name, shown, whole):
        yield Choice(one.value, words_of(name, one.value), one.count, one.selected)
        for inner in sorted(below.get(one.value, ()), key=lambda inner: order_of(name)(inner.value)):
            yield Choice(inner.value, words_of(name, inner.value), inner.count, inner.selected, within=True)


def _in_order(name: str, values: list[FacetValue], whole: bool) -> list[FacetValue]:
    """Return answers, categories and sessions in their own order, a whole list by name, else as they come."""
    if name in ANSWERS:
        return sorted(values, key=lambda one: POSITIONS.index(one.value))
    if name in IN_ORDER:
        return sorted(values, key=lambda one: int(one.value), reverse=name == "session")
    if whole and name == "sdg":
        return sorted(values, key=lambda one: order_of(name)(one.value))
    return sorted(values, key=lambda one: names.fold(words_of(name, one.value))) if whole else values


def _modes(query: Query, name: str) -> Iterator[tuple[str, str, bool]]:
    ways = {"any": _("any of these"), "all": _("all of these"), "none": _("none of these")}
    for mode, words in ways.items():
        if mode != "all" or name in SEVERAL:
            yield _sent(mode, "any"), words, mode == query.mode(name)


def _sent(value: object, default: object) -> str:
    return "" if value == default else str(value)


@lru_cache(maxsize=200)
def _title(name: str, _language: str) -> str:
    return filter_name(name)


# A page asks for 200 names; the names of States alone are some 400 in each of six languages.
@lru_cache(maxsize=8_000)
def _words(name: str, value: str, _language: str) -> str:
    if name == "action":
        return f"{value} {names.action(int(value))}" if value.isdigit() else value
    return label(name, value, names.language(), gettext)
