"""`/newsletter/archive/`, `/newsletter/7/`: issues that were published, for good, with their numbers."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.exchange.citations.citation import printable
from uprtracker.publishing.newsletter import figure_words, wording
from uprtracker.publishing.newsletter.models import Figure, Issue
from uprtracker.publishing.newsletter.share_card import card as drawn
from uprtracker.publishing.newsletter.shown import Shown, languages_of, shown
from uprtracker.records.editing import worded, wordings_of
from uprtracker.records.models.edited import State
from uprtracker.web.page import Page, public_page

NEWEST = 30


@public_page
def archive(request: HttpRequest) -> Page:
    """All issues, newest first."""
    issues = list(Issue.objects.public())
    rows = wordings_of(issues, _language())
    listed = [(issue, worded(issue, _language(), rows)) for issue in issues]
    data = [
        {"number": issue.number, "title": words.title, "language": words.language, **_days(issue)}
        for issue, words in listed
    ]
    context = {"section": "library", "issues": listed, "twin": "/newsletter/archive.json"}
    return Page("web/newsletter/archive.html", context, {"issues": data})


@public_page
def issue(request: HttpRequest, number: int) -> Page | HttpResponse:
    """An issue in the reader's language, or in its own where it is not translated."""
    found = _public(number)
    if found.state == State.WITHDRAWN:
        return render(request, "web/newsletter/gone.html", {"section": "library"}, status=410)
    one = shown(found, _language())
    host = f"{request.scheme}://{request.get_host()}"
    blocks = [
        {
            "kind": block.block.kind, "language": block.language, "title": block.title, "text": block.text,
            "numbers": [asdict(number) for number in block.numbers],
            "bars": [asdict(bar) for bar in block.bars],
        }
        for block in one.blocks
    ]  # fmt: skip
    context = {
        "section": "library",
        "one": one,
        "days": wording.days(found.since, found.until),
        "languages": languages_of(found),
        "address": f"{host}/newsletter/{number}/",
        "card": f"{host}/newsletter/{number}/card.png",
        "description": wording.days(found.since, found.until),
        "twin": f"/newsletter/{number}.json",
    }
    head = {"number": number, "title": one.title, "language": one.language, "translated": not one.fallback}
    return Page("web/newsletter/issue.html", context, {**head, **_days(found), "blocks": blocks})


@public_page
def figures(request: HttpRequest, number: int) -> Page:
    """The numbers of an issue as they stood: what, of what, on which basis, from which data."""
    found = _public(number)
    if found.state == State.WITHDRAWN:
        raise Http404
    rows = found.figures.select_related("report", "issue")
    listed = [_figure(row) for row in rows]
    context = {
        "section": "library",
        "issue": found,
        "title": worded(found, _language()).title,
        "rows": listed,
        "twin": f"/newsletter/{number}/figures.json",
    }
    return Page("web/newsletter/figures.html", context, {"number": number, "figures": listed})


@public_page
def card(request: HttpRequest, number: int) -> HttpResponse:
    """The picture that other sites show with a link to the issue."""
    found = _public(number)
    if found.state == State.WITHDRAWN:
        raise Http404
    one = shown(found, _language())
    return HttpResponse(drawn(one, wording.days(found.since, found.until)), content_type="image/png")


@public_page
def atom(request: HttpRequest) -> HttpResponse:
    """The newest issues for feed readers."""
    issues = list(Issue.objects.public()[:NEWEST])
    rows = wordings_of(issues, _language())
    own = request.build_absolute_uri(reverse("web:newsletter-feed"))
    feed = Atom1Feed(
        title=_("UPR Tracker: newsletter"), link=request.build_absolute_uri(reverse("web:newsletters")),
        description="", feed_url=own, feed_guid=own, language=get_language(),
    )  # fmt: skip
    for one in issues:
        words = worded(one, _language(), rows)
        feed.add_item(
            title=printable(words.title),
            link=request.build_absolute_uri(reverse("web:newsletter", args=[one.number])),
            description=printable(wording.days(one.since, one.until)),
            unique_id=f"tag:{request.get_host().partition(':')[0]},2026:newsletter/{one.number}",
            pubdate=one.published_at or datetime(2000, 1, 1, tzinfo=UTC),
            updateddate=one.published_at or datetime(2000, 1, 1, tzinfo=UTC),
            author_name=_("UPR Tracker"),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def preview_of(one: Shown) -> dict[str, Any]:
    """Return what the template of an issue needs, for a preview of it."""
    return {"one": one, "days": wording.days(one.issue.since, one.issue.until), "section": "library"}


def _public(number: int) -> Issue:
    """Return an issue that is or was public."""
    found = Issue.objects.filter(number=number, state__in=(State.PUBLISHED, State.WITHDRAWN)).first()
    if found is None:
        raise Http404
    return found


def _language() -> str:
    return get_language() or "en"


def _days(issue: Issue) -> dict[str, Any]:
    published = issue.published_at.isoformat() if issue.published_at else None
    return {"from": issue.since.isoformat(), "to": issue.until.isoformat(), "published": published}


def _figure(row: Figure) -> dict[str, Any]:
    return {
        "key": row.key,
        "what": figure_words.words_of(row),
        "value": row.value,
        "shown": figure_words.value_of(row),
        "unit": row.unit,
        "of": figure_words.of_what(row),
        "basis": row.basis,
        "basis_words": figure_words.basis_of(row),
        "sessions": row.sessions,
        "state": row.state,
        "data_version": row.data_version,
        "counted_at": row.counted_at.isoformat(),
        "day": wording.day(row.counted_at.date()),
        "report": figure_words.address_of(row) if row.report else None,
    }
