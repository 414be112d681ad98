"""`/api/v1/reviews`: State and session, and everything about one review."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Router

from uprtracker.api.door import reads
from uprtracker.api.paging import PAGED, page, parameter, refuse_strangers
from uprtracker.api.things import ReviewList, WholeReview
from uprtracker.core.errors import QueryError
from uprtracker.records.models import Review
from uprtracker.records.named import review_named
from uprtracker.records.version import data_version
from uprtracker.records.whole_review import whole_review

router = Router(tags=["reviews"])
_FILTERS = {"state": "State under Review, ISO 3166 (alpha 3).", "session": "Session of the Working Group."}
_LIST = {"parameters": [*PAGED["parameters"], *(parameter(name, words) for name, words in _FILTERS.items())]}


@reads(router, "", ReviewList, extra=_LIST)
def reviews(request: HttpRequest) -> dict[str, Any]:
    """List reviews with their totals of recommendations. Demonstration data are marked."""
    refuse_strangers(request, "cursor", "size", *_FILTERS)
    rows = _asked(request)
    found, following = page(request, rows.counted())
    return {
        "count": rows.count(),
        "data_version": data_version(),
        "next": following,
        "results": [_summary(one) for one in found],
    }


@reads(router, "/{code}", WholeReview)
def review(request: HttpRequest, code: str) -> dict[str, Any]:
    """Return a review whole: dates, counts, documents, recommendations with every step, pledges, dialogue."""
    one = review_named(code)
    if one is None:
        raise Http404
    return {"data_version": data_version(), **whole_review(one, findings=False)}


def _asked(request: HttpRequest) -> "Any":
    rows: QuerySet[Review] = Review.objects.all()
    if state := request.GET.get("state"):
        rows = rows.filter(state=state.upper().replace("\0", ""))
    if session := request.GET.get("session"):
        if not (session.isascii() and session.isdigit() and len(session) < 5):
            raise QueryError(f"session: “{session[:40]}” is no number.")
        rows = rows.filter(session=int(session))
    return rows


def _summary(one: Any) -> dict[str, Any]:
    return {
        "code": one.code,
        "address": f"/reviews/{one.code.lower()}/",
        "state": one.state,
        "session": one.session,
        "cycle": one.cycle,
        "status": one.status,
        "date": one.date.isoformat() if one.date else None,
        "adopted": one.adopted.isoformat() if one.adopted else None,
        "report": one.report_symbol or None,
        "recommendations": one.total,
        "supported": one.supported,
        "noted": one.noted,
        "pledges": one.promised,
        "demonstration": one.demo,
    }
