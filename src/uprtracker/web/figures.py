"""`/figures/`: what the database holds, each number with its basis and date."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.analytics.counts import total
from uprtracker.analytics.definitions import NOTED, SUPPORTED, final_share
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.scope import Scope
from uprtracker.records.models import Document, Pledge, Recommendation
from uprtracker.web import leads, names, snapshot
from uprtracker.web.answered import of_words
from uprtracker.web.coders import Coders
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.contents import all_pages


@dataclass(frozen=True)
class Total:
    """A number that matters, what it counts, and its basis in a sentence."""

    key: str
    value: int
    label: str
    basis: str
    url: str = ""


@public_page
def figures(request: HttpRequest) -> Page:
    """Totals, and recommendations by cycle, position, issue and action category."""
    shown = [*totals(), *_others()]
    demo = fictitious_only()
    context = {
        "section": "figures",
        "totals": shown,
        "charts": leads.beside(request, snapshot.of_everything(Scope(demo=demo), Coders.asked(request))),
        "demo": demo,
        "pages": all_pages(),
        "twin": reverse("web:figures-data"),
    }
    return Page("web/figures.html", context, {"figures": [_facts(one) for one in shown]})


def fictitious_only() -> bool:
    """Say whether all recommendations here belong to the demonstration."""
    real = Recommendation.objects.filter(review__demo=False).exists()
    return not real and Recommendation.objects.exists()


def totals() -> list[Total]:
    """Return the figures of the start page. The demonstration counts only while it is alone."""
    every = Scope(demo=fictitious_only())
    count = total(Basis.RECOMMENDATIONS, every).value
    given = {
        answer: total(Basis.RECOMMENDATIONS, replace(every, position=answer)).value
        for answer in (SUPPORTED, NOTED)
    }
    share = final_share(given)
    received = Recommendation.objects.filter(review__demo=every.demo)
    reviews = received.values("review").distinct().count()
    return [
        Total(
            "recommendations",
            count,
            _("recommendations"),
            ngettext("%(kinds)s, in %(reviews)d review", "%(kinds)s, in %(reviews)d reviews", reviews)
            % {"kinds": kinds(received), "reviews": reviews},
            reverse("web:find"),
        ),
        Total(
            "pairs",
            total(Basis.PAIRS, every).value,
            _("recommendation–State pairs"),
            _("one for each State that made a recommendation"),
        ),
        Total(
            "supported",
            share.part,
            _("supported at the last known stage"),
            f"{names.share(share.value)}: {of_words(share)} {_('supported or noted, as answers stand')}"
            if share.whole
            else _("No answer is recorded here yet."),
            f"{reverse('web:find')}?position=supported",
        ),
    ]


def kinds(received: "QuerySet[Recommendation]") -> str:
    """Say in a few words what stands behind a count of recommendations."""
    alone, count = received.filter(origin="uprinfo").count(), received.count()
    if not alone:
        return _("numbered items")
    if alone == count:
        return _("texts of UPR Info’s export, without numbers")
    return _("of them %(alone)s only in UPR Info’s export") % {"alone": names.number(alone)}


def _others() -> list[Total]:
    demo = fictitious_only()
    return [
        Total(
            "pledges",
            Pledge.objects.filter(review__demo=demo).count(),
            _("voluntary pledges"),
            _("never part of counts of recommendations"),
            f"{reverse('web:find')}?kind=pledge",
        ),
        Total(
            "uprinfo_rows",
            total(Basis.UPRINFO_ROWS, Scope(demo=demo)).value,
            _("UPR Info rows"),
            _("rows of the export as they stand, exact duplicates included"),
        ),
        Total("documents", Document.objects.count(), _("documents"), _("read into the library")),
    ]


def _facts(one: Total) -> dict[str, Any]:
    return {"key": one.key, "value": one.value, "counts": one.label, "basis": one.basis}
