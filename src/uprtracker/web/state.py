"""`/states/`, `/states/svn/` (as State under Review) and `/states/svn/recommending/`."""

from collections import defaultdict
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.records.models import Pair, Recommendation, Review
from uprtracker.records.question_rows import questions_by
from uprtracker.reference import State
from uprtracker.web import addresses, bars, item, lineage, names, snapshot
from uprtracker.web.coders import Coders
from uprtracker.web.page import Page, public_page


@public_page
def states(request: HttpRequest) -> Page:
    """All States, A to Z or by regional group."""
    fictitious = set(Review.objects.filter(demo=True).values_list("state", flat=True))
    shown = [one for one in names.reference().states.all if one.kind != "demo" or one.iso3 in fictitious]
    by_group = request.GET.get("by") == "group"
    groups: dict[str, list[State]] = defaultdict(list)
    for one in names.alphabetical(shown):
        groups[names.group(one.regional_group) if by_group else _letter(one)].append(one)
    context = {
        "section": "states",
        "groups": sorted(groups.items()),
        "by_group": by_group,
        "total": sum(one.kind == "member" for one in shown),
        "demo_states": fictitious,
        "twin": reverse("web:states-data"),
    }
    data = {"states": [_facts(one) for one in names.alphabetical(shown)]}
    return Page("web/states.html", context, data)


@public_page
def state(request: HttpRequest, iso3: str) -> Page | HttpResponse:
    """A State as State under Review."""
    one = _known(iso3)
    if iso3 != one.iso3.lower():
        return HttpResponsePermanentRedirect(addresses.state(one.iso3))
    reviews = list(Review.objects.filter(state=one.iso3).counted().order_by("-session"))
    received = Recommendation.objects.filter(review__state=one.iso3)
    counts = {row["position"]: row["n"] for row in received.values("position").annotate(n=Count("pk"))}
    total = sum(counts.values())
    basis = bars.basis(total)
    always = lineage.always(one.iso3)
    charts = [bars.of_positions(counts, title=_("Positions"), base=basis, query={"sur": one.iso3})]
    context = {
        "section": "states",
        "state": one,
        "name": one.name_in(names.language()),
        "reviews": reviews,
        "total": total,
        "charts": (charts + snapshot.charts({"sur": one.iso3}, Coders.asked(request))) if total else [],
        "always": always,
        "demo": any(review.demo for review in reviews),
        "twin": reverse("web:state-data", args=[one.iso3.lower()]),
    }
    data = {**_facts(one), "reviews": [_summary(r) for r in reviews]}
    data["asked_in_every_review"] = (
        {"reviews": [r.code for r in always["reviews"]], "codes": always["codes"]} if always else None
    )
    return Page("web/state.html", context, data)


@public_page
def recommending(request: HttpRequest, iso3: str) -> Page | HttpResponse:
    """A State as recommending State: what it asked, of whom, what was answered."""
    one = _known(iso3)
    if iso3 != one.iso3.lower():
        return HttpResponsePermanentRedirect(addresses.state(one.iso3, recommending=True))
    made = Pair.objects.filter(state=one.iso3)
    counts = {row["position"]: row["n"] for row in made.values("position").annotate(n=Count("pk"))}
    asked = {
        row["recommendation__review__state"]: row["n"]
        for row in made.values("recommendation__review__state").annotate(n=Count("pk"))
    }
    total = sum(counts.values())
    reviews = made.values("recommendation__review").distinct().count()
    basis = _("Basis: recommendation–State pairs, %(count)s in all.") % {"count": names.number(total)}
    charts = [bars.of_positions(counts, title=_("What was answered"), base=basis, query={"rs": one.iso3})]
    newest = Recommendation.objects.filter(pairs__state=one.iso3).order_by(
        "-review__session", "review__state", "order"
    )
    asked_in_advance = questions_by(one.iso3)
    context = {
        "section": "states",
        "state": one,
        "name": one.name_in(names.language()),
        "total": total,
        "reviews": reviews,
        "asked": sorted(asked.items(), key=lambda pair: names.fold(names.state(pair[0]))),
        "charts": (charts + snapshot.charts({"rs": one.iso3}, Coders.asked(request))) if total else [],
        "newest": item.from_records(newest[:5]),
        "questions": asked_in_advance,
        "demo": one.kind == "demo",
        "twin": reverse("web:state-recommending-data", args=[one.iso3.lower()]),
    }
    data = {**_facts(one), "pairs": total, "reviews": reviews, "by_position": counts, "by_state": asked}
    data["advance_questions"] = {review.code: count for review, count in asked_in_advance}
    return Page("web/state_recommending.html", context, data)


def _known(iso3: str) -> State:
    found = names.reference().states.by_iso3.get(iso3.upper())
    if found is None:
        raise Http404
    return found


def _letter(one: State) -> str:
    return names.fold(one.name_in(names.language()))[:1].upper()


def _facts(one: State) -> dict[str, Any]:
    return {
        "iso3": one.iso3,
        "name": one.name,
        "kind": one.kind,
        "regional_group": one.regional_group,
        "address": addresses.state(one.iso3),
    }


def _summary(one: Any) -> dict[str, Any]:
    return {
        "code": one.code,
        "session": one.session,
        "cycle": one.cycle,
        "date": one.date.isoformat() if one.date else None,
        "recommendations": one.total,
        "supported": one.supported,
        "noted": one.noted,
        "address": addresses.review(one),
    }
