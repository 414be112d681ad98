"""What pages of the library say to search engines about themselves (schema.org)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest

from uprtracker.records.library.models import DeliveredStatement, Photograph, Publication, Quote, Recording
from uprtracker.records.prose import plain_of
from uprtracker.web.news.shown import Shown

_CONTEXT = "https://schema.org"


def said_of(request: HttpRequest, one: Shown[Any]) -> dict[str, Any] | None:
    """Return what the page of a thing says; None for kinds that search engines know nothing of."""
    own = _OWN.get(type(one.thing))
    if own is None:
        return None
    address = request.build_absolute_uri(request.path)
    said = {
        "@context": _CONTEXT,
        "@id": address,
        "url": address,
        "name": one.words.texts.get("title", ""),
        "inLanguage": one.words.language,
        **own(request, one),
    }
    return {name: value for name, value in said.items() if value}


def _publication(_request: HttpRequest, one: Shown[Publication]) -> dict[str, Any]:
    thing = one.thing
    return {
        "@type": "Book" if thing.isbn else "Report",
        "alternativeHeadline": one.words.subtitle,
        "description": plain_of(one.words.summary),
        "author": _people(thing.authors),
        "editor": _people(thing.editors),
        "publisher": {"@type": "Organization", "name": thing.publisher} if thing.publisher else None,
        "datePublished": thing.date,
        "isbn": thing.isbn,
        "numberOfPages": thing.pages,
    }


def _recording(_request: HttpRequest, one: Shown[Recording]) -> dict[str, Any]:
    thing = one.thing
    return {
        "@type": "VideoObject",
        "description": plain_of(one.words.summary) or one.words.title,
        "contentUrl": thing.link,
        "uploadDate": thing.date,
        "duration": f"PT{thing.seconds}S" if thing.seconds else None,
        "transcript": plain_of(thing.transcript),
    }


def _statement(_request: HttpRequest, one: Shown[DeliveredStatement]) -> dict[str, Any]:
    thing = one.thing
    return {
        "@type": "CreativeWork",
        "author": _people([thing.named_speaker] if thing.named_speaker else []),
        "dateCreated": thing.date,
        "text": plain_of(one.words.text),
    }


def _quote(_request: HttpRequest, one: Shown[Quote]) -> dict[str, Any]:
    return {
        "@type": "Quotation",
        "text": plain_of(one.words.words),
        "creator": {"@type": "Person", "name": one.thing.person, "jobTitle": one.words.function},
        "dateCreated": one.thing.date,
    }


def _photograph(_request: HttpRequest, one: Shown[Photograph]) -> dict[str, Any]:
    return {
        "@type": "ImageObject",
        "description": one.words.alt,
        "creditText": one.thing.credit,
        "license": one.thing.licence_link,
        "dateCreated": one.thing.date,
    }


def _people(names: list[str]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


_OWN: Mapping[type[Any], Callable[[HttpRequest, Any], dict[str, Any]]] = {
    Publication: _publication,
    Recording: _recording,
    DeliveredStatement: _statement,
    Quote: _quote,
    Photograph: _photograph,
}
