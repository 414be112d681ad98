"""What a recommendation was linked with, for pages: asked before, asked again, asked together.

    for kin in kin_of(recommendation):
        kin.side, kin.other.code, kin.link.status, kin.change    "before", "SVN-7-60.3", "proposed", "same"

Rejected links are left out. What is not confirmed is the machine's proposal, and pages say so.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from uprtracker.coding.first_verbs import FirstVerbs, first_verbs
from uprtracker.records.codings import judged
from uprtracker.records.models import Link, Recommendation, Review
from uprtracker.reference import load_reference

REJECTED = Link.Status.REJECTED
REPEATS = Link.Kind.REPEATS
_SIDES = {Link.Kind.JOINT.value: "together", Link.Kind.SAME_ELSEWHERE.value: "elsewhere"}
LONGEST = 80  # letters of the verbs that are shown


@dataclass(frozen=True, slots=True)
class Wording:
    """How a recommendation asks: its first verbs as they stand, and its action category (0: not known)."""

    verbs: str
    category: int


@dataclass(frozen=True, slots=True)
class Kin:
    """A link seen from one of its recommendations: the other one, and how the two ask.

    `side` says where the other stands: `before`, `again` (later), `together` (the same review) or
    `elsewhere`. `then` is the wording of the link's earlier end, `now` of its later one. `change` is
    `strengthened`, `weakened`, `same`, and empty where an action category is not known or the two were
    not asked one after the other.
    """

    link: Link
    side: str
    other: Recommendation
    then: Wording
    now: Wording
    change: str


def kin_of(one: Recommendation) -> list[Kin]:
    """Return what is linked with a recommendation: later sessions first, then the most alike."""
    links = _live().filter(Q(earlier=one) | Q(later=one)).select_related("person")
    links = links.select_related("earlier__review", "later__review").prefetch_related(
        *(f"{end}__{name}" for end in ("earlier", "later") for name in ("pairs", "codings"))
    )
    own = wording(one)
    found = [_kin(link, one, own) for link in links]
    return sorted(found, key=lambda kin: (-kin.other.review.session, -kin.link.score, kin.other.code))


def _kin(link: Link, one: Recommendation, own: Wording) -> Kin:
    is_later = link.later_id == one.pk
    other = link.earlier if is_later else link.later
    asked = wording(other)
    then, now = (asked, own) if is_later else (own, asked)
    side = _SIDES.get(link.kind) or ("before" if is_later else "again")
    return Kin(link, side, other, then, now, change(then, now) if link.kind == REPEATS else "")


def wording(one: Recommendation) -> Wording:
    """Return the first verbs of a recommendation and the action category that stands, else the verbs' own."""
    found = first_verbs(one.text, load_reference(demo=True))
    labels = judged(one.codings.all(), "action").labels
    category = int(labels[0]) if labels else (found.category or 0)
    return Wording(_verbs(one.text, found), category)


def _verbs(text: str, found: FirstVerbs) -> str:
    """Return the words from the first opening verb to the last, or to the act it leads to."""
    if not found.opening:
        return ""
    last = found.towards or found.opening[-1]
    return " ".join(text[found.opening[0].place[0] : last.place[1]].split())[:LONGEST]


def change(then: Wording, now: Wording) -> str:
    """Tell how a wish changed from `then` to `now`, by the action category."""
    if not (then.category and now.category):
        return ""
    if then.category == now.category:
        return "same"
    return "strengthened" if now.category > then.category else "weakened"


def repeated(review: Review) -> "QuerySet[Recommendation]":
    """Return the recommendations of a review that were asked again later, as far as links say."""
    links = _live().filter(kind=REPEATS, earlier__review=review)
    return review.recommendations.filter(pk__in=links.values("earlier"))


def next_review(review: Review) -> Review | None:
    """Return the State's next review that has recommendations here, None before there is one."""
    later = Review.objects.filter(state=review.state, session__gt=review.session)
    return later.filter(recommendations__isnull=False).order_by("session").first()


def review_before(review: Review) -> Review | None:
    """Return the State's last review before that has recommendations here, None for its first."""
    earlier = Review.objects.filter(state=review.state, session__lt=review.session)
    return earlier.filter(recommendations__isnull=False).order_by("-session").first()


def not_asked_again(review: Review) -> "QuerySet[Recommendation]":
    """Return the recommendations of a review without a link to one of the State's next review."""
    links = _live().filter(kind=REPEATS, earlier__review=review, later__review=next_review(review))
    return review.recommendations.exclude(pk__in=links.values("earlier")).order_by("order", "code")


def links_between(earlier: Review, later: Review) -> "QuerySet[Link]":
    """Return the links of repetition between two reviews, but rejected ones, in the order of the earlier."""
    links = _live().filter(kind=REPEATS, earlier__review=earlier, later__review=later)
    return links.select_related("earlier", "later").order_by("earlier__order", "earlier__code", "-score")


def in_every_cycle(state: str) -> tuple[list[Review], list[Recommendation]]:
    """Return the reviews of a State with recommendations, and those of the last linked to one of each before.

    Most alike first. Fewer than two reviews give no recommendations.
    """
    there = Review.objects.filter(state=state, recommendations__isnull=False)
    reviews = list(there.distinct().order_by("session"))
    if len(reviews) < 2:
        return reviews, []
    links = _live().filter(kind=REPEATS, later__review=reviews[-1])
    linked: dict[int, dict[int, float]] = defaultdict(dict)
    for later, review, score in links.values_list("later", "earlier__review", "score"):
        linked[later][review] = max(score, linked[later].get(review, 0.0))
    always = {key: sum(own.values()) for key, own in linked.items() if len(own) == len(reviews) - 1}
    found = Recommendation.objects.filter(pk__in=always).select_related("review")
    return reviews, sorted(found, key=lambda one: (-always[one.pk], one.code))


def _live() -> "QuerySet[Link]":
    return Link.objects.exclude(status=REJECTED)
