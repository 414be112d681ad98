"""`/library/publications/<slug>/` and the like: one thing, in the reader's language where it is there."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from uprtracker.exchange.citations.book import as_line
from uprtracker.records.library.downloads import fetched
from uprtracker.records.library.models import (
    DeliveredStatement,
    GoodPractice,
    Holding,
    Photograph,
    Publication,
    Quote,
    Recording,
)
from uprtracker.records.models import Document, Recommendation
from uprtracker.records.prose import html_of
from uprtracker.web import addresses
from uprtracker.web.library.citing import book_of
from uprtracker.web.library.data import as_data
from uprtracker.web.library.said import said_of
from uprtracker.web.library.words import PARTS, Part
from uprtracker.web.news.shown import Shown, gone, shown_one
from uprtracker.web.page import Page, public_page

Context = dict[str, Any]


def one_of(word: str) -> Callable[..., HttpResponse]:
    """Return the page of one thing of a part."""

    @public_page
    def one(request: HttpRequest, slug: str) -> Page | HttpResponse:
        return _page(request, PARTS[word], slug)

    return one


def _page(request: HttpRequest, part: Part, slug: str) -> Page | HttpResponse:
    every = part.model.objects.all()
    thing: Holding | None = every.filter(slug=slug).first()
    public = part.model.objects.public().filter(slug=slug).first()
    if public is None:
        answer = gone(request, thing)
        if answer is None:
            raise Http404
        return answer
    one = shown_one(public)
    context = {
        "section": "documents",
        "part": part,
        "one": one,
        "thing": public,
        "structured": said_of(request, one),
        "twin": reverse(f"web:library-{part.kind}-data", args=[slug]),
        **_OWN[part.model](request, one),
    }
    return Page(f"web/library/{part.kind}.html", context, as_data(one))


def _publication(request: HttpRequest, one: Shown[Publication]) -> Context:
    files = list(one.thing.files.select_related("file"))
    figures = fetched(files)
    since = min((figure.since for figure in figures.values()), default=None)
    return {
        "html": html_of(one.words.summary),
        "files": [(file, figures.get(file.pk)) for file in files],
        "total": sum(figure.count for figure in figures.values()),
        "since": since,
        "citation": as_line(book_of(one, request)),
    }


def _recording(_request: HttpRequest, one: Shown[Recording]) -> Context:
    thing = one.thing
    return {
        "html": html_of(one.words.summary),
        "transcript": html_of(thing.transcript, headings_from=3),
        "statements": list(thing.statements.public().order_by("date", "pk")),
    }


def _statement(_request: HttpRequest, one: Shown[DeliveredStatement]) -> Context:
    recording = one.thing.recording
    return {
        "html": html_of(one.words.text),
        "recording": recording if recording and recording.state == "published" else None,
        "quotes": list(one.thing.quotes.public().order_by("pk")),
    }


def _practice(_request: HttpRequest, one: Shown[GoodPractice]) -> Context:
    codes = one.thing.recommendations
    rows = Recommendation.objects.filter(code__in=codes).select_related("review")
    there = {row.code: row for row in rows}
    return {
        "html": html_of(one.words.done),
        "evidence": html_of(one.words.evidence),
        "recommendations": [there[code] for code in codes if code in there],
    }


def _quote(_request: HttpRequest, one: Shown[Quote]) -> Context:
    return {"source": source_of(one.thing)}


def source_of(thing: Quote) -> dict[str, str] | None:
    """Return where the words of a quote stand: an address, and what it is called."""
    if thing.statement and thing.statement.state == "published":
        address = reverse("web:library-statement", args=[thing.statement.slug])
        return {"address": address, "title": thing.statement.title}
    if thing.symbol:
        document = Document.objects.filter(symbol__iexact=thing.symbol).order_by("-read_at").first()
        address = addresses.paragraph(document, thing.paragraph) if document else ""
        return {"address": address, "title": thing.symbol, "paragraph": thing.paragraph}
    return {"address": thing.link, "title": ""} if thing.link else None


def _photograph(_request: HttpRequest, one: Shown[Photograph]) -> Context:
    sizes = list(one.thing.renditions.all())
    if not sizes:
        raise Http404
    return {"sizes": sizes, "shown_size": next((one for one in sizes if one.width >= 900), sizes[-1])}


_OWN: Mapping[type[Any], Callable[[HttpRequest, Any], Context]] = {
    Publication: _publication,
    Recording: _recording,
    DeliveredStatement: _statement,
    GoodPractice: _practice,
    Quote: _quote,
    Photograph: _photograph,
}
