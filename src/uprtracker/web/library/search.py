"""`/library/search/`: one search over documents, dialogues and all that editors publish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uprtracker.core.errors import IndexMissing, QueryError, UprTrackerError
from uprtracker.records.models import Paragraph
from uprtracker.search.library import LibraryQuery, find_in_library
from uprtracker.search.library.finding import LibraryHit, LibraryResults, answer_data
from uprtracker.search.library.kinds import registered
from uprtracker.search.library.opening import folder
from uprtracker.search.snapshot import pointed_name
from uprtracker.web import addresses, names
from uprtracker.web.library.words import name_of_language
from uprtracker.web.page import Page, public_page_stamped

FIRST = 8  # values of a filter that show before the rest is unfolded
_TITLES: Mapping[str, str | Promise] = {
    "kind": _("Kind"),
    "state": _("State it is about"),
    "by": _("State that speaks"),
    "session": _("Session"),
    "year": _("Year"),
    "language": _("Language"),
}


@dataclass(frozen=True)
class Value:
    """A value of a filter: its word, how many it would give, whether it is chosen."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter with its values: the first ones, and the rest."""

    name: str
    title: str
    first: Sequence[Value]
    rest: Sequence[Value]
    open: bool


@public_page_stamped(lambda: pointed_name(folder()))
def search(request: HttpRequest) -> Page | HttpResponse:
    """The search page."""
    query = LibraryQuery.from_params(request.GET)
    wanted = urlencode(query.params())
    if not query.problems and wanted != request.GET.urlencode():
        return HttpResponseRedirect(f"{request.path}?{wanted}".rstrip("?"))
    try:
        found = find_in_library(query)
    except (IndexMissing, QueryError) as error:
        return _unready(request, query, error)
    hits = [_as_shown(hit) for hit in found.hits]
    context = {
        "section": "documents",
        "query": query,
        "found": found,
        "hits": hits,
        "facets": [_facet(name, found) for name in _TITLES],
        "chosen": list(_chosen(query)),
        "previous": _address(query.on_page(query.page - 1)) if query.page > 1 else "",
        "following": _address(query.on_page(query.page + 1)) if query.page < found.pages else "",
        "demo": any(hit.shown.demo for hit in hits),
        "permanent": request.build_absolute_uri(_address(query)),
        "twin": f"{reverse('web:library-search-data')}?{wanted}".rstrip("?"),
    }
    return Page("web/library/search.html", context, answer_data(replace(found, hits=hits)))


def _unready(request: HttpRequest, query: LibraryQuery, error: UprTrackerError) -> HttpResponse:
    status = 400 if isinstance(error, QueryError) else 503
    if request.path.endswith(".json"):
        return JsonResponse({"error": error.message, "remedy": error.remedy}, status=status)
    context = {"section": "documents", "query": query, "error": error}
    return render(request, "web/find_unready.html", context, status=status)


def _as_shown(hit: LibraryHit) -> LibraryHit:
    """Return a hit with the heading and the very address that pages of documents have."""
    row = hit.shown.thing
    if not isinstance(row, Paragraph) or row.document is None:
        return hit
    title = names.title_of(row.document)
    address = addresses.paragraph(row.document, row.number)
    shown = replace(hit.shown, title=title, address=address)
    return replace(hit, shown=shown, title=())


def _facet(name: str, found: LibraryResults) -> Facet:
    chosen = found.query.values(name)
    counts = dict(found.counts[name])
    every = [*counts, *(value for value in chosen if value not in counts)]
    values = [Value(value, _word(name, value), counts.get(value, 0), value in chosen) for value in every]
    if name in ("session", "year"):
        values.sort(key=lambda one: -int(one.value))
    values.sort(key=lambda one: not one.chosen)
    opened = bool(chosen) or name == "kind"
    return Facet(name, str(_TITLES[name]), values[:FIRST], values[FIRST:], opened)


def _word(name: str, value: str) -> str:
    if name == "kind":
        rows = registered().get(value)
        return str(rows.label) if rows else value
    if name in ("state", "by"):
        return names.state(value)
    return name_of_language(value) if name == "language" else value


def _chosen(query: LibraryQuery) -> list[tuple[str, str]]:
    """Return each chosen value in words, with the address without it."""
    return [
        (f"{_TITLES[name]}: {_word(name, value)}", _address(query.toggled(name, value)))
        for name in _TITLES
        for value in query.values(name)
    ]


def _address(query: LibraryQuery) -> str:
    words: list[tuple[str, Any]] = list(query.params())
    return addresses.asked("web:library-search", *words)
