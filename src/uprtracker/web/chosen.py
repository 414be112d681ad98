"""What narrows a search, in plain words: each filter with its values, and the address without each of them.

State under Review: Slovenia or Croatia · Issue: Justice and Detention · Response: not Noted
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from uprtracker.search import Query
from uprtracker.web import names
from uprtracker.web.facets import title_of, words_of


@dataclass(frozen=True)
class Chip:
    """One value, the word before it (or, and, not; empty before the first), and the address without it."""

    label: str
    url: str
    joined: str = ""


@dataclass(frozen=True)
class Chosen:
    """A filter that is set (or the words, or what is listed) with its values."""

    title: str
    chips: tuple[Chip, ...]


Link = Callable[[Query], str]


def of(query: Query, link: Link) -> list[Chosen]:
    """Return what narrows the search, as an address has it; `link` gives the page of another question."""
    found = []
    if query.q:
        found.append(Chosen(_("Words"), (Chip(query.q, link(query.without("q"))),)))
    if query.kind != "recommendation":
        plain = link(replace(query, kind="recommendation", page=1))
        kind = _("Pledges only") if query.kind == "pledge" else _("Recommendations and pledges")
        found.append(Chosen(_("Show"), (Chip(kind, plain),)))
    found += [_filter(query, name, link) for name in query.active()]
    if query.date_from or query.date_to:
        found.append(Chosen(title_of("date"), tuple(_days(query, link))))
    return found


def _filter(query: Query, name: str, link: Link) -> Chosen:
    first, between = {
        "any": ("", _("or")),
        "all": ("", _("and")),
        "none": (_("not"), _("not")),
    }[query.mode(name)]
    chips = (
        Chip(
            words_of(name, value),
            link(query.toggled(name, value)),
            between if place else first,
        )
        for place, value in enumerate(query.values(name))
    )
    return Chosen(title_of(name), tuple(chips))


def _days(query: Query, link: Link) -> Iterator[Chip]:
    ends = (
        (query.date_from, _("from"), replace(query, page=1, date_from="")),
        (query.date_to, _("to"), replace(query, page=1, date_to="")),
    )
    for day, words, without in ends:
        if day:
            yield Chip(names.day(date.fromisoformat(day)), link(without), words)
