"""`/reviews/svn-48/cooperation/`, `/states/svn/cooperation/`: the cooperation record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.programmes.cooperation.data import as_data, history_as_data
from uprtracker.agenda.programmes.cooperation.fact import Fact, Known
from uprtracker.agenda.programmes.cooperation.record import history_of, record_of
from uprtracker.agenda.programmes.models import Standing, Step
from uprtracker.records.models import Review
from uprtracker.web import addresses
from uprtracker.web.page import Page, public_page
from uprtracker.web.state import known


@dataclass(frozen=True)
class Told:
    """A fact as a page shows it; `address` is empty where the source has no page."""

    fact: Fact
    address: str


@dataclass(frozen=True)
class Row:
    """A step as a page shows it."""

    known: Known
    facts: tuple[Told, ...]

    @property
    def open(self) -> bool:
        """Whether nothing more is said of it than that it is unknown, or lies ahead."""
        return not self.facts


def rows(steps: Iterable[Known]) -> list[Row]:
    """Return the steps with the addresses of their sources."""
    return [Row(one, tuple(Told(fact, _address(fact)) for fact in one.facts)) for one in steps]


def on_docket(review: Review) -> dict[str, Any]:
    """Return what the docket shows: steps with facts, and the names of those without."""
    found = rows(record_of(review))
    return {"rows": [row for row in found if not row.open], **_without(found)}


@public_page
def of_review(request: HttpRequest, code: str) -> Page | HttpResponse:
    """The record of one review."""
    one = Review.objects.filter(code__iexact=code).first()
    if one is None:
        raise Http404
    if code != one.code.lower():
        return HttpResponsePermanentRedirect(reverse("web:review-cooperation", args=[one.code.lower()]))
    steps = record_of(one)
    found = rows(steps)
    context = {
        "section": "sessions",
        "review": one,
        "rows": [row for row in found if not row.open],
        **_without(found),
        "may_enter": may(request.user, Action.SET_DATES),
        "demo": one.demo,
        "twin": reverse("web:review-cooperation-data", args=[one.code.lower()]),
    }
    return Page("web/programmes/cooperation.html", context, {"review": one.code, "steps": as_data(steps)})


@public_page
def of_state(request: HttpRequest, iso3: str) -> Page | HttpResponse:
    """The records of all reviews of a State, side by side."""
    one = known(iso3)
    if iso3 != one.iso3.lower():
        return HttpResponsePermanentRedirect(reverse("web:state-cooperation", args=[one.iso3.lower()]))
    records = history_of(one.iso3)
    context = {
        "section": "states",
        "state": one,
        "records": records,
        "steps": [(step, [(record, record.step(step)) for record in records]) for step in Step],
        "demo": any(record.review and record.review.demo for record in records),
        "twin": reverse("web:state-cooperation-data", args=[one.iso3.lower()]),
    }
    data = {"state": one.iso3, "reviews": history_as_data(records)}
    return Page("web/programmes/cooperation_history.html", context, data)


def _without(found: Iterable[Row]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {"unknown": [], "ahead": []}
    for row in found:
        if row.open:
            key = "ahead" if row.known.standing is Standing.AHEAD else "unknown"
            names[key].append(str(row.known.step.label))
    return names


def _address(fact: Fact) -> str:
    if fact.document:
        return addresses.paragraph(fact.document, fact.paragraph)
    return fact.url
