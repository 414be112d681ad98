"""What every page about one reading asks: which review, which item, which finding, what comes next."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from uprtracker.core.errors import CorrectionRefused
from uprtracker.records.items import Item, Items, items_of
from uprtracker.records.models import Alias, Finding, Pledge, Recommendation, Review
from uprtracker.web import names
from uprtracker.web.desk import places
from uprtracker.web.desk.queue import after, asked, done, words
from uprtracker.web.sheet import Sheet

QUEUE = ("kind", "severity", "review", "session", "status")


def items(code: str) -> Items:
    """Return the readings of a review; no such review, or none with a report, is not found."""
    review = Review.objects.filter(code__iexact=code.replace("\0", "")).first()
    if review is None:
        raise Http404
    try:
        return items_of(review)
    except CorrectionRefused as error:
        raise Http404 from error


def elsewhere(all_items: Items, code: str) -> HttpResponse:
    """Lead from a former code to the present one; a code nobody knows is not found."""
    alias = Alias.objects.select_related("recommendation").filter(code__iexact=code.replace("\0", "")).first()
    if alias and all_items.find(alias.recommendation.code):
        return redirect(places.reading(all_items.review, alias.recommendation.code))
    raise Http404


def gone(request: HttpRequest, all_items: Items) -> HttpResponse:
    """Say that the item is not there any more, and give back what the person wrote."""
    written = [value for name, value in request.POST.items() if name.endswith(("text", "states")) and value]
    context = {"review": all_items.review, "written": written, "back": places.of_review(all_items.review)}
    return render(request, "web/desk/gone.html", context, status=409)


def finding(request: HttpRequest) -> Finding | None:
    """Return the finding that led here."""
    said = _said(request, "finding")
    return Finding.objects.filter(pk=int(said)).first() if said.isascii() and said.isdigit() else None


def words_of(request: HttpRequest) -> str:
    """Return the filters of the queue that the person is working through."""
    return words(asked(request.POST if request.method == "POST" else request.GET))


def next_finding(request: HttpRequest) -> str:
    """Return the address of the next finding, of the queue after the last, nothing outside the queue."""
    one = finding(request)
    if one is None:
        return ""
    wanted = asked(request.POST if request.method == "POST" else request.GET)
    return after(wanted.neighbours(one)[1], words(wanted))


def next_place(request: HttpRequest, all_items: Items, item: Item) -> str:
    """Return where to go on after a decision: the next finding, else the next item, else the review."""
    following = neighbours(all_items, item)[1]
    if finding(request):
        return next_finding(request)
    if request.POST.get("stay"):
        return places.of_review(all_items.review)
    if following:
        return places.reading(all_items.review, following.code)
    return places.of_review(all_items.review)


def neighbours(all_items: Items, item: Item) -> tuple[Item | None, Item | None]:
    """Return the items before and after, of the same kind."""
    same = [one for one in all_items.all if one.pledge == item.pledge]
    at = next(place for place, one in enumerate(same) if one.code == item.code)
    return (same[at - 1] if at else None), (same[at + 1] if at + 1 < len(same) else None)


def sheets(all_items: Items, item: Item) -> list[Sheet]:
    """Return the pages an item stands on."""
    row: Recommendation | Pledge | None
    if item.pledge:
        row = Pledge.objects.select_related("document").filter(code=item.code).first()
    else:
        row = Recommendation.objects.select_related("document").filter(code=item.code).first()
    found = places.sheets_of(row) if row else []
    return found or places.sheet_at(all_items.document, item.entry.span.page)


def frame(request: HttpRequest, all_items: Items, item: Item) -> dict[str, Any]:
    """Return what the head of the page shows and what the form carries along."""
    same = [one for one in all_items.all if one.pledge == item.pledge]
    along = carried(request)
    wanted = asked(request.POST if request.method == "POST" else request.GET)
    return {
        "review": all_items.review,
        "document": all_items.document,
        "item": item,
        "place": same.index(item) + 1,
        "total": len(same),
        "carried": along,
        "carried_words": urlencode(along),
        "queue": wanted if "finding" in along else None,
        "state_names": state_names(),
        "thing": places.kind_of_thing(pledge=item.pledge),
        "done": done(request),
    }


def carried(request: HttpRequest) -> dict[str, str]:
    """Return what the forms carry along: the finding that is being settled and the filters of its queue."""
    one = finding(request)
    along = {"finding": str(one.pk)} if one else {}
    return along | {name: value for name in QUEUE if (value := _said(request, name))}


def state_names() -> list[str]:
    """Return the names of all States in the reader's language, to complete what is typed."""
    return [state.name_in(names.language()) for state in names.alphabetical(names.reference().states.all)]


def with_word(address: str, name: str, value: str) -> str:
    """Return the address with one more word in its query."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({name: value})}"


def _said(request: HttpRequest, name: str) -> str:
    values = request.POST if request.method == "POST" else request.GET
    return str(values.get(name, "")).replace("\0", "")[:60]
