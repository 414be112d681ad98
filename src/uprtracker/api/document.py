"""`/api/v1/documents`: UN documents that were read, and their paragraphs."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from uprtracker.api.door import reads
from uprtracker.api.paging import PAGED, page, parameter, refuse_strangers
from uprtracker.api.things import DocumentList, WholeDocument
from uprtracker.core.errors import QueryError
from uprtracker.records.models import Document, Paragraph
from uprtracker.records.named import review_named
from uprtracker.records.version import data_version

router = Router(tags=["documents"])
_FILTERS = {"review": "Code of a review: SVN-48.", "kind": "wg_report, addendum, …"}
_LIST = {"parameters": [*PAGED["parameters"], *(parameter(name, words) for name, words in _FILTERS.items())]}


@reads(router, "", DocumentList, extra=_LIST)
def documents(request: HttpRequest) -> dict[str, Any]:
    """List the documents that were read."""
    refuse_strangers(request, "cursor", "size", *_FILTERS)
    rows = Document.objects.select_related("review")
    if code := request.GET.get("review"):
        review = review_named(code)
        if review is None:
            raise QueryError(f"review: “{code[:40]}” is not known.")
        rows = rows.filter(review=review)
    if kind := request.GET.get("kind"):
        rows = rows.filter(kind=kind.replace("\0", "")[:30])
    found, following = page(request, rows)
    return {
        "count": rows.count(),
        "data_version": data_version(),
        "next": following,
        "results": [_facts(one) for one in found],
    }


@reads(router, "/{path:symbol}", WholeDocument)
def document(request: HttpRequest, symbol: str) -> dict[str, Any]:
    """Return a document by its symbol (or `file-` and 16 digits of its checksum), with its paragraphs."""
    asked = symbol.strip("/").replace("\0", "")
    rows = Document.objects.select_related("review")
    if asked.startswith("file-"):
        rows = rows.filter(sha256__startswith=asked.removeprefix("file-").ljust(16, "-"))
    else:
        rows = rows.filter(symbol__iexact=asked)
    one = rows.order_by("-read_at").first() if asked else None
    if one is None:
        raise Http404
    paragraphs = Paragraph.objects.filter(document=one).order_by("order")
    columns = ("number", "text", "heading", "page")
    return {
        "data_version": data_version(),
        **_facts(one),
        "paragraphs": list(paragraphs.values(*columns)),
    }


def _facts(one: Document) -> dict[str, Any]:
    return {
        "symbol": one.symbol or None,
        "address": f"/documents/{one.symbol or f'file-{one.sha256[:16]}'}/",
        "kind": one.kind,
        "title": one.title,
        "language": one.language or None,
        "date": one.date.isoformat() if one.date else None,
        "review": one.review.code if one.review else None,
        "file": one.name,
        "size": one.size,
        "sha256": one.sha256,
    }
