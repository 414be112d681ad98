"""`/recommendations/`: the search over recommendations and pledges, and its twin.

An address that holds more than it needs (`?q=&sur=&size=20`, as a browser sends a
form) is answered with a redirect to the shortest one, which is the one to keep.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from uprtracker.core.errors import IndexMissing, QueryError, UprTrackerError
from uprtracker.records.models import DataVersion
from uprtracker.search import Query, Results, find
from uprtracker.search.tokens import FIELDS
from uprtracker.web import addresses, chosen, citation, facets, formats, item, names
from uprtracker.web.page import Page, public_page


@public_page
def recommendations(request: HttpRequest) -> Page | HttpResponse:
    """The search page."""
    query = Query.from_params(request.GET)
    whole = facets.whole_of(request.GET.getlist(facets.WHOLE))
    wanted = facets.address(query, whole)
    if not query.problems and wanted.partition("?")[2] != request.GET.urlencode():
        return HttpResponseRedirect(f"{request.path}?{wanted.partition('?')[2]}".rstrip("?"))
    try:
        found = find(query)
    except (IndexMissing, QueryError) as error:
        return unready(request, query, error)
    items = [item.from_hit(hit) for hit in found.hits]
    return Page("web/find.html", _context(request, found, items, whole), lambda: _data(found, items))


def _context(
    request: HttpRequest, found: Results, items: Sequence[item.Item], whole: Sequence[str]
) -> dict[str, Any]:
    query = found.query
    words, version = urlencode(query.params()), DataVersion.objects.filter(number=found.data_version).first()
    day = names.day(localtime(version.made_at).date()) if version else ""
    return {
        "section": "find",
        "query": query,
        "fields": sorted(set(FIELDS.values())),
        "found": found,
        "items": items,
        "demo": any(one.demo for one in items),
        "filters": facets.of(found, whole),
        "whole": whole,
        "chosen": chosen.of(query, lambda other: facets.address(other, whole)),
        "choices": facets.choices(query),
        "pages": facets.pages(found, whole),
        "exports": formats.files(words),
        "words": words,
        "keep": True,
        "clear": reverse("web:find"),
        "table": addresses.asked("web:table", *replace(query, page=1, size=Query.size, sort="").params()),
        "day": day,
        "read_in": citation.source(found.data_version, day) if day else "",
        "citation": citation.of_search(found, day),
        "permanent": request.build_absolute_uri(facets.address(query)),
        "site": request.build_absolute_uri("/").rstrip("/"),
        "twin": f"{reverse('web:find-data')}?{words}".rstrip("?"),
    }


def unready(request: HttpRequest, query: Query, error: UprTrackerError) -> HttpResponse:
    """Say that the search cannot answer, and what to do."""
    if request.path.endswith(".json"):
        return JsonResponse({"error": error.message, "remedy": error.remedy}, status=503)
    context = {"section": "find", "query": query, "error": error}
    status = 400 if isinstance(error, QueryError) else 503
    return render(request, "web/find_unready.html", context, status=status)


def _data(found: Results, items: Sequence[item.Item]) -> dict[str, Any]:
    return {
        "count": found.count,
        "recommendations": found.recommendations,
        "pairs": found.pairs,
        "pledges": found.pledges,
        "by_machine": found.by_machine,
        "basis": found.basis,
        "page": found.page,
        "pages": found.pages,
        "query": found.query.params(),
        "messages": [*found.query.problems, *found.messages],
        "suggestions": [words for words, _query in found.suggestions],
        "stale": found.stale,
        "results": [
            {
                "code": one.code,
                "kind": one.kind,
                "address": one.url,
                "state": one.state,
                "session": one.session,
                "number": one.number,
                "text": "".join(fragment.text for fragment in one.fragments),
                "recommending_states": list(one.states),
                "position": one.position or None,
                "actions": list(one.actions),
                "issues": list(one.issues),
                "coded_by_machine": list(one.machine),
                "demonstration": one.demo,
            }
            for one in items
        ],
        "facets": {
            name: [{"value": value.value, "count": value.count} for value in values]
            for name, values in found.facets.items()
        },
    }
