"""States together: `/regions/african/` and `/organisations/eu/`, reviewed and as recommending States.

A regional group is that of today. An organisation counts a State from the day it joined to the day it
left, as far as those days are known: on the day of the review.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.reference import State
from uprtracker.search.labels import known_values
from uprtracker.web import answer, glance, leads, names
from uprtracker.web.answer import Answer, Number
from uprtracker.web.coders import Coders
from uprtracker.web.page import Page, public_page
from uprtracker.web.tally import Tally, tally


@dataclass(frozen=True)
class Kind:
    """A way to put States together: its pages, and the ending of the filters that find it."""

    page: str
    pages: str
    title: str | Promise
    about: str | Promise
    members: str | Promise

    @property
    def reviewed(self) -> str:
        """The filter of the States under Review."""
        return "sur_group" if self.page == "region" else "sur_org"

    @property
    def asking(self) -> str:
        """The filter of the recommending States."""
        return "rs_group" if self.page == "region" else "rs_org"


REGION = Kind(
    "region",
    "regions",
    gettext_lazy("Regional groups"),
    gettext_lazy("The regional groups of the United Nations, as States belong to them today."),
    gettext_lazy("members today"),
)
ORGANISATION = Kind(
    "organisation",
    "organisations",
    gettext_lazy("Organisations"),
    gettext_lazy(
        "The organisations by which UPR Info groups States. Members count from the day they joined."
    ),
    gettext_lazy("members today; figures count those of the day of each review"),
)


def all_of(kind: Kind) -> Callable[..., HttpResponse]:
    """Return the view of all regional groups, or all organisations."""

    @public_page
    def groupings(request: HttpRequest) -> Page:
        every = tally({})
        listed = [_counted(kind, slug, every) for slug in _slugs(kind)]
        context = {
            "section": "states",
            "kind": kind,
            "kinds": [(one.title, reverse(f"web:{one.pages}")) for one in (REGION, ORGANISATION)],
            "listed": [(one, reverse(f"web:{kind.page}", args=[one["slug"]])) for one in listed],
            "total": every.recommendations,
            "twin": reverse(f"web:{kind.pages}-data"),
        }
        return Page("web/groupings.html", context, {kind.pages: listed})

    return groupings


def one_of(kind: Kind) -> Callable[..., HttpResponse]:
    """Return the view of one regional group or organisation."""

    @public_page
    def grouping(request: HttpRequest, slug: str) -> Page | HttpResponse:
        if slug not in known_values(kind.reviewed):
            if slug.lower() in known_values(kind.reviewed):
                return HttpResponsePermanentRedirect(reverse(f"web:{kind.page}", args=[slug.lower()]))
            raise Http404
        received, made = tally({kind.reviewed: slug}), tally({kind.asking: slug})
        members, name = _members(kind, slug), _name(kind, slug)
        told = _answer(kind, request, received, made, members)
        context = {
            "section": "states",
            "kind": kind,
            "index": reverse(f"web:{kind.pages}"),
            "heading": name,
            "answer": told,
            "states": _states(members, received, made),
            "members": {one.iso3 for one in members},
            "demo": received.demo or made.demo,
            "twin": reverse(f"web:{kind.page}-data", args=[slug]),
        }
        data = {"slug": slug, "name": name, **told.data(), "members_today": [one.iso3 for one in members]}
        return Page("web/grouping.html", context, data)

    return grouping


def _answer(kind: Kind, request: HttpRequest, received: Tally, made: Tally, members: list[State]) -> Answer:
    coders = Coders.asked(request)
    shown = {"received": names.number(received.recommendations), "made": names.number(made.recommendations)}
    sentence = _("Recommendations received by its members: %(received)s; made by them: %(made)s.") % shown
    if not (received.recommendations or made.recommendations):
        return Answer(_("This database holds no recommendations of these States yet."))
    asked = Number(
        "made",
        made.recommendations,
        _("recommendations made"),
        _("%(pairs)s recommendation–State pairs") % {"pairs": names.number(made.pairs)},
        made.url,
    )
    precise = answer.specific(glance.coded(made, coders))
    return Answer(
        sentence=f"{sentence} {answer.supported_words(received)}".rstrip(),
        numbers=(
            Number("members", len(members), _("States"), str(kind.members)),
            answer.received(received, label=_("recommendations received")),
            asked,
            *answer.answers(received)[:1],
            *precise,
            *answer.answers(received)[1:],
        ),
        lead=leads.by_issue(request, received),
        charts=leads.beside(
            request,
            (
                glance.positions(received, _("Answers to what its members received"), "received"),
                glance.positions(made, _("Answers to what its members recommended"), "made"),
            ),
        ),
        total=received.recommendations,
        more=received.url,
    )


def _states(members: list[State], received: Tally, made: Tally) -> list[tuple[State, int, int]]:
    """Return the members, and those that were members on the day of a review, with what they got and made."""
    known = names.reference().states.by_iso3
    then = {known[iso3].iso3 for iso3 in (*received.of("sur"), *made.of("rs")) if iso3 in known}
    listed = names.alphabetical(known[iso3] for iso3 in then | {one.iso3 for one in members})
    return [(one, received.of("sur").get(one.iso3, 0), made.of("rs").get(one.iso3, 0)) for one in listed]


def _counted(kind: Kind, slug: str, every: Tally) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": _name(kind, slug),
        "members_today": len(_members(kind, slug)),
        "received": every.of(kind.reviewed).get(slug, 0),
        "made": every.of(kind.asking).get(slug, 0),
    }


def _slugs(kind: Kind) -> list[str]:
    values = known_values(kind.reviewed) - {""}
    return sorted(values, key=lambda slug: names.fold(_name(kind, slug)))


def _name(kind: Kind, slug: str) -> str:
    return names.group(slug) if kind is REGION else _(names.reference().organisations[slug].name)


def _members(kind: Kind, slug: str) -> list[State]:
    states: Mapping[str, State] = names.reference().states.by_iso3
    if kind is REGION:
        own = [one for one in states.values() if one.regional_group == slug and one.kind != "demo"]
    else:
        own = [states[iso3] for iso3 in names.reference().organisations[slug].members_today if iso3 in states]
    return names.alphabetical(own)
