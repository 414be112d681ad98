"""`/news/feed-fr.atom` and the like: what was published last, in one language, for feed readers."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uprtracker.publishing.news.feed import Entry, feed_of
from uprtracker.publishing.news.models import Opportunity, Vacancy
from uprtracker.publishing.news.models.opening import still_open
from uprtracker.web.news.articles import public_articles
from uprtracker.web.news.shown import Shown, shown
from uprtracker.web.news.stamp import closed_so_far
from uprtracker.web.page import public_page_stamped

NEWEST = 40


def _feed(
    title: str | Promise, page: str, one: str, things: Callable[[], QuerySet[Any]]
) -> Callable[..., HttpResponse]:
    @public_page_stamped(closed_so_far)
    def atom(request: HttpRequest, language: str) -> HttpResponse:
        if language not in dict(settings.LANGUAGES):
            raise Http404
        with translation.override(language):
            listed = [row for row in shown(things()[: 3 * NEWEST]) if not row.words.fallback][:NEWEST]
            content = feed_of(
                [_entry(request, one, row) for row in listed],
                title=f"UPR Tracker: {title}",
                own=request.build_absolute_uri(request.path),
                page=request.build_absolute_uri(reverse(page)),
                language=language,
            )
        return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")

    return atom


def _entry(request: HttpRequest, address: str, row: Shown[Any]) -> Entry:
    thing = row.thing
    return Entry(
        title=row.words.title,
        text=row.words.summary,
        address=request.build_absolute_uri(reverse(address, args=[thing.slug])),
        published=thing.published_at,
        changed=max(thing.changed_at, thing.published_at),
        authors=getattr(thing, "authors", ""),
    )


def _open(model: type[Opportunity] | type[Vacancy]) -> QuerySet[Any]:
    return model._default_manager.filter(still_open(), state="published").order_by("-published_at", "-pk")


news = _feed(_("News"), "web:news", "web:article", public_articles)
opportunities = _feed(_("Opportunities"), "web:opportunities", "web:opportunity", lambda: _open(Opportunity))
vacancies = _feed(_("Vacancies"), "web:vacancies", "web:vacancy", lambda: _open(Vacancy))
