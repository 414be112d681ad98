"""`/reviews/svn-48/`: the docket. Everything of one State at one session on one page."""

from collections import Counter
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.accounts.policy import Action, may
from uprtracker.records.checking import checked_on
from uprtracker.records.models import Review
from uprtracker.records.proceedings import speaking_states
from uprtracker.records.question_rows import questions_of
from uprtracker.records.readiness import readiness
from uprtracker.records.whole_review import documents_of, findings_of, whole_review
from uprtracker.web import addresses, bars, docket, figures, item, lineage
from uprtracker.web.coders import Coders
from uprtracker.web.counts_table import counts_table
from uprtracker.web.page import Page, public_page


@public_page
def review(request: HttpRequest, code: str) -> Page | HttpResponse:
    """The docket of a review."""
    one = Review.objects.filter(code__iexact=code).first()
    if one is None:
        raise Http404
    if code != one.code.lower():
        return HttpResponsePermanentRedirect(addresses.review(one))
    recommendations = item.from_records(one.recommendations.order_by("order", "code"))
    pledges = item.from_records(one.pledges.order_by("order", "code"))
    documents = documents_of(one)
    may_see = may(request.user, Action.VIEW_FINDINGS, one)
    context = {
        "section": "sessions",
        "review": one,
        "recommendations": recommendations,
        "kinds": figures.kinds(one.recommendations.all()),
        "pairs": sum(len(record.states) for record in recommendations),
        "pledges": pledges,
        "papers": docket.papers(one, documents),
        "proven": docket.proven(one),
        "stages": docket.stages(one),
        "values": docket.VALUES,
        "spoke": len(speaking_states(one)),
        "statements": one.statements.count(),
        "asked": questions_of(one).count(),
        "repeated": lineage.around(one),
        "charts": _charts(one, recommendations, Coders.asked(request)),
        "neighbours": _neighbours(one),
        "findings": _findings(one) if may_see else None,
        "data": readiness(one),
        "checked": checked_on(one),
        "counts": counts_table(one),
        "demo": one.demo,
        "twin": reverse("web:review-data", args=[one.code.lower()]),
    }
    return Page("web/review.html", context, lambda: _data(one, findings=may_see))


def _charts(one: Review, records: list[item.Item], coders: Coders) -> list[bars.Bars]:
    if not records:
        return []
    query = {"sur": one.state, "session": str(one.session)}
    positions = Counter(record.position for record in records)
    base = bars.basis(len(records))
    by_position = bars.of_positions(positions, title=_("By position"), base=base, query=query)
    counted = coders.chosen(records)
    actions = Counter(category for record in counted for category in record.actions)
    issues = Counter(slug for record in counted for slug in record.issues)
    note = coders.note(sum(bool(record.machine) for record in counted), len(counted))
    return [by_position, *bars.of_labels(actions, issues, len(counted), {**query, **coders.params}, note)]


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
    held = {document.sha256: document for document in documents_of(one)}
    whole["documents"] = [
        {**row, "address": addresses.document(held[row["sha256"]])} for row in whole["documents"]
    ]
    return whole
