"""`/news/`, `/news/<slug>/`: what the organisation tells, newest first, by kind and region."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from uprtracker.publishing.news.models import Article
from uprtracker.publishing.news.models.about import names_any
from uprtracker.records.prose import html_of
from uprtracker.web import names
from uprtracker.web.edited.related import related_to
from uprtracker.web.news.said import of_article
from uprtracker.web.news.shown import Shown, gone, shown, shown_one
from uprtracker.web.page import Page, public_page

ON_A_PAGE = 20


def public_articles() -> QuerySet[Article]:
    """Return what is public, newest first."""
    return Article.objects.public().select_related("office", "cover").order_by("-published_at", "-pk")


@public_page
def articles(request: HttpRequest) -> Page:
    """The newest articles, of one kind or region if asked."""
    kind, region = request.GET.get("kind", ""), request.GET.get("region", "")
    found = public_articles()
    if kind in Article.Kind.values:
        found = found.filter(kind=kind)
    regions = {slug: names.group(slug) for slug in _regions()}
    if region in regions:
        found = found.filter(names_any("regions", [region]))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = shown(page.object_list)
    context = {
        "section": "news",
        "page": page,
        "listed": listed,
        "kinds": Article.Kind.choices,
        "kind": kind,
        "regions": regions.items(),
        "region": region,
        "narrowed": kind in Article.Kind.values or region in regions,
        "twin": reverse("web:news-data"),
    }
    data = {"articles": [as_data(one) for one in listed], "pages": page.paginator.num_pages}
    return Page("web/news/list.html", context, data)


@public_page
def article(request: HttpRequest, slug: str) -> Page | HttpResponse:
    """One article, in the reader's language where it is there, else in its own, which is said."""
    thing = public_articles().filter(slug=slug).first()
    if thing is None:
        answer = gone(request, Article.objects.filter(slug=slug).first())
        if answer is None:
            raise Http404
        return answer
    one = shown_one(thing)
    related = related_to(thing.related)
    context = {
        "section": "news",
        "one": one,
        "html": html_of(one.words.body),
        "related": related,
        "states": thing.states,
        "issues": thing.issues,
        "structured": of_article(request, one),
        "twin": reverse("web:article-data", args=[slug]),
    }
    whole = {**as_data(one), "body": one.words.body, "related": [_link(link) for link in related]}
    return Page("web/news/article.html", context, whole)


def as_data(one: Shown[Article]) -> dict[str, Any]:
    """Return an article for programs."""
    thing = one.thing
    return {
        "slug": thing.slug,
        "address": reverse("web:article", args=[thing.slug]),
        "kind": thing.kind,
        "title": one.words.title,
        "summary": one.words.summary,
        "language": one.words.language,
        "original_language": thing.language,
        "machine_made": one.words.machine,
        "authors": thing.authors,
        "published": _iso(thing.published_at),
        "changed": _iso(thing.changed_at),
        "states": thing.states,
        "issues": thing.issues,
        "regions": thing.regions,
        "session": thing.session,
        "office": thing.office.slug if thing.office else None,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _link(link: Any) -> dict[str, str]:
    return {"title": link.title, "address": link.address}


def _regions() -> list[str]:
    """Return the regional groups that some public article is about, by name."""
    said = Article.objects.public().exclude(regions=[]).values_list("regions", flat=True)
    return sorted({slug for one in said for slug in one}, key=lambda slug: names.fold(names.group(slug)))
