"""`/reviews/svn-7/asked-again/`: which recommendations were asked again at the next review, and which not.

What other pages show of links comes from here too. A link is the machine's proposal until a person
confirms it, and says so wherever it shows.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from uprtracker.accounts.policy import Action, may
from uprtracker.records.asked_before import (
    Kin,
    in_every_cycle,
    kin_of,
    links_between,
    next_review,
    not_asked_again,
    review_before,
)
from uprtracker.records.likeness import alike_elsewhere
from uprtracker.records.models import Link, Recommendation, Review
from uprtracker.web import addresses, item
from uprtracker.web.page import Page, public_page

SIDES = ("before", "again", "together")
CONFIRMED = Link.Status.CONFIRMED
SHOWN = 8  # recommendations of a list on a page about something else


@dataclass(frozen=True)
class Repeated:
    """How many recommendations of `earlier` were asked again at `later`; how many of those are confirmed."""

    earlier: Review
    later: Review
    total: int
    again: int
    confirmed: int
    total_later: int
    from_before: int

    @property
    def url(self) -> str:
        """The page that lists them."""
        return addresses.asked_again(self.earlier)


def kin(request: HttpRequest, record: Recommendation) -> dict[str, Any]:
    """Return what a recommendation's page shows of its links, and the desk's address for those who decide."""
    found = kin_of(record)
    desk = reverse("web:desk-lineage") if may(request.user, Action.DECIDE_LINKS, record) else ""
    return {
        "kin": [(side, own) for side in SIDES if (own := [one for one in found if one.side == side])],
        "elsewhere": alike_elsewhere(record),
        "desk": desk,
    }


def kin_data(record: Recommendation) -> list[dict[str, Any]]:
    """Return the links of a recommendation as plain data."""
    return [_link(one) for one in kin_of(record)]


def _link(one: Kin) -> dict[str, Any]:
    return {
        "kind": one.link.kind,
        "side": one.side,
        "code": one.other.code,
        "address": addresses.recommendation(one.other),
        "session": one.other.review.session,
        "recommending_states": [pair.state for pair in one.other.pairs.all() if pair.state],
        "position": one.other.position or None,
        "score": one.link.score,
        "method": one.link.method,
        "status": one.link.status,
        "machine_unconfirmed": one.link.status != CONFIRMED,
        "confirmed_on": one.link.decided_at.date().isoformat() if one.link.decided_at else None,
        "then": {"verbs": one.then.verbs, "action": one.then.category or None},
        "now": {"verbs": one.now.verbs, "action": one.now.category or None},
        "change": one.change or None,
    }


def repeated(earlier: Review, later: Review) -> Repeated:
    """Count what was asked again between two reviews of a State."""
    links = list(links_between(earlier, later).values_list("earlier", "later", "status"))
    return Repeated(
        earlier=earlier,
        later=later,
        total=earlier.recommendations.count(),
        again=len({one for one, _other, _status in links}),
        confirmed=len({one for one, _other, status in links if status == CONFIRMED}),
        total_later=later.recommendations.count(),
        from_before=len({other for _one, other, _status in links}),
    )


def around(review: Review) -> list[Repeated]:
    """Return the counts of a review with the State's review before and the next one, where they are here."""
    before, after = review_before(review), next_review(review)
    pairs = [(before, review)] if before else []
    return [repeated(*pair) for pair in [*pairs, *([(review, after)] if after else [])]]


def always(state: str) -> dict[str, Any] | None:
    """Return what a State was asked in each of its reviews here; None where there are fewer than two."""
    reviews, found = in_every_cycle(state)
    if len(reviews) < 2:
        return None
    shown = Recommendation.objects.filter(pk__in=[one.pk for one in found[:SHOWN]])
    return {
        "reviews": reviews,
        "count": len(found),
        "last": reviews[-1],
        "total": reviews[-1].recommendations.count(),
        "items": item.from_records(shown),
        "codes": [one.code for one in found],
    }


@public_page
def asked_again(request: HttpRequest, code: str) -> Page | HttpResponse:
    """What was asked again at the State's next review, and what was not."""
    one = Review.objects.filter(code__iexact=code).first()
    if one is None:
        raise Http404
    if code != one.code.lower():
        return HttpResponsePermanentRedirect(addresses.asked_again(one))
    later = next_review(one)
    links = list(links_between(one, later)) if later else []
    rest = not_asked_again(one) if later else one.recommendations.none()
    context = {
        "section": "sessions",
        "review": one,
        "counts": repeated(one, later) if later else None,
        "groups": [(earlier, list(own)) for earlier, own in groupby(links, key=lambda link: link.earlier)],
        "rest": item.from_records(rest),
        "demo": one.demo,
        "twin": reverse("web:review-asked-again-data", args=[one.code.lower()]),
    }
    data = {
        "review": one.code,
        "next_review": later.code if later else None,
        "recommendations": one.recommendations.count(),
        "links": [_pair(link) for link in links],
        "not_asked_again": [record.code for record in rest] if later else None,
    }
    return Page("web/asked_again.html", context, data)


def _pair(link: Link) -> dict[str, Any]:
    return {
        "earlier": link.earlier.code,
        "later": link.later.code,
        "score": link.score,
        "status": link.status,
        "machine_unconfirmed": link.status != CONFIRMED,
    }
