"""`/recommendations/SVN-48-140.7/` and `/pledges/SVN-48-p…/`: one record, everything known, where from."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from uprtracker.followup.plans.published import published as published_plans
from uprtracker.records.history import first_answer, history
from uprtracker.records.models import Alias, Pledge, Position, Recommendation
from uprtracker.records.whole_review import positions
from uprtracker.web import (
    addresses,
    arguments_shown,
    asks_shown,
    codings,
    correction_history,
    follow_up,
    item,
    lineage,
    plans_shown,
    published_evidence,
    structured,
)
from uprtracker.web.citation import of_record, read_in
from uprtracker.web.later import said_later
from uprtracker.web.news import fitting
from uprtracker.web.page import Page, public_page


@public_page
def recommendation(request: HttpRequest, code: str) -> Page | HttpResponse:
    """A recommendation. A former code leads to the present one for good."""
    record = _all().filter(code__iexact=code).first()
    if record is None:
        return _former(code)
    if record.code != code:
        return HttpResponsePermanentRedirect(addresses.recommendation(record))
    steps = [{"told": told, "url": _step_place(record, told.step)} for told in history(record)]
    rows = list(record.source_rows.select_related("file").filter(gone=False))
    shown = item.from_record(record)
    context = {
        "section": "find",
        "record": record,
        "item": shown,
        "pairs": [pair.state for pair in record.pairs.all()],
        "spoken": _spoken(record),
        "steps": steps,
        "codings": codings.sources(record),
        "evidence": published_evidence.published(record.code),
        "plans": published_plans(record.code),
        "offers": _offers(record, shown),
        "rows": rows,
        "neighbours": _neighbours(record),
        "later": said_later(record),
        "lineage": lineage.kin(request, record),
        **arguments_shown.shown(record),
        **asks_shown.shown(record),
        "notes": list(record.notes.select_related("document")),
        "place": _place(record),
        "follow_up": follow_up.of_record(record.code),
        "corrections": correction_history.history(record),
        "correct": correction_history.desk_address(request, record),
        "long": len(record.text) > 320,
        "demo": record.review.demo,
        "structured": structured.of_record(request, record),
        "twin": reverse("web:recommendation-data", args=[record.code]),
        **_cited(request, citation(record), addresses.recommendation(record)),
    }
    return Page("web/recommendation.html", context, lambda: _data(record, shown))


@public_page
def pledge(request: HttpRequest, code: str) -> Page | HttpResponse:
    """A voluntary pledge."""
    pledges = Pledge.objects.select_related("review", "document").prefetch_related(
        "codings", "machine_codings"
    )
    record = pledges.filter(code__iexact=code).first()
    if record is None:
        raise Http404
    if record.code != code:
        return HttpResponsePermanentRedirect(addresses.pledge(record))
    shown = item.from_record(record)
    context = {
        "section": "find",
        "record": record,
        "item": shown,
        "follow_up": follow_up.of_record(record.code),
        "codings": codings.sources(record),
        "evidence": published_evidence.published(record.code),
        "plans": published_plans(record.code),
        "rows": list(record.source_rows.select_related("file").filter(gone=False)),
        "place": _place(record),
        "corrections": correction_history.history(record),
        "correct": correction_history.desk_address(request, record),
        "long": len(record.text) > 320,
        "demo": record.review.demo,
        "structured": structured.of_record(request, record),
        "twin": reverse("web:pledge-data", args=[record.code]),
        **_cited(
            request,
            of_record("pledge", shown.state, shown.session, record.number or record.code),
            addresses.pledge(record),
        ),
    }
    return Page("web/pledge.html", context, _common(record, shown))


def _cited(request: HttpRequest, named: str, address: str) -> dict[str, str]:
    """Return what a citation says: the record, the version of the data, the permanent address."""
    return {"citation": named, "read_in": read_in(), "cite": request.build_absolute_uri(address)}


def _offers(record: Recommendation, shown: item.Item) -> fitting.Offers:
    """Return the funds and assistance that fit; demonstrations have none."""
    review = record.review
    if review.demo:
        return []
    return fitting.for_recommendation(review.state, review.code, record.code, shown.issues)


def _spoken(record: Recommendation) -> list[tuple[str, str]]:
    """Return each recommending State that spoke in the dialogue, and the address of its paragraph."""
    said: dict[str, str] = {}
    by_states = record.review.statements.filter(speaker="states")
    for paragraph, states in by_states.values_list("paragraph", "states"):
        for state in states:
            said.setdefault(state, paragraph)
    return [
        (pair.state, addresses.dialogue(record.review, paragraph=said[pair.state]))
        for pair in record.pairs.all()
        if pair.state in said
    ]


def _all() -> "QuerySet[Recommendation]":
    return Recommendation.objects.select_related("review", "document").prefetch_related(
        "pairs__part",
        "parts__pairs",
        "codings",
        "machine_codings",
        "positions__document",
        "positions__row__file",
    )


def _former(code: str) -> HttpResponse:
    alias = Alias.objects.select_related("recommendation").filter(code__iexact=code).first()
    if alias is None:
        raise Http404
    return HttpResponsePermanentRedirect(addresses.recommendation(alias.recommendation))


def _neighbours(record: Recommendation) -> dict[str, Recommendation | None]:
    """Return the recommendations before and after in the same review."""
    same = Recommendation.objects.filter(review=record.review)
    at_place = Q(order=record.order)
    earlier = same.filter(Q(order__lt=record.order) | at_place & Q(code__lt=record.code))
    later = same.filter(Q(order__gt=record.order) | at_place & Q(code__gt=record.code))
    return {
        "previous": earlier.order_by("-order", "-code").first(),
        "next": later.order_by("order", "code").first(),
    }


def _place(record: Recommendation | Pledge) -> str:
    """Return the address of the page of the document where the record was read, empty without one."""
    if record.document is None or record.page is None:
        return ""
    return addresses.place(record.document, page=record.page, mark=record.code)


def _step_place(record: Recommendation, step: Position) -> str:
    """Return the address of the page, or the paragraph, where a step was read; empty without a document."""
    if step.document is None:
        return ""
    if step.page:
        return addresses.place(step.document, page=step.page, mark=record.code)
    return addresses.paragraph(step.document, step.paragraph)


def _common(record: Recommendation | Pledge, shown: item.Item) -> dict[str, Any]:
    return {
        "code": record.code,
        "address": shown.url,
        "state": record.review.state,
        "session": record.review.session,
        "review": record.review.code,
        "number": record.number,
        "text": record.text,
        "actions": list(shown.actions),
        "issues": list(shown.issues),
        "coded_by_machine": list(shown.machine),
        "codings": codings.as_data(record),
        "demonstration": record.review.demo,
        "document": record.document.symbol if record.document else None,
        "page": record.page,
        "implementation": follow_up.as_data(follow_up.of_record(record.code)),
        "corrections": [one.as_json() for one in correction_history.history(record)],
        "evidence": published_evidence.as_data(published_evidence.published(record.code)),
        "plans": plans_shown.as_data(record.code),
    }


def _data(record: Recommendation, shown: item.Item) -> dict[str, Any]:
    return {
        **_common(record, shown),
        "recommending_states": [pair.state for pair in record.pairs.all() if pair.state],
        "position": record.position or None,
        "first_position": first_answer(record) or None,
        **arguments_shown.as_data(record),
        **asks_shown.as_data(record),
        "positions": positions(record),
        "parts": [
            {"text": part.text, "states": [pair.state for pair in part.pairs.all()]}
            for part in record.parts.all()
        ],
        "citation": citation(record),
        "opportunities": fitting.as_data(_offers(record, shown)),
        "delivered": record.delivered or None,
        "links": lineage.kin_data(record),
        "notes": [{"mark": note.mark, "text": note.text, "page": note.page} for note in record.notes.all()],
        "said_later": [
            {
                "document": one.document.symbol,
                "kind": one.document.kind,
                "paragraph": one.paragraph or None,
                "paragraphs": [one.first, one.last] if one.first else None,
                "note": one.note or None,
                "address": one.url,
            }
            for one in said_later(record)
        ],
    }


def citation(record: Recommendation) -> str:
    """Return how to cite a recommendation, without the address."""
    source = record.document.symbol if record.document else record.review.report_symbol
    review = record.review
    return of_record("recommendation", review.state, review.session, record.number or record.code, source)
