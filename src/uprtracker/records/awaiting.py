"""Reviews that wait: for the State's answers, or, once these are known, for word of what was done since.

The first are held, not adopted as far as is known here, and the State's last. The second are those after
which the State has been reviewed again. What is published stands in rooms above this one, which say so:
recommendations with a published assessment, reviews with a published mid-term report.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Q, QuerySet

from uprtracker.records.models import Recommendation, Review
from uprtracker.records.version import data_version

ANSWERED = ("supported", "partial", "noted")
_CHUNK = 500
_CAME = (Review.Status.REVIEWED, Review.Status.ADOPTED, Review.Status.NOT_ADOPTED)
_SETTLED = (Review.Status.ADOPTED, Review.Status.NOT_ADOPTED)
_OF_LAST = ("state", "session", "status")


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A review: State, session, how many of its recommendations were answered and wait for follow-up."""

    state: str
    session: int
    answered: int
    left_out: int
    """How many more were answered and have a follow-up published."""


def reviews_to_be_answered() -> tuple[tuple[str, int], ...]:
    """Return State and session of each review whose answers are still to come; no demonstration among them.

    What has no answer in them waits, whether or not the State said that it will answer later.
    """
    rows = Review.objects.filter(demo=False).annotate(total=Count("recommendations"))
    held = rows.filter(Q(status__in=_CAME) | Q(total__gt=0)).order_by("state", "session")
    last = {state: (session, status) for state, session, status in held.values_list(*_OF_LAST)}
    return tuple((state, session) for state, (session, status) in last.items() if status not in _SETTLED)


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
    by_state: dict[str, list[tuple[bool, Awaiting]]] = defaultdict(list)
    for code, state, session, status, total, answered in counted:
        waiting = 0 if code in reported else answered - done[code]
        one = Awaiting(state, session, waiting, done[code])
        by_state[state].append((status in _CAME or total > 0, one))
    return tuple(
        one
        for own in by_state.values()
        for _came, one in own
        if one.answered and any(came for came, other in own if other.session > one.session)
    )


def without_follow_up(reviews: Collection[Awaiting], followed: frozenset[str]) -> "QuerySet[Recommendation]":
    """Return what is answered in these reviews and has no follow-up published, the newest reviews first.

    As many rows as the reviews say together: what is published is left out by key.
    """
    names = [f"{one.state}-{one.session}" for one in reviews]
    rows = Recommendation.objects.filter(review__code__in=names, position__in=ANSWERED)
    touched = [f"{one.state}-{one.session}" for one in reviews if one.left_out]
    if touched:
        known = rows.filter(review__code__in=touched).values_list("pk", "code")
        rows = rows.exclude(pk__in=[pk for pk, code in known if code in followed])
    return rows.order_by("-review__session", "review__state", "pk")


def _answered(followed: frozenset[str]) -> Counter[str]:
    """Return how many of these recommendations were answered, by code of their review."""
    codes = sorted(followed)
    found: Counter[str] = Counter()
    for start in range(0, len(codes), _CHUNK):
        rows = Recommendation.objects.filter(code__in=codes[start : start + _CHUNK], position__in=ANSWERED)
        found.update(rows.values_list("review__code", flat=True))
    return found
