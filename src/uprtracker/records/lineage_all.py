"""Links of all reviews worked out anew, State by State, and what they come to."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from uprtracker.records.changed import Changed
from uprtracker.records.lineage import Derived, link_again
from uprtracker.records.models import Link, Recommendation, Review
from uprtracker.records.version import bump

REPEATS = Link.Kind.REPEATS


@dataclass(frozen=True, slots=True)
class CycleRepeats:
    """Of the recommendations of a cycle to States with an earlier review here, how many repeat one of it.

    `all` are those of the cycle, with or without an earlier review. `confirmed`: by a person.
    """

    cycle: int
    all: int
    comparable: int
    repeating: int
    confirmed: int


def link_all(progress: Callable[[int, int | None, str], None] | None = None) -> Derived:
    """Bring all links up to date, one State a transaction; count a new version when anything changed."""
    states = list(
        Review.objects.filter(recommendations__isnull=False)
        .order_by("state")
        .values_list("state", flat=True)
        .distinct()
    )
    links = added = gone = 0
    for done, state in enumerate(states, 1):
        reviews = list(Review.objects.filter(state=state).values_list("pk", flat=True))
        with transaction.atomic():
            derived = link_again(reviews)
            if derived.added or derived.gone:
                bump(f"links of {state}", Changed.of(reviews=reviews))
        links, added, gone = links + derived.links, added + derived.added, gone + derived.gone
        if progress:
            progress(done, len(states), state)
    return Derived(links, added, gone)


def repeats_by_cycle() -> list[CycleRepeats]:
    """Count by cycle the recommendations that repeat one of an earlier review, as far as links say."""
    links = Link.objects.filter(kind=REPEATS).exclude(status=Link.Status.REJECTED)
    counts = []
    for cycle in Review.objects.order_by("cycle").values_list("cycle", flat=True).distinct():
        own = Recommendation.objects.filter(review__cycle=cycle, review__demo=False)
        earlier = Review.objects.filter(recommendations__isnull=False, cycle__lt=cycle, demo=False)
        comparable = own.filter(review__state__in=earlier.values("state"))
        linked = own.filter(pk__in=links.values("later"))
        sure = own.filter(pk__in=links.filter(status=Link.Status.CONFIRMED).values("later"))
        if own.exists():
            found = (own.count(), comparable.count(), linked.count(), sure.count())
            counts.append(CycleRepeats(cycle, *found))
    return counts
