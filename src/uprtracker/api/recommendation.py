"""`/api/v1/recommendations` and `/api/v1/pledges`: a search, page by page, and one record whole."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from ninja import Router

from uprtracker.api.door import reads
from uprtracker.api.schemas import Found
from uprtracker.api.search_parameters import documented
from uprtracker.api.whole import Cited, Whole
from uprtracker.core.errors import QueryError
from uprtracker.records.models import Pledge, Recommendation
from uprtracker.records.one_record import citation, record_data, record_named
from uprtracker.records.version import data_version
from uprtracker.search.asking import ALL, ask

router = Router(tags=["recommendations"])
pledges = Router(tags=["pledges"])
SEARCH = documented()


@reads(router, "", Found, extra=SEARCH)
def recommendations(request: HttpRequest) -> dict[str, Any]:
    """Find recommendations by words and filters: the same search, and the same numbers, as the site's."""
    return _found(request, {})


@reads(pledges, "", Found, extra=SEARCH)
def list_pledges(request: HttpRequest) -> dict[str, Any]:
    """Find voluntary pledges by words and filters."""
    return _found(request, {"kind": "pledge"})


@reads(router, "/{code}", Whole)
def recommendation(request: HttpRequest, code: str) -> dict[str, Any] | HttpResponse:
    """Return one recommendation whole: States, every step of the answer, codings, source."""
    return _one(request, code, Recommendation)


@reads(pledges, "/{code}", Whole)
def pledge(request: HttpRequest, code: str) -> dict[str, Any] | HttpResponse:
    """Return one voluntary pledge whole."""
    return _one(request, code, Pledge)


@reads(router, "/{code}/citation", Cited)
def cite(request: HttpRequest, code: str) -> dict[str, Any]:
    """Return how to cite a recommendation, with its permanent address and the version of the data."""
    record = record_named(code)
    if not isinstance(record, Recommendation):
        raise Http404
    return {
        "code": record.code,
        "citation": citation(record),
        "address": request.build_absolute_uri(f"/recommendations/{record.code}/"),
        "data_version": data_version(),
    }


def _found(request: HttpRequest, fixed: dict[str, str]) -> dict[str, Any]:
    given: dict[str, object] = {name: request.GET.getlist(name) for name in request.GET}
    cursor, facets = given.pop("cursor", [""]), given.pop("facets", None)
    wanted = tuple(",".join(facets).split(",")) if isinstance(facets, list) else ALL
    for name in fixed:
        if name in given:
            raise QueryError(f"This address says the “{name}” itself.", remedy=f"Leave “{name}” out.")
    return ask({**given, **fixed}, cursor=cursor[-1] if isinstance(cursor, list) else "", facets=wanted)


def _one(
    request: HttpRequest, code: str, kind: type[Recommendation] | type[Pledge]
) -> dict[str, Any] | HttpResponse:
    record = record_named(code)
    if not isinstance(record, kind):
        raise Http404
    if record.code != code:
        return HttpResponsePermanentRedirect(request.path.replace(code, record.code))
    return {"data_version": data_version(), **record_data(record)}
