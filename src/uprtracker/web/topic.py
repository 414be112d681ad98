"""What recommendations are about, a page for each: `/issues/womens-rights/`, and all of a kind: `/issues/`.

A kind of topic is one filter of the search with a page for each of its values. A new one is a line in
`KINDS` and one in `urls.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.search.labels import known_values
from uprtracker.web import answer, glance, names
from uprtracker.web.answer import Answer, Number
from uprtracker.web.coders import Coders
from uprtracker.web.page import Page, public_page
from uprtracker.web.tally import Tally, tally


@dataclass(frozen=True)
class Kind:
    """A kind of topic: the filter that finds it, the name of its pages, what they are called."""

    filter: str
    page: str
    pages: str
    title: str | Promise
    about: str | Promise


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
        ),
    )
}


def all_of(filter_name: str) -> Callable[..., HttpResponse]:
    """Return the view of all topics of a kind, A to Z, with the number of recommendations of each."""
    kind = KINDS[filter_name]

    @public_page
    def topics(request: HttpRequest) -> Page:
        every = tally({})
        counts = every.of(kind.filter)
        listed = sorted(
            ((value, name_of(kind, value), counts.get(value, 0)) for value in known_values(kind.filter)),
            key=lambda row: names.fold(row[1]),
        )
        context = {
            "section": "find",
            "kind": kind,
            "topics": [(*row, reverse(f"web:{kind.page}", args=[row[0]])) for row in listed],
            "total": every.recommendations,
            "by_machine": every.by_machine,
            "twin": reverse(f"web:{kind.pages}-data"),
        }
        data = {
            "by_machine": every.by_machine,
            kind.pages: [{"slug": slug, "name": name, "recommendations": n} for slug, name, n in listed],
        }
        return Page("web/topics.html", context, data)

    return topics


def one_of(filter_name: str) -> Callable[..., HttpResponse]:
    """Return the view of one topic of a kind."""
    kind = KINDS[filter_name]

    @public_page
    def topic(request: HttpRequest, slug: str) -> Page | HttpResponse:
        if slug not in known_values(kind.filter):
            if slug.lower() in known_values(kind.filter):
                return HttpResponsePermanentRedirect(reverse(f"web:{kind.page}", args=[slug.lower()]))
            raise Http404
        found, every = tally({kind.filter: slug}), tally({})
        told = _answer(kind, slug, found, every, Coders.asked(request))
        context = {
            "section": "find",
            "kind": kind,
            "index": reverse(f"web:{kind.pages}"),
            "heading": name_of(kind, slug),
            "answer": told,
            "demo": found.demo,
            "twin": reverse(f"web:{kind.page}-data", args=[slug]),
        }
        data = {
            "slug": slug,
            "name": name_of(kind, slug),
            "recommendations": found.recommendations,
            "newest": [one.code for one in found.items],
            **told.data(),
        }
        return Page("web/topic.html", context, data)

    return topic


def name_of(kind: Kind, value: str) -> str:
    """Return the name of a topic in the reader's language, as far as there is one."""
    return names.label_of(kind.filter, value)


def _answer(kind: Kind, slug: str, found: Tally, every: Tally, coders: Coders) -> Answer:
    if not found.recommendations:
        return Answer(_("This database holds no recommendations on this issue yet."))
    coded = glance.coded(found, coders)
    counted = answer.of_them(found.recommendations, every.recommendations)
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
        lead=glance.by_cycle(found, every),
        charts=(
            glance.positions(found, _("By position")),
            *glance.labels(coded, coders),
            glance.asking(found),
        ),
        items=found.items,
        total=found.recommendations,
        more=found.url,
    )


def _states(found: Tally, role: str, label: str, basis: str) -> Number:
    return Number(role, len(found.of(role)), label, basis)
