"""`/offices/` and `/offices/<slug>/`: regional offices, what they publish and what their region has ahead."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from uprtracker.agenda.calendar.asking import in_time
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.agenda.calendar.words import when_words
from uprtracker.publishing.news.models import Article, OfficePage
from uprtracker.records.models import Office
from uprtracker.records.prose import html_of
from uprtracker.web import names
from uprtracker.web.edited.kinds import Kind, kinds
from uprtracker.web.news.shown import Shown, shown, shown_one
from uprtracker.web.news.stamp import closed_so_far
from uprtracker.web.page import Page, public_page, public_page_stamped

NEWEST = 5
AHEAD = 12


@dataclass(frozen=True)
class Ahead:
    """A review to come: State, session, when in words, and whether that is derived by rule."""

    state: str
    session: int | None
    when: str
    derived: bool


@public_page
def offices(request: HttpRequest) -> Page:
    """Every office with its place and regions."""
    listed = list(Office.objects.all())
    context = {"section": "news", "listed": listed, "twin": reverse("web:offices-data")}
    return Page("web/news/offices.html", context, {"offices": [_facts(one) for one in listed]})


@public_page_stamped(closed_so_far)
def office(request: HttpRequest, slug: str) -> Page:
    """One office: what it says of itself, what it published last, which reviews its region has ahead."""
    one = Office.objects.filter(slug=slug).first()
    if one is None:
        raise Http404
    page = OfficePage.objects.public().filter(office=one).first()
    said = shown_one(page) if page else None
    blocks = _published(one)
    ahead = _reviews_ahead(one)
    context = {
        "section": "news",
        "office": one,
        "said": said,
        "html": html_of(said.words.body) if said else "",
        "languages": [(code, str(name)) for code, name in settings.LANGUAGES if code in one.languages],
        "blocks": blocks,
        "ahead": ahead,
        "twin": reverse("web:office-data", args=[slug]),
    }
    data = {
        **_facts(one),
        "title": said.words.title if said else one.name,
        "published": [
            {"kind": kind.slug, "title": row.heading, "address": row.address}
            for kind, rows in blocks
            for row in rows
        ],
        "reviews_ahead": [{"state": review.state, "session": review.session} for review in ahead],
    }
    return Page("web/news/office.html", context, data)


def _published(one: Office) -> list[tuple[Kind, list[Shown[Any]]]]:
    """Return what the office published last of each kind that has public pages; no kind is empty."""
    found = []
    for kind in sorted(kinds(), key=lambda kind: kind.model is not Article):
        if kind.address and kind.model is not OfficePage:
            rows = kind.model._default_manager.filter(office=one, state="published")
            if listed := shown(rows.order_by("-published_at", "-pk")[:NEWEST]):
                found.append((kind, listed))
    return found


def _reviews_ahead(one: Office) -> list[Ahead]:
    states = {state.iso3 for state in names.reference().states.all if state.regional_group in one.regions}
    today = localdate()
    reviews = (
        dates["review"] for (state, _cycle), dates in calendar().reviews.items()
        if state in states and "review" in dates
    )  # fmt: skip
    coming = [due for due in reviews if due.is_open and due.when.last is not None and due.when.last >= today]
    return [
        Ahead(due.state, due.session, when_words(due.when), due.confidence == "derived")
        for due in sorted(coming, key=in_time)[:AHEAD]
    ]


def _facts(one: Office) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "name": one.name,
        "place": one.place,
        "regions": one.regions,
        "languages": one.languages,
        "address": reverse("web:office", args=[one.slug]),
    }
