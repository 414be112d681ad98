"""`/documents/` (the library) and `/documents/A/HRC/59/15/`: paragraphs to cite, pages to look at.

`#p-140` is a paragraph, `?page=12` a page as printed, and `&mark=SVN-48-140.7` (or
`&mark=p-140`, `q-3`) marks on it the lines where that was read. Of long documents one
portion is shown at a time (`portions.py`). Two files may carry one
symbol; the newest is shown and the others are named with it.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from uprtracker.accounts.policy import Action, may
from uprtracker.records.document_kinds import kind_words
from uprtracker.records.models import Document, Finding, Paragraph
from uprtracker.records.models.place import Placed
from uprtracker.web import addresses
from uprtracker.web.annotated import annotated, apparatus
from uprtracker.web.page import Page, public_page
from uprtracker.web.portions import portion_asked, portions
from uprtracker.web.sheet import Sheet, sheet_of

LONGEST_LIST = 500
LONGEST_NUMBER = 6  # digits of a page number


@public_page
def documents(request: HttpRequest) -> Page:
    """The library: every document that was read, by session and kind."""
    every = Document.objects.select_related("review").order_by("-review__session")
    session, kind = request.GET.get("session", ""), request.GET.get("kind", "").replace("\0", "")
    listed = every.filter(kind=kind) if kind else every
    if session.isascii() and session.isdigit() and len(session) < 4:
        listed = listed.filter(review__session=int(session))
    shown = sorted(listed, key=_place_in_library)[:LONGEST_LIST]
    sessions = (
        every.exclude(review=None).order_by("-review__session").values_list("review__session", flat=True)
    )
    context = {
        "section": "documents",
        "documents": shown,
        "count": len(listed),
        "total": every.count(),
        "sessions": [(str(number), str(number) == session) for number in sessions.distinct()],
        "kinds": [
            (value, kind_words(value), value == kind)
            for value in every.order_by("kind").values_list("kind", flat=True).distinct()
        ],
        "demo": any(document.review and document.review.demo for document in shown),
        "twin": reverse("web:documents-data"),
    }
    return Page("web/documents.html", context, {"documents": [_facts(document) for document in shown]})


@public_page
def document(request: HttpRequest, symbol: str) -> Page | HttpResponse:
    """A document: its paragraphs, or one page of it as printed."""
    issues = list(_issues(symbol))
    if not issues:
        raise Http404
    one = issues[0]
    if symbol != one.symbol and symbol.casefold() == one.symbol.casefold():
        return HttpResponsePermanentRedirect(addresses.document(one))
    sheet = _sheet(request, one)
    paragraphs = [] if sheet else list(one.paragraph_set.defer("boxes").order_by("order"))
    portion = None if sheet else portion_asked(request, one, paragraphs)
    see_findings = may(request.user, Action.VIEW_FINDINGS, one)
    context = {
        "section": "documents",
        "document": one,
        "others": issues[1:],
        "text": None if sheet else annotated(one, paragraphs, portion),
        "portion": portion,
        "portions": portions(one),
        "submissions": [] if sheet else list(one.submissions.all()),
        "mark": request.GET.get("mark", "") if sheet and sheet.found else "",
        "sheet": sheet,
        "pages": range(portion.first if portion else 1, (portion.last if portion else page_count(one)) + 1),
        "findings": list(one.findings.filter(status=Finding.Status.OPEN)) if see_findings else None,
        "read": {
            "recommendations": one.recommendation_set.count(),
            "pledges": one.pledge_set.count(),
        },
        "demo": bool(one.review and one.review.demo),
        "twin": reverse("web:document-data", args=[one.symbol or f"file-{one.sha256[:16]}"]),
    }
    return Page("web/document.html", context, lambda: _data(one, paragraphs))


def _data(one: Document, paragraphs: Iterable[Paragraph]) -> dict[str, Any]:
    return {
        **_facts(one),
        "paragraphs": [
            {
                "number": paragraph.number,
                "text": paragraph.text,
                "page": paragraph.page,
                "heading": paragraph.level if paragraph.heading else None,
                "marks": paragraph.marks,
            }
            for paragraph in paragraphs
        ],
        **apparatus(one),
    }


def _place_in_library(one: Document) -> tuple[int, list[str]]:
    """Newest session first, and A/HRC/28/4 before A/HRC/28/10."""
    words = re.split(r"([0-9]+)", one.symbol or one.name)
    return -(one.review.session if one.review else 0), [word.zfill(9) for word in words]


def page_count(one: Document) -> int:
    """Return how many pages a document has."""
    return len(one.pages)


def _issues(symbol: str) -> "QuerySet[Document]":
    newest = Document.objects.select_related("review").order_by("-read_at")
    if symbol.startswith("file-") and symbol[5:].isalnum() and len(symbol) >= 17:
        return newest.filter(sha256__startswith=symbol[5:])
    return newest.filter(symbol__iexact=symbol)


def _sheet(request: HttpRequest, one: Document) -> Sheet | None:
    wanted = request.GET.get("page", "")
    if not wanted:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= LONGEST_NUMBER):
        raise Http404
    if not 1 <= int(wanted) <= page_count(one):
        raise Http404
    return sheet_of(one, int(wanted), list(_marked(one, request.GET.get("mark", "").replace("\0", ""))))


def _marked(one: Document, mark: str) -> Iterable[Placed]:
    if mark.startswith("p-"):
        return one.paragraph_set.filter(number=mark[2:])
    if mark.startswith("q-") and mark[2:].isdecimal():
        return one.questions.filter(order=int(mark[2:][:9]))
    found = one.recommendation_set.filter(code=mark).first() or one.pledge_set.filter(code=mark).first()
    return [found] if found else one.position_set.filter(recommendation__code=mark)


def _facts(one: Document) -> dict[str, Any]:
    return {
        "symbol": one.symbol,
        "title": one.title,
        "kind": one.kind,
        "language": one.language,
        "date": one.date.isoformat() if one.date else None,
        "review": one.review.code if one.review else None,
        "pages": page_count(one),
        "sha256": one.sha256,
        "file": one.name,
        "address": addresses.document(one),
    }
