"""Reviews whose recommendations were answered, and on which nothing that was done since is published here.

These are the reviews after which the State has been reviewed again. What is published stands in rooms above
this one, which say so: recommendations with a published assessment, reviews with a published mid-term report.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Q

from uprtracker.records.models import Recommendation, Review
from uprtracker.records.version import data_version

ANSWERED = ("supported", "partial", "noted")
_CHUNK = 500
_CAME = (Review.Status.REVIEWED, Review.Status.ADOPTED, Review.Status.NOT_ADOPTED)


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A review: State, session, how many of its recommendations were answered and wait for follow-up."""

    state: str
    session: int
    answered: int


def reviews_without_follow_up(
    followed: frozenset[str] = frozenset(), reported: frozenset[str] = frozenset()
) -> tuple[Awaiting, ...]:
    """Return the reviews, by State and session; demonstration reviews are left out.

    `followed` are codes of recommendations on which something is published, `reported` codes of reviews
    with a published report on what was done: they wait no longer. Counted once for each version of the
    data: the recommendations of all reviews are looked at.
    """
    return _without_follow_up(data_version(), followed, reported)


@lru_cache(maxsize=2)
def _without_follow_up(
    _version: int, followed: frozenset[str], reported: frozenset[str]
) -> tuple[Awaiting, ...]:
    done = _answered(followed)
    wanted = Q(recommendations__position__in=ANSWERED)
    rows = Review.objects.filter(demo=False).order_by("state", "session")
    counted = rows.annotate(
        total=Count("recommendations"), answered=Count("recommendations", filter=wanted)
    ).values_list("code", "state", "session", "status", "total", "answered")
    by_state: dict[str, list[tuple[int, bool, int]]] = defaultdict(list)
    for code, state, session, status, total, answered in counted:
        waiting = 0 if code in reported else answered - done[code]
        by_state[state].append((session, status in _CAME or total > 0, waiting))
    return tuple(
        Awaiting(state, session, answered)
        for state, own in by_state.items()
        for session, _came, answered in own
        if answered and any(came for other, came, _answered in own if other > session)
    )


def _answered(followed: frozenset[str]) -> Counter[str]:
    """Return how many of these recommendations were answered, by code of their review."""
    codes = sorted(followed)
    found: Counter[str] = Counter()
    for start in range(0, len(codes), _CHUNK):
        rows = Recommendation.objects.filter(code__in=codes[start : start + _CHUNK], position__in=ANSWERED)
        found.update(rows.values_list("review__code", flat=True))
    return found
