"""`/desk/review/svn-20/`: all readings of a review in order, to read through, to check, to take back."""

from collections import Counter

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import Outdated
from uprtracker.records.checking import check_review, checked_by, uncheck
from uprtracker.records.correcting import withdraw
from uprtracker.records.models import Correction, Finding, Recommendation, Review
from uprtracker.records.readiness import readiness
from uprtracker.web.desk import asking, places
from uprtracker.web.desk.door import Response, desk_page
from uprtracker.web.desk.queue import done


@desk_page(Action.CORRECT_READINGS)
def docket(request: HttpRequest, review: str) -> Response:
    """List the readings of a review with what was decided on each."""
    items = asking.items(review)
    one = items.review
    decided = list(
        Correction.objects.filter(review=one).exclude(kind="checked").order_by("-decided_at", "-pk")
    )
    rows = [
        {"item": item, "address": places.reading(one, item.code), "text": " ".join(item.entry.text.split())}
        for item in items.all
    ]
    undecided = [row for row in rows if row["item"].correction is None]  # type: ignore[attr-defined]  # an Item
    kinds = Counter(str(row.kind) for row in decided if not row.withdrawn_at)
    context = {
        "review": one,
        "document": items.document,
        "rows": rows,
        "first": next(iter(undecided or rows), None),
        "done_count": len(rows) - len(undecided),
        "kinds": kinds,
        "decided": decided,
        "removed": [row for row in decided if row.kind == "removed" and not row.withdrawn_at],
        "readiness": readiness(one),
        "open": _open(one).count(),
        "checked": checked_by(one),
        "without_report": Recommendation.objects.filter(review=one, origin="uprinfo").count(),
        "done": done(request),
        "outdated": bool(request.GET.get("outdated")),
    }
    return render(request, "web/desk/docket.html", context)


@desk_page(Action.CORRECT_READINGS, "POST")
def check(request: HttpRequest, review: str) -> Response:
    """Say that this review is checked, or take that back."""
    items = asking.items(review)
    person = request.user if isinstance(request.user, User) else None
    if request.POST.get("do") == "uncheck":
        uncheck(review=items.review, person=person)
    else:
        check_review(review=items.review, person=person, note=request.POST.get("note", "")[:2000])
    return redirect(places.of_review(items.review))


@desk_page(Action.CORRECT_READINGS, "POST")
def take_back(request: HttpRequest, pk: int) -> Response:
    """Withdraw a decision; the machine's reading stands again."""
    row = get_object_or_404(Correction.objects.select_related("review").exclude(kind="checked"), pk=pk)
    where = places.of_review(row.review)
    try:
        withdraw(correction=row, person=request.user if isinstance(request.user, User) else None)
    except Outdated:
        return redirect(asking.with_word(where, "outdated", "1"))
    return redirect((_undone(row, request.POST["code"]) if "code" in request.POST else "") or where)


def _undone(row: Correction, code: str) -> str:
    """Return the address of the reading to go back to: `code`, else the one decided on; empty without any."""
    items = asking.items(row.review.code)
    number = row.before[0]["number"] if row.before else ""
    same = (one for one in items.all if one.entry.number == number and one.pledge == row.pledge)
    item = (items.find(code) if code else None) or (next(same, None) if number else None)
    return places.reading(row.review, item.code) if item else ""


def _open(review: Review) -> "QuerySet[Finding]":
    about = Q(review=review) | Q(document__review=review)
    return Finding.objects.filter(about, status=Finding.Status.OPEN)
