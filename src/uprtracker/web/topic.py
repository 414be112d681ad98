"""What recommendations are about, a page for each: `/issues/womens-rights/`, and all of a kind: `/issues/`.

A kind of topic is one filter of the search with a page for each of its values. A new one is a line in
`KINDS` and one in `urls.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.coverage import coded_in
from uprtracker.search.hierarchy import above
from uprtracker.search.labels import known_values
from uprtracker.web import answer, follow_up, glance, leads, names
from uprtracker.web.answer import Answer, Number
from uprtracker.web.coders import Coders
from uprtracker.web.cycles import by_cycle
from uprtracker.web.page import Page, public_page
from uprtracker.web.tally import Tally, tally


@dataclass(frozen=True)
class Kind:
    """A kind of topic: the filter that finds it, the name of its pages, what they are called.

    `by_ohchr`: OHCHR's thematic lists tag recommendations with it. `machine`: else a machine does,
    so that pages say so.
    """

    filter: str
    page: str
    pages: str
    title: str | Promise
    about: str | Promise
    by_ohchr: bool = False
    machine: bool = True


KINDS: Mapping[str, Kind] = {
    one.filter: one
    for one in (
        Kind(
            "issue",
            "issue",
            "issues",
            gettext_lazy("Issues"),
            gettext_lazy(
                "The issues by which UPR Info codes recommendations. A recommendation can have several."
            ),
            machine=False,
        ),
        Kind(
            "sdg",
            "sdg",
            "sdgs",
            gettext_lazy("Sustainable Development Goals"),
            gettext_lazy("The 17 goals that States adopted for 2030, and recommendations that serve them."),
            by_ohchr=True,
        ),
        Kind(
            "instrument",
            "instrument",
            "instruments",
            gettext_lazy("Instruments"),
            gettext_lazy("Treaties, procedures, declarations and rules that recommendations name."),
        ),
        Kind(
            "mechanism",
            "mechanism",
            "mechanisms",
            gettext_lazy("Mechanisms"),
            gettext_lazy("Bodies, experts and procedures that recommendations name."),
        ),
        Kind(
            "theme",
            "theme",
            "themes",
            gettext_lazy("Themes"),
            gettext_lazy("The themes by which OHCHR lists the recommendations of a review."),
            by_ohchr=True,
        ),
        Kind(
            "group",
            "group",
            "groups",
            gettext_lazy("Groups of persons"),
            gettext_lazy("The persons whom recommendations concern, as OHCHR names them."),
            by_ohchr=True,
        ),
    )
}


def all_of(filter_name: str) -> Callable[..., HttpResponse]:
    """Return the view of all topics of a kind, A to Z, with the number of recommendations of each."""
    kind = KINDS[filter_name]

    @public_page
    def topics(request: HttpRequest) -> Page:
        every = tally({})
        listed: list[dict[str, Any]] = [
            {"slug": one, "name": name_of(kind, one), "recommendations": every.of(kind.filter).get(one, 0)}
            for one in _top(kind)
        ]
        if kind.filter == "issue":
            machine, note = every.by_machine, ""
        else:
            machine, note = 0, _note(kind, every, every)
        context = {
            "section": "find",
            "kind": kind,
            "kinds": kinds(),
            "topics": [(one, url_of(kind, one["slug"])) for one in listed],
            "total": every.recommendations,
            "by_machine": machine,
            "note": note,
            "twin": reverse(f"web:{kind.pages}-data"),
        }
        return Page("web/topics.html", context, {"by_machine": machine, kind.pages: listed})

    return topics


def one_of(filter_name: str) -> Callable[..., HttpResponse]:
    """Return the view of one topic of a kind."""
    kind = KINDS[filter_name]

    @public_page
    def topic(request: HttpRequest, slug: str) -> Page | HttpResponse:
        if slug not in known_values(kind.filter):
            if slug.lower() in known_values(kind.filter):
                return HttpResponsePermanentRedirect(url_of(kind, slug.lower()))
            raise Http404
        found, every = tally({kind.filter: slug}), tally({})
        told = _answer(kind, found, every, request)
        higher = above(kind.filter, slug)
        followed = follow_up.of_issue(slug) if kind.filter == "issue" else None
        context = {
            "section": "find",
            "kind": kind,
            "slug": slug,
            "index": reverse(f"web:{kind.pages}"),
            "above": (name_of(kind, higher), url_of(kind, higher)) if higher else None,
            "within": _within(kind, slug, every),
            "heading": name_of(kind, slug),
            "note": _note(kind, found, every),
            "answer": told,
            "follow_up": followed,
            "demo": found.demo,
            "twin": reverse(f"web:{kind.page}-data", args=[slug]),
        }
        data = {
            "slug": slug,
            "name": name_of(kind, slug),
            "recommendations": found.recommendations,
            "newest": [one.code for one in found.items],
            **told.data(),
            **({"follow_up": followed.data()} if followed else {}),
        }
        return Page("web/topic.html", context, data)

    return topic


def kinds() -> list[tuple[str, str]]:
    """Return name and address of every kind of topic."""
    return [(str(kind.title), reverse(f"web:{kind.pages}")) for kind in KINDS.values()]


def url_of(kind: Kind, slug: str) -> str:
    """Return the address of a topic: `/sdgs/5/`."""
    return reverse(f"web:{kind.page}", args=[slug])


def _top(kind: Kind) -> list[str]:
    """Return the values that stand in the list: goals without their targets, in order, others A to Z."""
    values = known_values(kind.filter)
    if kind.filter == "sdg":
        return sorted((one for one in values if one.isdigit()), key=int)
    return sorted(values, key=lambda one: names.fold(name_of(kind, one)))


def _within(kind: Kind, slug: str, every: Tally) -> list[tuple[str, str, int]]:
    """Return name, address and count of the values that a topic gathers: targets, a family."""
    own = [one for one in known_values(kind.filter) if above(kind.filter, one) == slug]
    counts = every.of(kind.filter)
    return [(name_of(kind, one), url_of(kind, one), counts.get(one, 0)) for one in sorted(own, key=_number)]


def _number(value: str) -> tuple[int, int, str]:
    """Sort targets as the United Nations write them: 5.2 before 5.10, figures before letters."""
    _goal, _point, target = value.partition(".")
    return (0, int(target), "") if target.isdigit() else (1, 0, value)


def _note(kind: Kind, found: Tally, every: Tally) -> str:
    """Return who coded what is counted, and how much is not coded yet."""
    if not kind.machine:
        return ""
    sentences = [glance.listed_by(found) if kind.by_ohchr else _("Found by machine, unconfirmed.")]
    if not _all_coded(kind, every):
        counted = {"count": names.number(coded_in(kind.filter)), "total": names.number(every.recommendations)}
        sentences.append(
            _("Only %(count)s of %(total)s recommendations have been looked at for this so far.") % counted
        )
    return " ".join(sentences)


def _all_coded(kind: Kind, every: Tally) -> bool:
    """Tell whether a coder has looked at all recommendations, so that shares of cycles mean something."""
    return not kind.machine or coded_in(kind.filter) >= every.recommendations


def name_of(kind: Kind, value: str) -> str:
    """Return the name of a topic in the reader's language, as far as there is one."""
    if kind.filter == "instrument" and (one := names.reference().instruments.get(value)):
        own = one.short_name not in ("", one.name)
        return f"{_(one.name)} ({_(one.short_name)})" if own else _(one.name)
    return names.label_of(kind.filter, value)


