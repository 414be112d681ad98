"""`/library/publications/` and the like: what is public of one part, newest first, by State, issue, year."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from uprtracker.records.library.about import newest
from uprtracker.records.library.models import DeliveredStatement
from uprtracker.records.library.models.statement import Occasion
from uprtracker.records.models import Statement
from uprtracker.web import addresses, names
from uprtracker.web.library.data import as_data
from uprtracker.web.library.words import PARTS, Part
from uprtracker.web.news.shown import shown
from uprtracker.web.page import Page, public_page

ON_A_PAGE = 20
SAID_SHOWN = 10


def list_of(word: str) -> Callable[..., HttpResponse]:
    """Return the page that lists one part."""

    @public_page
    def listed(request: HttpRequest) -> Page:
        return _page(request, PARTS[word])

    return listed


def public_of(part: Part) -> QuerySet[Any]:
    """Return the public things of a part, with what a list shows of them."""
    found: QuerySet[Any] = part.model.objects.public()
    if part.word == "photos":
        found = found.filter(renditions__isnull=False).distinct().prefetch_related("renditions")
    return found.prefetch_related("files") if part.word == "publications" else found


def _page(request: HttpRequest, part: Part) -> Page:
    every = public_of(part)
    asked = {name: request.GET.get(name, "").replace("\0", "")[:80] for name in _FILTERS}
    found = newest(_filtered(every, asked))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = shown(page.object_list)
    said = _said(asked["state"]) if part.model is DeliveredStatement and asked["state"] else None
    context = {
        "section": "documents",
        "part": part,
        "page": page,
        "listed": listed,
        "choices": _choices(part, every),
        "asked": asked,
        "narrowed": any(asked.values()),
        "said": said,
        "twin": reverse(f"web:library-{part.word}-data"),
    }
    data = {
        "part": part.word,
        "count": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "things": [as_data(one) for one in listed],
    }
    return Page("web/library/list.html", context, data)


def _filtered(found: QuerySet[Any], asked: dict[str, str]) -> QuerySet[Any]:
    if state := asked["state"].upper():
        about = Q(states__icontains=f'"{state}"')
        found = found.filter(about | Q(by_state=state) if found.model is DeliveredStatement else about)
    if asked["issue"]:
        found = found.filter(issues__icontains=f'"{asked["issue"]}"')
    if asked["session"].isascii() and asked["session"].isdigit() and len(asked["session"]) < 4:
        found = found.filter(session=int(asked["session"]))
    if asked["year"]:
        found = found.filter(date__startswith=asked["year"])
    if asked["occasion"] and found.model is DeliveredStatement:
        found = found.filter(occasion=asked["occasion"])
    return found


_FILTERS = ("state", "issue", "session", "year", "occasion")


def _choices(part: Part, every: QuerySet[Any]) -> dict[str, list[tuple[str, str]]]:
    """Return the values that each filter may take, those that some thing has."""
    rows = list(every.order_by().values_list("states", "issues", "session", "date"))
    states = {code for row in rows for code in row[0]}
    if part.model is DeliveredStatement:
        states |= set(DeliveredStatement.objects.public().values_list("by_state", flat=True)) - {""}
    issues = {slug for row in rows for slug in row[1]}
    sessions = sorted({row[2] for row in rows if row[2]}, reverse=True)
    years = sorted({row[3][:4] for row in rows if row[3]}, reverse=True)
    occasions = Occasion.choices if part.model is DeliveredStatement else []
    return {
        "state": _by_name((code, names.state(code)) for code in states),
        "issue": _by_name((slug, names.issue(slug)) for slug in issues),
        "session": [(str(one), str(one)) for one in sessions],
        "year": [(one, one) for one in years],
        "occasion": [(value, str(words)) for value, words in occasions] if rows else [],
    }


def _by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: names.fold(pair[1]))


def _said(state: str) -> dict[str, Any]:
    """Return what a State said at reviews, as their reports have it, newest first."""
    code = state.upper()
    rows = Statement.objects.filter(states__icontains=f'"{code}"').select_related("review", "document")
    newest_first = rows.order_by("-review__session", "review__state", "order")
    listed = [
        {"row": row, "address": addresses.dialogue(row.review, paragraph=row.paragraph)}
        for row in newest_first.defer("boxes")[:SAID_SHOWN]
    ]
    return {"state": code, "count": rows.count(), "listed": listed}
