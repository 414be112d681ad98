"""`/lists/…`: what waits for an answer, what nobody has reported on, what is asked at every review.

Each list says exactly what it counts. By State, A to Z; the recommendations themselves are a search away.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page as Portion
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from uprtracker.agenda.programmes.mid_term.register import reviews_in_register
from uprtracker.followup.assessments.published import followed_codes
from uprtracker.publishing.papers.published import reviews_with_mid_term_report
from uprtracker.records.awaiting import (
    Awaiting,
    reviews_to_be_answered,
    reviews_without_follow_up,
    without_follow_up,
)
from uprtracker.records.models import Recommendation
from uprtracker.web import addresses, answer, glance, leads, names, topic
from uprtracker.web.answer import Answer, Number
from uprtracker.web.coders import Coders
from uprtracker.web.item import from_records
from uprtracker.web.page import Page, public_page
from uprtracker.web.tally import LISTED, Tally, tally

ALWAYS = {"lineage": "every-review"}
PENDING = {"position": "pending"}
PORTION = 100
"""Records on one page of a State's list."""


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
                "Counted: what the State said it would answer later and has not, and what has no recorded "
                "answer at its last review while no adoption is recorded here."
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
    later = tally(PENDING)
    open_reviews = reviews_to_be_answered() if later.ready else ()
    rows = _waiting(later, open_reviews)
    total = sum(row.count for row in rows)
    sentence = ngettext(
        "%(n)s recommendation waits for an answer.", "%(n)s recommendations wait for an answer.", total
    ) % {"n": names.number(total)}
    waiting = _("No recommendation waits for an answer here.") if later.ready and not total else sentence
    found = tally(_of_rows(rows)) if rows else later
    if found.recommendations == total:
        return _page(request, "pending", found, waiting, rows)
    # No one search finds exactly these: the numbers of each review lead to its own.
    number = Number("recommendations", total, _("recommendations"), _("without an answer yet"))
    lead = leads.by_session(request, [(int(row.sessions), row.count) for row in rows])
    return _shown("pending", Answer(waiting, (number,), lead, total=total), rows)


def _waiting(later: Tally, open_reviews: tuple[tuple[str, int], ...]) -> "list[Row]":
    """Return a row for each review: what has no answer where all is still to come, else what is put off."""
    put_off = later.cross("sur", "session").items()
    asked: dict[tuple[str, int], tuple[str, ...]] = {
        (state, int(session)): ("pending",) for state, own in put_off for session in own
    }
    asked |= dict.fromkeys(open_reviews, ("none", "pending"))
    rows = []
    for (state, session), position in sorted(asked.items()):
        found = tally({"sur": state, "session": str(session), "position": position})
        if found.recommendations:
            rows.append(Row(state, found.recommendations, str(session), found.url, position))
    return rows


def _of_rows(rows: "list[Row]") -> dict[str, tuple[str, ...]]:
    """Return the question that finds at least what the rows count."""
    return {
        "sur": tuple(sorted({row.state for row in rows})),
        "session": tuple(sorted({row.sessions for row in rows}, key=int)),
        "position": tuple(sorted({value for row in rows for value in row.positions})),
    }


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
    """What was answered at a review before the last, and nobody has reported on here.

    `?state=svn` lists all of one State, a portion to a page.
    """
    reported, followed = reviews_with_mid_term_report() | reviews_in_register(), followed_codes()
    state = request.GET.get("state", "").upper()
    every = reviews_without_follow_up(followed, reported)
    reviews = [one for one in every if state in ("", one.state)]
    if state and not reviews:
        raise Http404
    by_state: dict[str, list[Awaiting]] = {}
    for one in reviews:
        by_state.setdefault(one.state, []).append(one)
    rows = [_without(state, own) for state, own in by_state.items()]
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
    records = without_follow_up(reviews, followed)
    portion = Paginator(records, PORTION if state else LISTED).get_page(
        request.GET.get("page") if state else 1
    )
    first = max(0, portion.start_index() - 1)
    told = Answer(
        sentence,
        numbers if total else (),
        leads.by_session(request, [(one.session, one.answered) for one in reviews], state=state.lower()),
        items=from_records(records[first : portion.end_index()]),
        total=total,
    )
    return _shown("no-follow-up", told, rows, portion=portion, state=state.lower())


def _without(state: str, own: list[Awaiting]) -> "Row":
    """Return the row of a State; where some have a follow-up, no search leaves them out: this page does."""
    sessions = [str(one.session) for one in own]
    if any(one.left_out for one in own):
        url = addresses.asked("web:list-no-follow-up", state=state.lower())
    else:
        url = addresses.find(sur=state, session=sessions, position=["noted", "partial", "supported"])
    return Row(state, sum(one.answered for one in own), ", ".join(sessions), url)


@dataclass(frozen=True)
class Row:
    """A State under Review on a list: how many, of which sessions, with which answers, what lists them."""

    state: str
    count: int
    sessions: str
    url: str
    positions: tuple[str, ...] = ()


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


def _shown(
    page: str,
    told: Answer,
    rows: list[Row],
    note: str = "",
    *,
    portion: Portion[Recommendation] | None = None,
    state: str = "",
) -> Page:
    """Return the page of a list; `portion` is the part of the records that it shows of one `state`."""
    rows = sorted(rows, key=lambda row: names.fold(names.state(row.state)))
    one, twin = LISTS[page], reverse(f"web:list-{page}-data")
    context = {
        "section": "find",
        "heading": one.title,
        "counts": one.counts,
        "answer": told,
        "rows": rows,
        "with_sessions": any(row.sessions for row in rows),
        "note": note,
        "demo": any(item.demo for item in told.items),
        "portion": portion,
        "state": state,
        "twin": f"{twin}?{urlencode({'state': state})}" if state else twin,
    }
    data = {
        "title": str(one.title),
        "counts": str(one.counts),
        **told.data(),
        "by_state": [
            {
                "state": row.state,
                **({"sessions": row.sessions} if row.sessions else {}),
                "recommendations": row.count,
                "search": row.url,
            }
            for row in rows
        ],
    }
    return Page("web/list.html", context, data)
