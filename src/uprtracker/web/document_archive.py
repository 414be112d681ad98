"""Files in bulk: `/reviews/svn-48/documents.zip`, `/sessions/48/documents.zip`, `/export/documents.zip?…`."""

from django.db.models import Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from uprtracker.core.errors import IndexMissing, QueryError
from uprtracker.records.document_archive import TooMany, archive, chosen
from uprtracker.records.models import Review
from uprtracker.search import Query
from uprtracker.search.codes import found_documents
from uprtracker.web.find import unready
from uprtracker.web.sparing import sparing


@require_safe
@sparing
def of_review(request: HttpRequest, code: str) -> HttpResponseBase:
    """All documents of a review."""
    review = get_object_or_404(Review, code__iexact=code.replace("\0", ""))
    if code != review.code.lower():
        return HttpResponsePermanentRedirect(reverse("web:review-archive", args=[review.code.lower()]))
    return _answer(request, Q(review=review), f"upr-{code}")


@require_safe
@sparing
def of_session(request: HttpRequest, number: int) -> HttpResponseBase:
    """All documents of the reviews of a session."""
    return _answer(request, Q(review__session=number), f"upr-session-{number}")


@require_safe
@sparing
def of_search(request: HttpRequest) -> HttpResponseBase:
    """The documents in which the records that a question finds, and the answers to them, were read."""
    query = Query.from_params(request.GET)
    try:
        return _answer(request, Q(pk__in=found_documents(query.understood())), "upr-documents", query)
    except (IndexMissing, QueryError) as error:
        return unready(request, query, error)


def _answer(request: HttpRequest, wanted: Q, name: str, query: Query | None = None) -> HttpResponseBase:
    try:
        documents = chosen(wanted)
    except TooMany as error:
        return HttpResponse(
            f"{error.message} {error.remedy}", status=400, content_type="text/plain; charset=utf-8"
        )
    if not documents and query is None:
        raise Http404
    pieces = archive(documents, request.build_absolute_uri("/"))
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    response["Cache-Control"] = "private, no-cache"
    response["Content-Encoding"] = "identity"  # documents are compressed: doing it again costs time only
    return response
