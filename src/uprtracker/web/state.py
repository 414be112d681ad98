"""`/states/` and `/states/svn/`: all States, and one as State under Review."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.agenda.calendar.whole import calendar
from uprtracker.records.models import Review
from uprtracker.reference import State
from uprtracker.web import addresses, answer, follow_up, glance, leads, lineage, names, structured
from uprtracker.web.answer import Answer, Number
from uprtracker.web.bars import Bars
from uprtracker.web.calendar.one import coming_of
from uprtracker.web.coders import Coders
from uprtracker.web.events import shown
from uprtracker.web.news import fitting
from uprtracker.web.page import Page, public_page
from uprtracker.web.tally import Tally, tally


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
    data = {"states": [facts(one) for one in names.alphabetical(shown)]}
    return Page("web/states.html", context, data)


@public_page
def state(request: HttpRequest, iso3: str) -> Page | HttpResponse:
    """A State as State under Review: what it was asked, by whom, what it answered."""
    one = known(iso3)
    if iso3 != one.iso3.lower():
        return HttpResponsePermanentRedirect(addresses.state(one.iso3))
    reviews = list(Review.objects.filter(state=one.iso3).counted().order_by("-session"))
    found = tally({"sur": one.iso3})
    told = _answer(one, reviews, found, request)
    always = lineage.always(one.iso3)
    told_later = follow_up.of_state(one.iso3)
    coming = shown.coming(state=one.iso3)
    offers = fitting.for_state(one.iso3)
    context = {
        "section": "states",
        "state": one,
        "heading": one.name_in(names.language()),
        "answer": told,
        "reviews": reviews,
        "always": always,
        **_dates(one.iso3),
        "follow_up": told_later,
        "coming_events": coming,
        "offers": offers,
        "events_question": f"state={one.iso3}",
        "demo": any(review.demo for review in reviews),
        "structured": structured.of_state(request, one),
        "twin": reverse("web:state-data", args=[one.iso3.lower()]),
    }
    data = {**facts(one), **told.data(), "reviews": [_summary(r) for r in reviews]}
    data["coming_events"] = [card.data() for card in coming]
    data["opportunities"] = fitting.as_data(offers)
    data["implementation"] = told_later.data() if told_later else None
    data["asked_in_every_review"] = (
        {"reviews": [r.code for r in always["reviews"]], "codes": always["codes"]} if always else None
    )
    return Page("web/state.html", context, data)


def _dates(iso3: str) -> dict[str, Any]:
    """Return what the calendar has of a State: whether anything, and what comes next."""
    dates = [due for of_cycle in calendar().of_state(iso3).values() for due in of_cycle.values()]
    return {"has_dates": bool(dates), "next_date": coming_of(dates)}


def _answer(one: State, reviews: list[Any], found: Tally, request: HttpRequest) -> Answer:
    held = [review for review in reviews if review.total]
    total = found.recommendations or sum(review.total for review in held)
    if not total:
        return Answer(_("This database holds no recommendations to this State yet."))
    words = {
        "name": one.name_in(names.language()),
        "n": names.number(total),
        "sessions": ", ".join(str(review.session) for review in reversed(held)),
    }
    received = ngettext(
        "%(name)s received %(n)s recommendation.", "%(name)s received %(n)s recommendations.", total
    )
    sessions = ngettext(
        "Counted here: its review in session %(sessions)s.",
        "Counted here: its reviews in sessions %(sessions)s.",
        len(held),
    )
    sentence = f"{received} {sessions}"
    if not found.recommendations:
        return Answer(sentence % words)
    coders = Coders.asked(request)
    coded = glance.coded(found, coders)
    asking = Number("rs", len(found.of("rs")), _("States asking"), _("each named by the source"))
    return Answer(
        sentence=f"{sentence % words} {answer.supported_words(found)}",
        numbers=(
            answer.received(found),
            *answer.answers(found),
            *answer.specific(coded),
            asking,
            *answer.pledged(found),
        ),
        lead=leads.by_issue(request, found),
        charts=leads.beside(request, _small(found, coded, coders)),
        items=found.items,
        total=total,
        more=found.url,
    )


def _small(found: Tally, coded: Tally, coders: Coders) -> tuple[Bars, ...]:
    labels = glance.labels(coded, coders, issues=False)
    return (glance.positions(found, _("Positions")), *labels, glance.asking(found))


def known(iso3: str) -> State:
    """Return the State of an address; Http404 when there is none."""
    found = names.reference().states.by_iso3.get(iso3.upper())
    if found is None:
        raise Http404
    return found


def _letter(one: State) -> str:
    return names.fold(one.name_in(names.language()))[:1].upper()


def facts(one: State) -> dict[str, Any]:
    """Return what twins say of a State."""
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
