"""`/recommendations/`: the search over recommendations and pledges, its twin and its exports.

An address that holds more than it needs (`?q=&sur=&size=20`, as a browser sends a
form) is answered with a redirect to the shortest one, which is the one to keep.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uprtracker.core.errors import IndexMissing, QueryError, UprTrackerError
from uprtracker.records.models import DataVersion
from uprtracker.search import Query, Results, export, find
from uprtracker.search.export import FORMATS
from uprtracker.web import chosen, citation, facets, item, names
from uprtracker.web.page import Page, public_page

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


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
        return _unready(request, query, error)
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
        "found": found,
        "items": items,
        "demo": any(one.demo for one in items),
        "filters": facets.of(found, whole),
        "whole": whole,
        "chosen": chosen.of(query, whole),
        "choices": facets.choices(query),
        "pages": facets.pages(found, whole),
        "exports": [_file(form, words) for form in FORMATS],
        "clear": reverse("web:find"),
        "day": day,
        "citation": citation.of_search(found, day),
        "permanent": request.build_absolute_uri(facets.address(query)),
        "site": request.build_absolute_uri("/").rstrip("/"),
        "twin": f"{reverse('web:find-data')}?{words}".rstrip("?"),
    }


def _file(form: str, words: str) -> dict[str, str]:
    """Return a row of the menu of files: what it is, and where it is by recommendation and by pair."""
    address = f"{reverse('web:export', args=[form])}?{words}"
    kinds = {"xlsx": _("Spreadsheet"), "csv": _("Table as text"), "json": _("For programs")}
    pairs = f"{address}{'&' if words else ''}basis=pairs"
    return {"form": form.upper(), "words": kinds.get(form, form), "url": address.rstrip("?"), "pairs": pairs}


@require_safe
def download(request: HttpRequest, form: str) -> HttpResponse:
    """Everything the question finds, as a file."""
    if form not in FORMATS:
        return render(request, "404.html", status=404)
    query = Query.from_params(request.GET)
    basis = "pairs" if request.GET.get("basis") == "pairs" else "recommendations"
    stream = BytesIO()
    try:
        export(query, form, stream, address=request.build_absolute_uri("/").rstrip("/"), basis=basis)
    except (IndexMissing, QueryError) as error:
        return _unready(request, query, error)
    response = HttpResponse(stream.getvalue(), content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="upr-{basis}.{form}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _unready(request: HttpRequest, query: Query, error: UprTrackerError) -> HttpResponse:
    if request.path.endswith(".json"):
        return JsonResponse({"error": error.message, "remedy": error.remedy}, status=503)
    context = {"section": "find", "query": query, "error": error}
    return render(request, "web/find_unready.html", context, status=503)


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
