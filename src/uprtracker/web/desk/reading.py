"""`/desk/review/svn-20/SVN-20-115.2/`: the page as printed beside what was read of it, as a form."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import CorrectionRefused, Outdated, UprTrackerError
from uprtracker.records.correcting import correct
from uprtracker.records.entry import Entry
from uprtracker.records.items import Item, Items
from uprtracker.records.models import Correction
from uprtracker.web.desk import asking, places
from uprtracker.web.desk.door import Response, desk_page
from uprtracker.web.desk.forms import EntryForm
from uprtracker.web.desk.queue import after


@desk_page(Action.CORRECT_READINGS, "GET", "POST")
def reading(request: HttpRequest, review: str, code: str) -> Response:
    """Show one reading, or decide on it: accept, correct, merge with the next, remove."""
    items = asking.items(review)
    item = items.find(code)
    if request.method == "POST":
        return _decide(request, items, item, code)
    if item is None:
        return asking.elsewhere(items, code)
    return _page(request, items, item, EntryForm(entry=item.entry, pledge=item.pledge))


def _decide(request: HttpRequest, items: Items, item: Item | None, code: str) -> Response:
    do = request.POST.get("do", "save")
    if item is None:
        return asking.gone(request, items)
    form = EntryForm(request.POST, entry=item.entry, pledge=item.pledge)
    if do == "save" and not form.is_valid():
        return _page(request, items, item, form, status=422)
    if do in ("accept", "merge") and form.changed_data:
        unsaved = CorrectionRefused(_("You have changed something here. Save it first, or reload the page."))
        return _page(request, items, item, form, status=422, refused=unsaved)
    following = asking.neighbours(items, item)[1]
    touched = [item, following] if do == "merge" and following else [item]
    seen = [request.POST.get("seen", ""), *(one.seen for one in touched[1:])]
    afterwards = asking.next_place(request, items, touched[-1])
    try:
        made = correct(
            review=items.review,
            codes=[one.code for one in touched],
            seen=seen,
            after=_after(do, touched, form),
            person=request.user if isinstance(request.user, User) else None,
            note=request.POST.get("note", "")[:2000],
            finding=asking.finding(request),
        )
    except Outdated as error:
        return _page(request, items, item, form, status=409, refused=error)
    except UprTrackerError as error:
        return _page(request, items, item, form, status=422, refused=error)
    return redirect(asking.with_word(afterwards, "done", str(made.pk)))


def _after(do: str, touched: list[Item], form: EntryForm) -> list[Entry]:
    """Return what stands after the decision."""
    first = touched[0].entry
    if do == "remove":
        return []
    if do == "merge" and len(touched) > 1:
        return [merged(first, touched[1].entry)]
    return [form.entry() if do == "save" else first]


def merged(first: Entry, second: Entry) -> Entry:
    """Return two readings as one: the number and the answer are those of the first."""
    return replace(
        first,
        text=f"{first.text.rstrip()} {second.text.lstrip()}",
        states=tuple(dict.fromkeys((*first.states, *second.states))),
        parts=(),
        span=first.span.until(second.span),
    )


def _page(
    request: HttpRequest,
    items: Items,
    item: Item,
    form: EntryForm,
    *,
    status: int = 200,
    refused: UprTrackerError | None = None,
) -> HttpResponse:
    before, following = asking.neighbours(items, item)
    finding = asking.finding(request)
    context: dict[str, Any] = {
        **asking.frame(request, items, item),
        "form": form,
        "refused": refused.message if refused else "",
        "outdated": isinstance(refused, Outdated),
        "sheets": asking.sheets(items, item),
        "machine": item.machine,
        "mergeable": bool(following),
        "finding": finding,
        "before": before,
        "following": following,
        "history": list(_history(items, item)),
        "back": after(None, asking.words_of(request)) if finding else places.of_review(items.review),
        "next_finding": asking.next_finding(request),
        "address": reverse("web:desk-reading", args=[items.review.code.lower(), item.code]),
    }
    return render(request, "web/desk/reading.html", context, status=status)


def _history(items: Items, item: Item) -> list[Correction]:
    """Return the decisions on what this item shows, the standing one first."""
    numbers = {item.entry.number, *(entry.number for entry in item.machine)} - {""}
    rows = Correction.objects.filter(review=items.review, pledge=item.pledge).select_related("person")
    own = [
        row
        for row in rows.exclude(kind="checked").order_by("-decided_at", "-pk")
        if row == item.correction or numbers & {entry["number"] for entry in (*row.before, *row.after)}
    ]
    return sorted(own, key=lambda row: row != item.correction)
