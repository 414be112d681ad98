"""`/library/`: what is here? The newest of each part, and one search over all of it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from uprtracker.records.library.about import newest
from uprtracker.records.models import Document, Statement
from uprtracker.web import names
from uprtracker.web.library.data import as_data
from uprtracker.web.library.listing import public_of
from uprtracker.web.library.words import PARTS
from uprtracker.web.news.shown import shown
from uprtracker.web.page import Page, public_page

OF_EACH = 3


@public_page
def front(request: HttpRequest) -> Page:
    """The first page of the library."""
    parts: list[dict[str, Any]] = []
    for part in PARTS.values():
        found = newest(public_of(part))
        if count := found.count():
            parts.append({"part": part, "count": count, "listed": shown(found[:OF_EACH])})
    documents = Document.objects.select_related("review").exclude(date=None).order_by("-date", "-pk")
    context = {
        "section": "documents",
        "parts": parts,
        "empty": [part for part in PARTS.values() if part not in [one["part"] for one in parts]],
        "documents": [(one, names.title_of(one)) for one in documents[:OF_EACH]],
        "document_count": Document.objects.count(),
        "said": Statement.objects.count(),
        "twin": reverse("web:library-data"),
    }
    data = {
        "documents": context["document_count"],
        "said_at_reviews": context["said"],
        "parts": [
            {
                "part": one["part"].word,
                "address": one["part"].url,
                "count": one["count"],
                "newest": [as_data(thing) for thing in one["listed"]],
            }
            for one in parts
        ],
    }
    return Page("web/library/front.html", context, data)
