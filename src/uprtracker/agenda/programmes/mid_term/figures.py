"""Mid-term reports submitted / reviews past mid-term, by actor and cycle.

Counted are reviews, not reports: a review counts once for an actor, however many reports that actor made on
it. The denominator are the reviews that took place two years ago or more, by the records here; fictitious
ones are left out. A report on a review that is not yet past its mid-term counts in no share.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from django.utils.timezone import localdate

from uprtracker.agenda.programmes.mid_term.halfway import HELD, past_mid_term
from uprtracker.agenda.programmes.models import Actor, MidTermReport
from uprtracker.records.models import Review


@dataclass(frozen=True, slots=True)
class Row:
    """A cycle, or all of them (None): reviews past mid-term, and those with a report, by actor and in all."""

    cycle: int | None
    past: int
    by_actor: dict[str, int]
    any: int

    def share(self, actor: str) -> float | None:
        """Return the share of an actor, or of "any" of them; None where no review is past mid-term."""
        part = self.any if actor == "any" else self.by_actor.get(actor, 0)
        return part / self.past if self.past else None

    @property
    def cells(self) -> list[tuple[str, int, float | None]]:
        """Return actor, reviews with a report and share, then all actors together."""
        told = [(str(actor.value), self.by_actor.get(actor, 0)) for actor in Actor]
        return [(name, count, self.share(name)) for name, count in (*told, ("any", self.any))]


def figures_of(today: Date | None = None) -> list[Row]:
    """Return a row for each cycle that has reviews past mid-term, and one of all."""
    day = today or localdate()
    reviews = Review.objects.filter(demo=False, status__in=HELD)
    past = [one for one in reviews if past_mid_term(one, day)]
    reported: dict[int, set[str]] = defaultdict(set)
    for review, actor in MidTermReport.objects.public().values_list("review_id", "actor"):
        reported[review].add(actor)
    cycles = sorted({one.cycle for one in past})
    return [*(_row(cycle, past, reported) for cycle in cycles), _row(None, past, reported)]


def _row(cycle: int | None, past: Sequence[Review], reported: dict[int, set[str]]) -> Row:
    own = [one for one in past if cycle in (None, one.cycle)]
    by_actor = {str(actor.value): sum(actor in reported[one.pk] for one in own) for actor in Actor}
    return Row(cycle, len(own), by_actor, sum(bool(reported[one.pk]) for one in own))
