"""Second reading: a random sample that several persons code, each seeing no labels of anybody.

    draw(100, person=editor)  # the next hundred recommendations of a fixed order
    reading = Reading(editor); reading.first(), reading.done, reading.total

What they say is kept as blind decisions: it measures agreement and changes nothing that stands. The order
is that of a hash of the permanent name, so nobody picks, and drawing more goes on where the last draw ended.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from uprtracker.records.models import CodingDecision, MachineCoding, Recommendation, SecondReading
from uprtracker.records.scheme_labels import READ_TWICE

if TYPE_CHECKING:
    from uprtracker.accounts.models import User

SEED = "second reading"
MOST = 500  # drawn at a time


@transaction.atomic
def draw(count: int, *, person: "User") -> int:
    """Add up to `count` recommendations that the machine has coded to the sample; return how many."""
    coded = MachineCoding.objects.filter(recommendation=OuterRef("pk"), scheme__in=READ_TWICE)
    free = Recommendation.objects.filter(Exists(coded), second_reading=None)
    if Recommendation.objects.filter(review__demo=False).exists():
        free = free.filter(review__demo=False)
    by_chance = sorted(free.values_list("code", "pk"), key=lambda row: _chance(row[0]))
    last = SecondReading.objects.aggregate(last=Max("order"))["last"] or 0
    now = timezone.now()
    made = SecondReading.objects.bulk_create(
        SecondReading(recommendation_id=pk, order=last + place, drawn_at=now, drawn_by=person)
        for place, (_code, pk) in enumerate(by_chance[: max(0, min(count, MOST))], 1)
    )
    return len(made)


@dataclass(frozen=True)
class Reading:
    """The sample as one person works through it."""

    person: "User"

    @cached_property
    def total(self) -> int:
        """Return how many recommendations were drawn."""
        return SecondReading.objects.count()

    @cached_property
    def done(self) -> int:
        """Return how many this person has read."""
        return self._read().values("recommendation").distinct().count()

    def first(self) -> Recommendation | None:
        """Return the next one that this person has not read; those that another has read come first."""
        another = CodingDecision.objects.filter(
            ~Q(person=self.person), blind=True, withdrawn_at=None, recommendation=OuterRef("recommendation")
        )
        own = self._read().filter(recommendation=OuterRef("recommendation"))
        left = SecondReading.objects.filter(~Exists(own)).annotate(begun=Exists(another))
        row = left.select_related("recommendation__review").order_by("-begun", "order").first()
        return row.recommendation if row else None

    def after(self, one: Recommendation) -> Recommendation | None:
        """Return the next in order that this person has not read."""
        place = SecondReading.objects.filter(recommendation=one).values_list("order", flat=True).first()
        own = self._read().filter(recommendation=OuterRef("recommendation"))
        left = SecondReading.objects.filter(~Exists(own), order__gt=place or 0)
        row = left.select_related("recommendation__review").order_by("order").first()
        return row.recommendation if row else None

    def _read(self) -> "QuerySet[CodingDecision]":
        return CodingDecision.objects.filter(
            person=self.person, blind=True, withdrawn_at=None, recommendation__second_reading__isnull=False
        )


def _chance(code: str) -> str:
    return hashlib.sha256(f"{SEED}:{code}".encode()).hexdigest()
