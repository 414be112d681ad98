"""Where a recommendation stands among those that ask the same, as links say (see `records.asked_before`).

`before` was asked in an earlier session, `again` is asked in a later one, `together` more
than once in its review, `elsewhere` of another State; `every-review` is of the State's last
review and linked to one of each review before it; `confirmed` has a link that a person
confirmed, `none` has no link. Links that a person rejected count for nothing, and most of
the others are the machine's proposals.
"""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from uprtracker.records.models import Link, Recommendation, Review
from uprtracker.search.batch import Batch
from uprtracker.search.raw_rows import raw

NO_LINK = "none"
_SIDES = {
    Link.Kind.REPEATS.value: ("again", "before"),
    Link.Kind.JOINT.value: ("together", "together"),
    Link.Kind.SAME_ELSEWHERE.value: ("elsewhere", "elsewhere"),
}


class Lineages:
    """Reads lineages of some recommendations at a time; knows the reviews before each State's last."""

    def __init__(self) -> None:
        """Read which reviews have recommendations."""
        of_state: dict[str, list[int]] = defaultdict(list)
        own = Recommendation.objects.filter(review=OuterRef("pk"))
        there = Review.objects.filter(Exists(own)).order_by("session")
        for review, state, _session in raw(there.values_list("pk", "state", "session")):
            of_state[state].append(review)
        self._before = {own[-1]: frozenset(own[:-1]) for own in of_state.values() if len(own) > 1}

    def of(self, batch: Batch) -> dict[int, tuple[str, ...]]:
        """Return the values above by the keys of recommendations; those without a link are left out."""
        found: dict[int, set[str]] = defaultdict(set)
        linked: dict[int, set[int]] = defaultdict(set)
        reviews: dict[int, int] = {}
        links = Link.objects.exclude(status=Link.Status.REJECTED).order_by()
        columns = ("kind", "status", "earlier_id", "later_id", "earlier__review_id", "later__review_id")
        for end in ("earlier", "later"):
            rows = links.filter(batch.on(f"{end}__")).values_list(*columns)
            for kind, status, earlier, later, of_earlier, of_later in raw(rows):
                own = earlier if end == "earlier" else later
                found[own].add(_SIDES[kind][end == "later"])
                if status == Link.Status.CONFIRMED:
                    found[own].add("confirmed")
                if kind == Link.Kind.REPEATS and end == "later":
                    linked[later].add(of_earlier)
                    reviews[later] = of_later
        for key, earlier_reviews in linked.items():
            before = self._before.get(reviews[key])
            if before is not None and before <= earlier_reviews:
                found[key].add("every-review")
        return {key: tuple(sorted(values)) for key, values in found.items()}
