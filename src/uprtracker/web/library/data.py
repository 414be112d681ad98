"""Things of the library as plain values, for programs. Nothing that is for editors alone is among them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse

from uprtracker.records.library.models import (
    DeliveredStatement,
    GoodPractice,
    Photograph,
    Publication,
    Quote,
    Recording,
)
from uprtracker.web.library.words import part_of
from uprtracker.web.news.shown import Shown

One = Shown[Any]


def as_data(one: One) -> dict[str, Any]:
    """Return what every kind says, and what its own does."""
    thing = one.thing
    return {
        "kind": thing.kind,
        "slug": thing.slug,
        "address": part_of(thing).page_of(thing.slug),
        **one.words.texts,
        "language": one.words.language,
        "original_language": thing.language,
        "machine_made": one.words.machine,
        "date": thing.date or None,
        "published": thing.published_at.isoformat(timespec="seconds") if thing.published_at else None,
        "states": thing.states,
        "issues": thing.issues,
        "session": thing.session,
        "event": thing.event or None,
        **_OWN[type(thing)](thing),
    }


def _publication(one: Publication) -> dict[str, Any]:
    return {
        "authors": one.authors,
        "editors": one.editors,
        "publisher": one.publisher,
        "place": one.place,
        "isbn": one.isbn,
        "pages": one.pages,
        "series": one.series,
        "files": [
            {
                "language": file.language,
                "note": file.note or None,
                "address": file.link or reverse("web:library-file", args=[one.slug, file.pk]),
                "bytes": file.file.size if file.file else None,
            }
            for file in one.files.select_related("file")
        ],
    }


def _recording(one: Recording) -> dict[str, Any]:
    return {
        "link": one.link,
        "host": one.host,
        "seconds": one.seconds,
        "languages": one.languages,
        "captioned": one.captioned or bool(one.captions_link or one.captions_id),
        "captions_link": one.captions_link or None,
        "transcript": one.transcript or None,
        "chapters": one.chapters,
        "review": one.review.code if one.review else None,
    }


def _statement(one: DeliveredStatement) -> dict[str, Any]:
    return {
        "occasion": one.occasion,
        "item": one.item,
        "hrc_session": one.hrc_session,
        "review": one.review.code if one.review else None,
        "speaker": one.named_speaker or None,
        "by_state": one.by_state or None,
        "organisation": one.organisation or None,
        "excerpts": one.excerpts,
        "link": one.link or None,
    }


def _practice(one: GoodPractice) -> dict[str, Any]:
    return {"recommendations": one.recommendations, "source": one.source, "link": one.link or None}


def _quote(one: Quote) -> dict[str, Any]:
    return {
        "person": one.person,
        "symbol": one.symbol or None,
        "paragraph": one.paragraph or None,
        "link": one.link or None,
    }


def _photograph(one: Photograph) -> dict[str, Any]:
    return {
        "credit": one.credit,
        "licence": one.licence,
        "place": one.place,
        "sizes": [
            {"width": size.width, "height": size.height, "address": _address(one, size.width)}
            for size in one.renditions.all()
        ],
    }


def _address(one: Photograph, width: int) -> str:
    return reverse("web:library-picture", args=[one.slug, width])


_OWN: Mapping[type[Any], Callable[[Any], dict[str, Any]]] = {
    Publication: _publication,
    Recording: _recording,
    DeliveredStatement: _statement,
    GoodPractice: _practice,
    Quote: _quote,
    Photograph: _photograph,
}
