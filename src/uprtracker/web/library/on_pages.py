"""What the library holds about a State, a review, an issue, a recommendation, for their own pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from uprtracker.records.library.about import about, newest, practices_for
from uprtracker.records.library.models import DeliveredStatement
from uprtracker.records.models import Review
from uprtracker.web.library.words import PARTS, Part
from uprtracker.web.news.shown import Shown, shown

MOST = 4
_ON_PAGES = ("publications", "videos", "statements", "good-practices")


@dataclass(frozen=True)
class Shelf:
    """What one part holds: the newest, and the address of all where there are more."""

    part: Part
    things: list[Shown[Any]]
    more: str


def of_state(iso3: str) -> list[Shelf]:
    """Return what is about a State, and what it said."""
    found = []
    for part in _parts():
        rows = about(part.model, state=iso3)
        if part.model is DeliveredStatement:
            rows = rows | about(part.model).filter(Q(by_state=iso3))
        found.append(_shelf(part, rows, f"state={iso3}"))
    return [one for one in found if one.things]


def of_review(one: Review) -> list[Shelf]:
    """Return what is about a review: what names it, or its State and session."""
    found = []
    for part in _parts():
        rows = about(part.model, state=one.state, session=one.session)
        if part.word in ("videos", "statements"):
            rows = rows | about(part.model).filter(Q(review=one))
        found.append(_shelf(part, rows, f"state={one.state}"))
    return [shelf for shelf in found if shelf.things]


def of_issue(slug: str) -> list[Shelf]:
    """Return what is about an issue."""
    found = (_shelf(part, about(part.model, issue=slug), f"issue={slug}") for part in _parts())
    return [one for one in found if one.things]


def of_recommendation(code: str) -> list[Shelf]:
    """Return the good practices that answer a recommendation."""
    shelf = _shelf(PARTS["good-practices"], practices_for(code), "")
    return [shelf] if shelf.things else []


def _parts() -> Iterable[Part]:
    return (PARTS[word] for word in _ON_PAGES)


def _shelf(part: Part, rows: Any, query: str) -> Shelf:
    listed = list(newest(rows)[: MOST + 1])
    more = f"{part.url}?{query}" if len(listed) > MOST else ""
    return Shelf(part, shown(listed[:MOST]), more)
