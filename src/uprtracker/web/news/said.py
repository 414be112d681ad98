"""What pages of articles, opportunities and vacancies say to search engines about themselves (schema.org)."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from uprtracker.publishing.news.models import Article
from uprtracker.web.news.shown import Shown

_CONTEXT = "https://schema.org"
_PUBLISHER = {"@type": "Organization", "name": "UPR Tracker"}


def of_article(request: HttpRequest, one: Shown[Article]) -> dict[str, Any]:
    """Return a NewsArticle."""
    thing = one.thing
    address = request.build_absolute_uri(reverse("web:article", args=[thing.slug]))
    said = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": one.words.title[:110],
        "description": one.words.summary,
        "inLanguage": one.words.language,
        "datePublished": thing.published_at.isoformat() if thing.published_at else None,
        "dateModified": thing.changed_at.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in _names(thing.authors)] or [_PUBLISHER],
        "publisher": _PUBLISHER,
    }
    if thing.cover:
        said["image"] = request.build_absolute_uri(reverse("web:article-photo", args=[thing.slug]))
    return {name: value for name, value in said.items() if value}


def languages_here() -> list[str]:
    """Return the codes of the languages of the interface."""
    return [code for code, _name in settings.LANGUAGES]


def _names(authors: str) -> list[str]:
    return [
        name.strip() for name in authors.replace(" and ", ",").replace(";", ",").split(",") if name.strip()
    ]


def of_vacancy(request: HttpRequest, one: Shown[Any]) -> dict[str, Any]:
    """Return a JobPosting; what has closed says nothing."""
    thing = one.thing
    return {
        "@context": _CONTEXT,
        "@type": "JobPosting",
        "url": request.build_absolute_uri(reverse("web:vacancy", args=[thing.slug])),
        "title": one.words.title,
        "description": one.words.summary,
        "datePosted": thing.published_at.date().isoformat(),
        "validThrough": thing.closes_at.isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": thing.employer},
        "jobLocation": {"@type": "Place", "address": thing.place},
    }
