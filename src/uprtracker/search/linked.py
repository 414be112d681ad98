"""Where a recommendation stands among those that ask the same, as links say (see `records.asked_before`).

`before` was asked in an earlier session, `again` is asked in a later one, `together` more
than once in its review, `elsewhere` of another State; `every-review` is of the State's last
review and linked to one of each review before it; `confirmed` has a link that a person
confirmed, `none` has no link. Links that a person rejected count for nothing, and most of
the others are the machine's proposals.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from uprtracker.records.models import Link, Recommendation

_CHUNK = 5_000
_SIDES = {
    Link.Kind.REPEATS.value: ("again", "before"),
    Link.Kind.JOINT.value: ("together", "together"),
    Link.Kind.SAME_ELSEWHERE.value: ("elsewhere", "elsewhere"),
}
UNLINKED = ("none",)


def lineages(keys: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return the values above, sorted, by key: of these recommendations, or of all, that have links."""
    found: dict[int, set[str]] = defaultdict(set)
    asked_in: dict[tuple[int, int], set[int]] = defaultdict(set)
    live = Link.objects.exclude(status=Link.Status.REJECTED).order_by()
    for end, side in (("earlier", 0), ("later", 1)):
        links = live if keys is None else live.filter(**{f"{end}__in": keys})
        rows = links.values_list("kind", "status", f"{end}_id", "earlier__review_id", "later__review_id")
        for kind, status, key, earlier, later in rows.iterator(_CHUNK):
            found[key].add(_SIDES[kind][side])
            if status == Link.Status.CONFIRMED:
                found[key].add("confirmed")
            if kind == Link.Kind.REPEATS and end == "later":
                asked_in[later, key].add(earlier)
    before = _reviews_before({review for review, _key in asked_in})
    for (review, key), earlier_ones in asked_in.items():
        if review in before and before[review] <= earlier_ones:
            found[key].add("every-review")
    return {key: tuple(sorted(values)) for key, values in found.items()}


def _reviews_before(reviews: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Return the reviews with recommendations before those of `reviews` that are their State's last."""
    of_state: dict[str, dict[int, int]] = defaultdict(dict)
    there = Recommendation.objects.order_by().values_list("review_id", "review__state", "review__session")
    for review, state, session in there.distinct() if reviews else ():
        of_state[state][session] = review
    return {
        own[max(own)]: frozenset(own.values()) - {own[max(own)]}
        for own in of_state.values()
        if len(own) > 1 and own[max(own)] in reviews
    }
