"""`/library/feed.atom`: what was published here last, of every part."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.exchange.citations.citation import printable
from uprtracker.records.prose import plain_of
from uprtracker.web.library.listing import public_of
from uprtracker.web.library.words import PARTS, part_of
from uprtracker.web.news.shown import shown
from uprtracker.web.page import public_page

SHOWN = 30
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_LEADS = ("subtitle", "summary", "words", "done", "alt")


@public_page
def atom(request: HttpRequest) -> HttpResponse:
    """The feed."""
    own = request.build_absolute_uri(reverse("web:library-feed"))
    document = Atom1Feed(
        title=printable(_("UPR Tracker: new in the library")),
        link=request.build_absolute_uri(reverse("web:library")),
        description="",
        feed_url=own,
        language=get_language(),
        feed_guid=own,
    )
    for one in _newest():
        thing = one.thing
        document.add_item(
            title=printable(f"{part_of(thing).title}: {one.words.texts.get('title', '')}"),
            link=request.build_absolute_uri(part_of(thing).page_of(thing.slug)),
            description=printable(_lead(one.words.texts)),
            unique_id=f"tag:{request.get_host().partition(':')[0]},2026:{thing.kind}/{thing.slug}",
            pubdate=thing.published_at or _EPOCH,
            updateddate=thing.changed_at,
            author_name=_("UPR Tracker"),
        )
    return HttpResponse(document.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _newest() -> list[Any]:
    found = [
        one
        for part in PARTS.values()
        for one in shown(public_of(part).order_by("-published_at", "-pk")[:SHOWN])
    ]
    return sorted(found, key=lambda one: one.thing.published_at or _EPOCH, reverse=True)[:SHOWN]


def _lead(texts: Any) -> str:
    return "\n\n".join(plain_of(texts[name]) for name in _LEADS if texts.get(name))