def _answer(kind: Kind, found: Tally, every: Tally, request: HttpRequest) -> Answer:
    if not found.recommendations:
        return Answer(_("This database holds no recommendations on this yet."))
    coders = Coders.asked(request)
    coded = glance.coded(found, coders)
    cycles = _all_coded(kind, every)
    # While coders have not looked at all of them, those found are no share of all.
    counted = (
        answer.of_them(found.recommendations, every.recommendations)
        if cycles
        else names.number(found.recommendations)
    )
    sentence = _("Recommendations on this: %(count)s.") % {"count": counted}
    return Answer(
        sentence=f"{sentence} {answer.supported_words(found)}".rstrip(),
        numbers=(
            answer.received(found),
            *answer.answers(found),
            *answer.specific(coded),
            _states(found, "sur", _("States asked"), _("of those reviewed here")),
            _states(found, "rs", _("States asking"), _("each named by the source")),
        ),
        lead=by_cycle(request, found, every) if cycles else leads.by_issue(request, found),
        charts=leads.beside(
            request,
            (
                glance.positions(found, _("By position")),
                *glance.labels(coded, coders, issues=cycles),
                glance.asking(found),
            ),
        ),
        items=found.items,
        total=found.recommendations,
        more=found.url,
    )


def _states(found: Tally, role: str, label: str, basis: str) -> Number:
    return Number(role, len(found.of(role)), label, basis)
