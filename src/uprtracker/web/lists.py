"""`/lists/…`: what waits for an answer, what nobody has reported on, what is asked at every review.

Each list says exactly what it counts. By State, A to Z; the recommendations themselves are a search away.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from uprtracker.agenda.programmes.mid_term.register import reviews_in_register
from uprtracker.followup.assessments.published import followed_codes
from uprtracker.publishing.papers.published import reviews_with_mid_term_report
from uprtracker.records.awaiting import reviews_without_follow_up
from uprtracker.web import addresses, answer, glance, leads, names, topic
from uprtracker.web.answer import Answer, Number
from uprtracker.web.coders import Coders
from uprtracker.web.page import Page, public_page
from uprtracker.web.tally import Tally, tally

ALWAYS = {"lineage": "every-review"}
PENDING = {"position": "pending"}


@dataclass(frozen=True)
class List:
    """A list: the name of its page, its title, what it counts, to the letter."""

    page: str
    title: str | Promise
    counts: str | Promise


LISTS = {
    one.page: one
    for one in (
        List(
            "pending",
            gettext_lazy("Pending now"),
            gettext_lazy(
                "Counted: recommendations that the State said it will answer later, and no later answer is "
                "recorded here. Those whose answer the sources do not tell are not among them."
            ),
        ),
        List(
            "no-follow-up",
            gettext_lazy("No published follow-up yet"),
            gettext_lazy(
                "Counted: recommendations supported, supported in part or noted at a review after which the "
                "State has been reviewed again, without an assessment published here, and without a mid-term "
                "report on the review. Follow-up may exist elsewhere."
            ),
        ),
        List(
            "every-cycle",
            gettext_lazy("Asked in every cycle"),
            gettext_lazy(
                "Counted: recommendations of a State’s last review here that are linked to at least one "
                "recommendation of each of its earlier reviews here. A State with one review here has none."
            ),
        ),
    )
}


@public_page
def lists(request: HttpRequest) -> Page:
    """All lists."""
    shown = [(one, reverse(f"web:list-{one.page}")) for one in LISTS.values()]
    context = {"section": "find", "lists": shown, "topics": topic.kinds(), "twin": reverse("web:lists-data")}
    data = {
        "lists": [{"title": str(one.title), "address": url, "counts": str(one.counts)} for one, url in shown]
    }
    return Page("web/lists.html", context, data)


@public_page
def pending(request: HttpRequest) -> Page | HttpResponse:
    """What waits for an answer."""
    found = tally(PENDING)
    total = found.recommendations
    sentence = ngettext(
        "%(n)s recommendation waits for an answer.", "%(n)s recommendations wait for an answer.", total
    ) % {"n": names.number(total)}
    waiting = _("No recommendation waits for an answer here.") if found.ready and not total else sentence
    return _page(request, "pending", found, waiting, list(_by_state(found)))


@public_page
def every_cycle(request: HttpRequest) -> Page | HttpResponse:
    """What is asked at every review."""
    found = tally(ALWAYS)
    total = found.recommendations
    sentence = ngettext(
        "%(n)s recommendation was asked at every review of its State here.",
        "%(n)s recommendations were asked at every review of their State here.",
        total,
    )
    links = {**ALWAYS, "lineage": ("every-review", "confirmed"), "lineage_mode": "all"}
    confirmed = tally(links).recommendations if total else 0
    if confirmed:
        words = _("Found by machine in like words, unconfirmed; a person confirmed a link of %(count)s.")
        note = words % {"count": names.number(confirmed)}
    else:
        note = _("Found by machine in like words, unconfirmed.")
    return _page(
        request,
        "every-cycle",
        found,
        sentence % {"n": names.number(total)}
        if total or not found.ready
        else _("No recommendation here was asked at every review of its State."),
        list(_by_state(found)),
        note if total else "",
    )


@public_page
def no_follow_up(request: HttpRequest) -> Page | HttpResponse:
    """What was answered at a review before the last, and nobody has reported on here."""
    reported = reviews_with_mid_term_report() | reviews_in_register()
    reviews = reviews_without_follow_up(followed_codes(), reported)
    by_state: dict[str, list[Any]] = {}
    for one in reviews:
        by_state.setdefault(one.state, []).append(one)
    rows = [
        Row(
            state,
            sum(one.answered for one in own),
            ", ".join(str(one.session) for one in own),
            addresses.find(
                sur=state,
                session=[str(one.session) for one in own],
                position=["noted", "partial", "supported"],
            ),
        )
        for state, own in by_state.items()
    ]
    total = sum(row.count for row in rows)
    sentence = ngettext(
        "%(n)s recommendation has no follow-up published here.",
        "%(n)s recommendations have no follow-up published here.",
        total,
    ) % {"n": names.number(total)}
    numbers = (
        Number("recommendations", total, _("recommendations"), _("answered, at a review before the last")),
        Number("reviews", len(reviews), _("reviews"), _("after which the State was reviewed again")),
        Number("sur", len(rows), _("States"), _("States under Review")),
    )
    return _shown("no-follow-up", Answer(sentence, numbers if total else (), total=total), rows, "")


@dataclass(frozen=True)
class Row:
    """A State under Review on a list: how many, of which sessions, and the search that has them."""

    state: str
    count: int
    sessions: str
    url: str


def _by_state(found: Tally) -> list[Row]:
    return [
        Row(state, count, "", answer.narrowed(found.params, sur=state))
        for state, count in found.of("sur").items()
    ]


def _page(
    request: HttpRequest, page: str, found: Tally, sentence: str, rows: list[Row], note: str = ""
) -> Page:
    if not found.recommendations:
        return _shown(page, Answer(sentence), [], "")
    coders = Coders.asked(request)
    told = Answer(
        sentence=sentence,
        numbers=(
            answer.received(found),
            Number("sur", len(found.of("sur")), _("States"), _("States under Review")),
            Number("rs", len(found.of("rs")), _("States asking"), _("each named by the source")),
            *answer.specific(glance.coded(found, coders)),
        ),
        lead=leads.by_issue(request, found),
        items=found.items,
        total=found.recommendations,
        more=found.url,
    )
    return _shown(page, told, rows, note)


def _shown(page: str, told: Answer, rows: list[Row], note: str) -> Page:
    rows = sorted(rows, key=lambda row: names.fold(names.state(row.state)))
    one = LISTS[page]
    context = {
        "section": "find",
        "heading": one.title,
        "counts": one.counts,
        "answer": told,
        "rows": rows,
        "with_sessions": any(row.sessions for row in rows),
        "note": note,
        "demo": any(item.demo for item in told.items),
        "twin": reverse(f"web:list-{page}-data"),
    }
    data = {
        "title": str(one.title),
        "counts": str(one.counts),
        **told.data(),
        "by_state": [{"state": row.state, "recommendations": row.count, "search": row.url} for row in rows],
    }
    return Page("web/list.html", context, data)
