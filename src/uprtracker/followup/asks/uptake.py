"""How often asks are taken up: by organisation, by issue, in all. Each share has its denominator.

The denominator are asks whose review has recommendations here; of others nothing can be said yet. An ask of
two organisations counts for each, and once in all. Only what a person confirmed is taken up; what the
machine proposes is counted beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from uprtracker.followup.asks.outcome import Outcome
from uprtracker.followup.assessments.index import Band
from uprtracker.records.models import Recommendation

_SCORED = (Band.NOT, Band.PARTIALLY, Band.FULLY)


@dataclass(slots=True)
class Count:
    """Asks of one organisation or issue (`key`; empty: of all).

    `asks` is the denominator; `too_early` are those whose review has no recommendations here. `taken_up`
    became a recommendation, `in_questions` an advance question, as persons confirmed; `proposed` only the
    machine says so. Of those taken up: `supported` at least once, `assessed` and `acted_on` (partially or
    fully implemented by the assessments that the reader may see), `asked_again` at a later review.
    """

    key: str
    asks: int = 0
    too_early: int = 0
    taken_up: int = 0
    in_questions: int = 0
    proposed: int = 0
    supported: int = 0
    assessed: int = 0
    acted_on: int = 0
    asked_again: int = 0

    @property
    def rate(self) -> float | None:
        """The share of asks that became a recommendation; None without any."""
        return self.taken_up / self.asks if self.asks else None


@dataclass(frozen=True)
class Uptake:
    """The counts of all asks, by organisation and by issue, each A to Z by key."""

    all: Count
    organisations: Sequence[Count] = field(default_factory=list)
    issues: Sequence[Count] = field(default_factory=list)


def uptake(found: Iterable[Outcome]) -> Uptake:
    """Count what came of asks."""
    every = list(found)
    codes = {one.ask.review for one in every}
    held = set(
        Recommendation.objects.filter(review__code__in=codes)
        .values_list("review__code", flat=True)
        .distinct()
    )
    return Uptake(
        all=_count("", every, held),
        organisations=_by(every, held, lambda one: one.ask.organisations),
        issues=_by(every, held, lambda one: one.ask.issues),
    )


def _by(found: Sequence[Outcome], held: set[str], keys: Callable[[Outcome], Sequence[str]]) -> list[Count]:
    grouped: dict[str, list[Outcome]] = {}
    for one in found:
        for key in dict.fromkeys(keys(one)):
            grouped.setdefault(key, []).append(one)
    return [_count(key, grouped[key], held) for key in sorted(grouped, key=str.casefold)]


def _count(key: str, found: Sequence[Outcome], held: set[str]) -> Count:
    count = Count(key)
    for one in found:
        if one.ask.review not in held:
            count.too_early += 1
            continue
        taken = one.taken_up
        bands = [band for each in taken if each.standing and (band := each.standing.band) in _SCORED]
        count.asks += 1
        count.taken_up += bool(taken)
        count.in_questions += bool(one.in_questions)
        count.proposed += bool(one.proposed) and not taken and not one.in_questions
        count.supported += any(each.position == "supported" for each in taken)
        count.assessed += bool(bands)
        count.acted_on += any(band != Band.NOT for band in bands)
        count.asked_again += any(each.later for each in taken)
    return count
