"""`/desk/review/`: the queue of findings; `/desk/review/finding/7/` leads to where it is settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.records.deciding import decide_finding
from uprtracker.records.finding_queue import Queue
from uprtracker.records.models import Correction, Finding, Review, SourceRow
from uprtracker.records.readiness import readiness_of
from uprtracker.web import names
from uprtracker.web.desk import places
from uprtracker.web.desk.door import Response, desk_page

FILTERS = ("kind", "severity", "review", "session", "status")
STATUSES = {Finding.Status.RESOLVED.value, Finding.Status.DISMISSED.value}


@dataclass(frozen=True)
class Choice:
    """A value to filter by."""

    value: str
    label: str
    count: int
    chosen: bool


def asked(values: Mapping[str, Any] | QueryDict) -> Queue:
    """Return the queue that an address or a form asks for; what makes no sense is no filter."""
    said = {name: str(values.get(name) or "").replace("\0", "")[:60] for name in FILTERS}
    session = said["session"]
    return Queue(
        kind=said["kind"],
        severity=said["severity"],
        review=said["review"].upper(),
        session=int(session) if session.isascii() and session.isdigit() and len(session) < 4 else None,
        status=said["status"] if said["status"] in STATUSES else Finding.Status.OPEN.value,
    )


def words(queue: Queue) -> str:
    """Return the filters of a queue as the query of an address."""
    chosen = {
        "kind": queue.kind,
        "severity": queue.severity,
        "review": queue.review,
        "session": queue.session,
        "status": "" if queue.status == Finding.Status.OPEN else queue.status,
    }
    return urlencode({name: value for name, value in chosen.items() if value})


@desk_page(Action.CORRECT_READINGS)
def queue(request: HttpRequest) -> HttpResponse:
    """The queue: findings by document, with filters and counts."""
    wanted = asked(request.GET)
    said = request.GET.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    number = min(max(number, 1), wanted.pages)
    findings = wanted.page(number)
    groups = [
        {"document": first.document, "review": places.review_of(first), "first": first, "findings": own}
        for _same, group in groupby(findings, key=lambda one: (one.document_id, one.file_id, one.place))
        for own in [list(group)]
        for first in own[:1]
    ]
    context = {
        "queue": wanted,
        "words": words(wanted),
        "groups": groups,
        "number": number,
        "previous": number - 1 if number > 1 else None,
        "following": number + 1 if number < wanted.pages else None,
        "choices": _choices(wanted),
        "severities": wanted.severities(),
        "states": _states(groups),
        "recent": _recent(),
        "decided": Correction.objects.filter(withdrawn_at=None).exclude(kind="checked").count(),
        "done": done(request),
    }
    return render(request, "web/desk/queue.html", context)


@desk_page(Action.DECIDE_FINDINGS, "GET", "POST")
def finding(request: HttpRequest, pk: int) -> Response:
    """A finding: the reading it is about, or, where there is none to correct, the place alone."""
    one = get_object_or_404(Finding.objects.select_related("document__review", "file", "review"), pk=pk)
    wanted = asked(request.POST if request.method == "POST" else request.GET)
    query = words(wanted)
    if request.method == "POST":
        status = {"dismiss": Finding.Status.DISMISSED, "resolve": Finding.Status.RESOLVED}
        decision = status.get(request.POST.get("do", ""), Finding.Status.OPEN)
        following = wanted.neighbours(one)[1]
        if isinstance(request.user, User):
            decide_finding(finding=one, status=decision, person=request.user)
        return redirect(after(following, query))
    item = places.item_at(one)
    if item:
        just = {"done": request.GET["done"]} if done(request) else {}
        carried = urlencode({"finding": pk} | just)
        return redirect(f"{item}?{carried}{'&' if query else ''}{query}")
    before, following = wanted.neighbours(one)
    context = {
        "finding": one,
        "sheets": places.sheets_of_finding(one, request.GET.get("page", "")),
        "cells": _cells(one),
        "review": places.review_of(one),
        "words": query,
        "queue": wanted,
        "before": before,
        "following": following,
        "done": done(request),
    }
    return render(request, "web/desk/finding.html", context)


def done(request: HttpRequest) -> Correction | None:
    """Return the decision that was just made, to say so and to offer taking it back."""
    said = request.GET.get("done", "")
    if not (said.isascii() and said.isdigit() and len(said) < 12):
        return None
    return Correction.objects.select_related("review").filter(pk=int(said), withdrawn_at=None).first()


def after(following: int | None, query: str) -> str:
    """Return where to go on: to the next finding, or to the queue when there is none."""
    place = reverse("web:desk-finding", args=[following]) if following else reverse("web:desk")
    return f"{place}?{query}" if query else place


def _choices(wanted: Queue) -> list[tuple[str, str, list[Choice]]]:
    return [
        (
            "kind",
            _("Kind of finding"),
            [Choice(kind, places.kind_words(kind), n, kind == wanted.kind) for kind, n in wanted.kinds()],
        ),
        (
            "session",
            _("Session"),
            [
                Choice(str(session), str(session), n, session == wanted.session)
                for session, n in wanted.sessions()
            ],
        ),
        (
            "review",
            _("Review"),
            [Choice(code, _review_name(code), n, code == wanted.review) for code, n in wanted.reviews()],
        ),
    ]


def _review_name(code: str) -> str:
    state, _dash, session = code.partition("-")
    return f"{names.state(state)}, {session}"


def _states(groups: list[dict[str, Any]]) -> dict[int, Any]:
    reviews = {group["review"] for group in groups if group["review"]}
    return dict(readiness_of(list(reviews))) if reviews else {}


def _recent() -> list[Review]:
    """Return reviews that have a report to read through, the newest documents first."""
    reported = Review.objects.filter(documents__kind="wg_report").distinct()
    return list(reported.order_by("-session", "order")[:14])


def _cells(one: Finding) -> list[tuple[str, str]]:
    """Return the cells of the row of an export that a finding is about."""
    if one.file_id is None or one.row is None:
        return []
    row = SourceRow.objects.filter(file=one.file_id, row=one.row).first()
    return [(str(name), str(value)) for name, value in row.fields.items()] if row else []
