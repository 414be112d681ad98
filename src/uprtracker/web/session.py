"""`/sessions/` and `/sessions/48/`: the meetings of the Working Group, with dates and how sure they are."""

from itertools import groupby
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.records.models import Document, Recommendation, Review
from uprtracker.records.readiness import readiness_of
from uprtracker.web import addresses, answer, glance, leads, names
from uprtracker.web.answer import Answer, Number
from uprtracker.web.coders import Coders
from uprtracker.web.events import shown
from uprtracker.web.page import Page, public_page
from uprtracker.web.pre_sessions import on_docket
from uprtracker.web.tally import Tally, tally


@public_page
def sessions(request: HttpRequest) -> Page:
    """All sessions, newest first, by cycle."""
    totals = {
        row["review__session"]: row["n"]
        for row in Recommendation.objects.values("review__session").annotate(n=Count("pk"))
    }
    reviewed = {row["session"]: row["n"] for row in Review.objects.values("session").annotate(n=Count("pk"))}
    known = sorted(names.reference().sessions.values(), key=lambda one: -one.number)
    rows = [
        {"session": one, "reviews": reviewed.get(one.number, 0), "recommendations": totals.get(one.number, 0)}
        for one in known
    ]
    cycles = [(cycle, list(of_one)) for cycle, of_one in groupby(rows, key=lambda row: row["session"].cycle)]
    context = {"section": "sessions", "cycles": cycles, "twin": reverse("web:sessions-data")}
    data = {
        "sessions": [
            {
                **_facts(row["session"]),
                "reviews": row["reviews"],
                "recommendations": row["recommendations"],
            }
            for row in rows
        ]
    }
    return Page("web/sessions.html", context, data)


@public_page
def session(request: HttpRequest, number: int) -> Page | HttpResponse:
    """A session: its dates, the States reviewed, the totals."""
    if f"/{number}" not in request.path:
        return HttpResponsePermanentRedirect(addresses.session(number))
    reviews = _reviews(number)
    one = names.reference().sessions.get(number)
    if one is None and not reviews:
        raise Http404
    found = tally({"session": str(number)})
    told = _answer(number, reviews, found, request)
    coming = shown.coming(session=number)
    context = {
        "section": "sessions",
        "heading": _("Session %(number)s") % {"number": number},
        "number": number,
        "session": one,
        "answer": told,
        "reviews": reviews,
        "neighbours": {
            "previous": number - 1 if number > 1 else None,
            "next": number + 1 if number + 1 in names.reference().sessions else None,
        },
        "with_documents": Document.objects.filter(review__session=number).exists(),
        "coming_events": coming,
        "pre_sessions": on_docket.of_session(number),
        "events_question": f"session={number}",
        "demo": any(review.demo for review in reviews),
        "twin": reverse("web:session-data", args=[number]),
    }
    data = {**(_facts(one) if one else {}), **told.data(), "reviews": [_reviewed(r) for r in reviews]}
    data["coming_events"] = [card.data() for card in coming]
    return Page("web/session.html", context, data)


def _answer(number: int, reviews: list[Any], found: Tally, request: HttpRequest) -> Answer:
    held = sum(review.total > 0 for review in reviews)
    total = found.recommendations or sum(review.total for review in reviews)
    words = {"n": names.number(total), "held": held, "listed": len(reviews)}
    if not total:
        return Answer(
            _("No recommendations of this session are here yet.")
            if reviews
            else _("The States of this session are not known here.")
        )
    sentence = ngettext(
        "%(n)s recommendation in %(held)s of the %(listed)s reviews of this session.",
        "%(n)s recommendations in %(held)s of the %(listed)s reviews of this session.",
        total,
    )
    if not found.recommendations:
        return Answer(sentence % words)
    coders = Coders.asked(request)
    coded = glance.coded(found, coders)
    positions = glance.positions(found, _("Positions"))
    each = _("recommendations; %(held)s reviews held here") % words
    return Answer(
        sentence=f"{sentence % words} {answer.supported_words(found)}",
        numbers=(
            answer.received(found),
            Number("average", total / max(held, 1), _("per review, on average"), each),
            *answer.answers(found),
            *answer.specific(coded),
            Number("rs", len(found.of("rs")), _("States asking"), _("each named by the source")),
        ),
        lead=leads.by_issue(request, found),
        charts=leads.beside(
            request, (positions, *glance.labels(coded, coders, issues=False), glance.asking(found))
        ),
        total=total,
        more=found.url,
    )


def _reviewed(one: Any) -> dict[str, Any]:
    return {
        "code": one.code,
        "state": one.state,
        "recommendations": one.total,
        "data": {"state": one.data.kind.value, "reason": one.data.reason},
        "address": addresses.review(one),
    }


def _reviews(number: int) -> list[Any]:
    """Return the reviews of a session with their totals, in the order of the names of their States."""
    found: list[Any] = list(Review.objects.filter(session=number).counted())
    known = readiness_of(found)
    for review in found:
        review.data = known[review.pk]
    return sorted(found, key=lambda review: names.fold(names.state(review.state)))


def _facts(one: Any) -> dict[str, Any]:
    return {
        "number": one.number,
        "cycle": one.cycle,
        "start": str(one.start or "") or None,
        "end": str(one.end or "") or None,
        "month": one.month or None,
        "dates_confidence": one.dates_confidence,
        "address": addresses.session(one.number),
    }
