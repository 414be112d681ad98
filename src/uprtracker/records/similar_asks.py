"""What a State was asked before that is like a text, and what it answered: counts, never a forecast.

Every count is of recommendations (numbered paragraphs), by the answer that stands now.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from uprtracker.records.codings import current
from uprtracker.records.likeness import Alike, most_alike
from uprtracker.records.models import Coding, Pair, Recommendation

SIMILAR = 0.45
"""Likeness from which on an ask counts as similar; see docs/records.md."""
_MANY = 1_000


@dataclass(frozen=True, slots=True)
class Answers:
    """Recommendations by the answer that stands (`supported` …; empty: none recorded)."""

    by_position: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.by_position.values())

    @property
    def supported(self) -> int:
        """How many of them the State supported."""
        return self.by_position.get("supported", 0)


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """What one State was asked: `received` in all; `alike` those similar, most alike first, with answers.

    `of_category` are all recommendations to it in one action category, `by_machine` how many of these
    only a machine put there. `own` are those of `alike` that the recommending State made itself,
    `own_total` how many recommendations it made to this State in all.
    """

    received: int
    alike: tuple[Alike, ...]
    answers: Answers
    of_category: Answers
    by_machine: int
    own: tuple[Alike, ...]
    own_total: int


def asked_before(text: str, *, state: str, by: str = "", category: int | None = None) -> AskedBefore:
    """Return what the State under Review `state` (ISO3) was asked that is like `text`.

    `by` is the recommending State, `category` the action category to count beside.
    """
    received = Recommendation.objects.filter(review__state=state)
    alike = tuple(one for one in most_alike(text, state=state, limit=_MANY) if one.score >= SIMILAR)
    pairs = Pair.objects.filter(recommendation__review__state=state, state=by) if by else Pair.objects.none()
    keys = [one.recommendation.pk for one in alike]
    own = set(pairs.filter(recommendation__in=keys).values_list("recommendation", flat=True))
    coded = _of_category(state, category)
    return AskedBefore(
        received=received.count(),
        alike=alike,
        answers=Answers(Counter(one.recommendation.position for one in alike)),
        of_category=Answers(_added(coded)),
        by_machine=sum(count for (_position, origin), count in coded.items() if origin == "model"),
        own=tuple(one for one in alike if one.recommendation.pk in own),
        own_total=pairs.count(),
    )


def _of_category(state: str, category: int | None) -> dict[tuple[str, str], int]:
    """Count the recommendations to a State in one category by answer and by who put them there."""
    coded = current(
        Coding.objects.filter(scheme="action", label=str(category), recommendation__review__state=state)
    )
    rows = coded.values("recommendation__position", "origin").annotate(
        n=Count("recommendation", distinct=True)
    )
    return {(row["recommendation__position"], row["origin"]): row["n"] for row in rows}


def _added(coded: Mapping[tuple[str, str], int]) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for (position, _origin), count in coded.items():
        counted[position] += count
    return counted
