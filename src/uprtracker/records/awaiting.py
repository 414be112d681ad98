"""Reviews whose recommendations were answered, and on which nothing that was done since is recorded here.

Mid-term reports and assessments are not stored yet. Until they are, these are the reviews after which the
State has been reviewed again.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Q

from uprtracker.records.models import Review
from uprtracker.records.version import data_version

ANSWERED = ("supported", "partial", "noted")
_CAME = (Review.Status.REVIEWED, Review.Status.ADOPTED, Review.Status.NOT_ADOPTED)


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A review: State, session, how many of its recommendations were answered."""

    state: str
    session: int
    answered: int


def reviews_without_follow_up() -> tuple[Awaiting, ...]:
    """Return the reviews, by State and session; demonstration reviews are left out.

    Counted once for each version of the data: the recommendations of all reviews are looked at.
    """
    return _without_follow_up(data_version())


@lru_cache(maxsize=2)
def _without_follow_up(_version: int) -> tuple[Awaiting, ...]:
    wanted = Q(recommendations__position__in=ANSWERED)
    rows = Review.objects.filter(demo=False).order_by("state", "session")
    counted = rows.annotate(
        total=Count("recommendations"), answered=Count("recommendations", filter=wanted)
    ).values_list("state", "session", "status", "total", "answered")
    by_state: dict[str, list[tuple[int, bool, int]]] = defaultdict(list)
    for state, session, status, total, answered in counted:
        by_state[state].append((session, status in _CAME or total > 0, answered))
    return tuple(
        Awaiting(state, session, answered)
        for state, own in by_state.items()
        for session, _came, answered in own
        if answered and any(came for other, came, _answered in own if other > session)
    )
