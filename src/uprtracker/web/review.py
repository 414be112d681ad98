"""`/reviews/svn-48/`: the docket. Everything of one State at one session on one page."""

from collections import Counter
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.accounts.policy import Action, may
from uprtracker.followup.assessments.published import published
from uprtracker.records.checking import checked_on
from uprtracker.records.models import Review
from uprtracker.records.proceedings import speaking_states
from uprtracker.records.question_rows import questions_of
from uprtracker.records.readiness import readiness
from uprtracker.records.whole_review import documents_of, findings_of, whole_review
from uprtracker.web import (
    addresses,
    answer,
    bars,
    docket,
    follow_up,
    glance,
    item,
    leads,
    lineage,
    names,
    papers,
    structured,
)
from uprtracker.web.answer import Answer, Number
from uprtracker.web.coders import Coders
from uprtracker.web.counts_table import counts_table
from uprtracker.web.next_steps import next_steps
from uprtracker.web.page import Page, public_page
from uprtracker.web.pre_sessions import on_docket as pre_sessions
from uprtracker.web.programmes.cooperation import on_docket
from uprtracker.web.tally import Tally, tally


@public_page
def review(request: HttpRequest, code: str) -> Page | HttpResponse:
    """The docket of a review."""
    one = get_object_or_404(Review, code__iexact=code)
    if code != one.code.lower():
        return HttpResponsePermanentRedirect(addresses.review(one))
    recommendations = item.from_records(one.recommendations.order_by("order", "code"))
    pledges = item.from_records(one.pledges.order_by("order", "code"))
    neighbours = _neighbours(one)
    told = _answer(request, one, recommendations, len(pledges))
    may_see = may(request.user, Action.VIEW_FINDINGS, one)
    context = {
        "section": "sessions",
        "review": one,
        "recommendations": recommendations,
        "answer": told,
        "themes": leads.by_theme(request, tally(_params(one))) if recommendations else None,
        "pledges": pledges,
        "published_papers": papers.published_on(one.code),
        "papers": docket.papers(one, documents_of(one)),
        "proven": docket.proven(one),
        "stages": docket.stages(one),
        "values": docket.VALUES,
        "spoke": len(speaking_states(one)),
        "statements": one.statements.count(),
        "asked": questions_of(one).count(),
        "repeated": lineage.around(one),
        "neighbours": neighbours,
        "steps": next_steps(one, _waiting(recommendations), neighbours["next"]),
        "findings": _findings(one) if may_see else None,
        "data": readiness(one),
        "checked": checked_on(one),
        "follow_up": follow_up.of_review(one, [*recommendations, *pledges]),
        "counts": counts_table(one),
        "cooperation": on_docket(one),
        "pre_session": pre_sessions.of_review(one),
        "demo": one.demo,
        "structured": structured.of_review(request, one),
        "twin": reverse("web:review-data", args=[one.code.lower()]),
    }
    return Page("web/review.html", context, lambda: _data(one, findings=may_see))


def _answer(request: HttpRequest, one: Review, records: list[item.Item], pledges: int) -> Answer:
    """Return what the docket says first; its numbers are those of the records themselves."""
    if not records:
        return Answer(_("No recommendations of this review are here yet."))
    found, coders = tally(_params(one)), Coders.asked(request)
    own = _counted(records, pledges, found.params)
    labelled = _labelled(coders.chosen(records), {**found.params, **coders.params})
    people = Coders(coders.address, people=True)
    by_people = _labelled(people.chosen(records), {**found.params, **people.params})
    words = {"name": names.state(one.state), "n": names.number(len(records)), "session": one.session}
    sentence = ngettext(
        "%(name)s received %(n)s recommendation at session %(session)s.",
        "%(name)s received %(n)s recommendations at session %(session)s.",
        len(records),
    )
    return Answer(
        sentence=f"{sentence % words} {answer.supported_words(own)}",
        numbers=(
            answer.received(own),
            *answer.answers(own),
            *answer.specific(labelled, by_people),
            Number("rs", _asking(records), _("States asking"), _("each named by the source")),
            *answer.pledged(own),
        ),
        lead=leads.by_issue(request, found),
        charts=leads.beside(request, glance.labels(labelled, coders)),
        total=len(records),
        more=own.url,
    )


def _params(one: Review) -> dict[str, str]:
    return {"sur": one.state, "session": str(one.session)}


def _waiting(records: list[item.Item]) -> int:
    return sum(record.position in ("", "pending") for record in records)


def _counted(records: list[item.Item], pledges: int, params: bars.Asked) -> Tally:
    positions = Counter(record.position or "none" for record in records)
    pairs = sum(max(len(record.states), 1) for record in records)
    return Tally(params, len(records), pairs, pledges, counts={"position": positions})


def _labelled(records: list[item.Item], params: bars.Asked) -> Tally:
    actions = Counter(str(action) for record in records for action in record.actions)
    machine = sum(bool(record.machine) for record in records)
    return Tally(params, len(records), by_machine=machine, counts={"action": actions})


def _asking(records: list[item.Item]) -> int:
    return len({state for record in records for state in record.states if state})


def _neighbours(one: Review) -> dict[str, Review | None]:
    """Return the State's reviews in the cycles before and after."""
    same = Review.objects.filter(state=one.state).exclude(pk=one.pk)
    return {
        "previous": same.filter(session__lt=one.session).order_by("-session").first(),
        "next": same.filter(session__gt=one.session).order_by("session").first(),
    }


def _findings(one: Review) -> list[dict[str, Any]]:
    """Return how many open findings each document of the review has."""
    counts = findings_of(one).order_by("document").values("document").annotate(count=Count("pk"))
    documents = {document.pk: document for document in documents_of(one)}
    return [{"document": documents[row["document"]], "count": row["count"]} for row in counts]


def _data(one: Review, *, findings: bool) -> dict[str, Any]:
    """Return the review whole, each thing with its address."""
    whole = whole_review(one, findings=findings)
    for name, kind in (("recommendations", "recommendation"), ("pledges", "pledge")):
        whole[name] = [{**row, "address": addresses.by_code(kind, row["code"])} for row in whole[name]]
    whole["papers"] = papers.as_json(one.code)
    held = {document.sha256: document for document in documents_of(one)}
    whole["documents"] = [
        {**row, "address": addresses.document(held[row["sha256"]])} for row in whole["documents"]
    ]
    codes = [row["code"] for name in ("recommendations", "pledges") for row in whole[name]]
    whole["implementation"] = {code: follow_up.as_data(told) for code, told in published(codes).items()}
    return whole
