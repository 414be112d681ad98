"""Codings that wait for a person: the machine is not sure, nobody decided, no person's import covers them.

    queue = CodingQueue(scheme="issue", session=20)
    queue.count, queue.first(), queue.after(recommendation)

The most doubtful first: by the probability that the machine gives its own set of labels.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from uprtracker.records.codings import IMPORTED, MODEL, PERSON
from uprtracker.records.models import Coding, CodingDecision, MachineCoding, Recommendation

# Origins behind which a person stands: what they cover does not wait.
HUMAN = tuple(origin for origin in IMPORTED if origin != MODEL)

Row = TypeVar("Row", MachineCoding, CodingDecision)


@dataclass(frozen=True)
class CodingQueue:
    """What waits and passes the filters; an empty filter passes all. `label` is what the machine proposes."""

    scheme: str = ""
    session: int | None = None
    state: str = ""
    label: str = ""

    def waiting(self) -> "QuerySet[MachineCoding]":
        """Return the codings that wait, in no order."""
        return self._passing(unsettled(MachineCoding.objects.filter(recommendation__isnull=False))).order_by()

    @cached_property
    def count(self) -> int:
        """Return how many recommendations wait."""
        return self.waiting().aggregate(n=Count("recommendation", distinct=True))["n"] or 0

    @cached_property
    def done(self) -> int:
        """Return how many recommendations persons decided on at the desk, under the same filters."""
        rows = CodingDecision.objects.filter(blind=False, withdrawn_at=None).order_by()
        return self._passing(rows).aggregate(n=Count("recommendation", distinct=True))["n"] or 0

    def first(self, at_most: int = 1) -> list[Recommendation]:
        """Return the most doubtful recommendations, each once."""
        keys: dict[int, None] = {}
        for key in self._ordered().values_list("recommendation", flat=True)[: 4 * at_most]:
            keys.setdefault(key)
        return _fetched(list(keys)[:at_most])

    def after(self, one: Recommendation) -> Recommendation | None:
        """Return the next recommendation in the order of work; after the last, none."""
        rows = self._ordered().exclude(recommendation=one)
        place = self._passing(MachineCoding.objects.filter(recommendation=one)).order_by("confidence").first()
        if place is not None:
            level = Q(confidence=place.confidence, recommendation__gt=one)
            rows = rows.filter(Q(confidence__gt=place.confidence) | level)
        return next(iter(_fetched(list(rows.values_list("recommendation", flat=True)[:1]))), None)

    def schemes(self) -> list[tuple[str, int]]:
        """Return the schemes with counts, whatever scheme is chosen."""
        return self._counted(replace(self, scheme="", label=""), F("scheme"))

    def sessions(self) -> list[tuple[int, int]]:
        """Return the sessions with counts, newest first, whatever session is chosen."""
        counts = self._counted(replace(self, session=None), F("recommendation__review__session"))
        return sorted(((int(session), n) for session, n in counts), reverse=True)

    def states(self) -> list[tuple[str, int]]:
        """Return the States under Review with counts, whatever State is chosen."""
        return self._counted(replace(self, state=""), F("recommendation__review__state"))

    def labels(self) -> list[tuple[str, int]]:
        """Return the labels that the machine proposes in the chosen scheme, with counts; else nothing."""
        if not self.scheme:
            return []
        waiting = replace(self, label="").waiting().values("recommendation")
        proposed = Coding.objects.filter(scheme=self.scheme, origin=MODEL, recommendation__in=waiting)
        rows = proposed.order_by().values_list("label").annotate(n=Count("recommendation", distinct=True))
        return sorted(rows, key=lambda row: (-row[1], row[0]))

    def _ordered(self) -> "QuerySet[MachineCoding]":
        return self.waiting().order_by("confidence", "recommendation")

    @staticmethod
    def _counted(queue: "CodingQueue", column: F) -> list[tuple[str, int]]:
        rows = queue.waiting().values_list(column).annotate(n=Count("recommendation", distinct=True))
        return sorted(rows, key=lambda row: (-row[1], str(row[0])))

    def _passing(self, rows: "QuerySet[Row]") -> "QuerySet[Row]":
        """Return those rows of `rows` that pass the filters; of the demonstration only while it is alone."""
        rows = rows.filter(recommendation__review__demo=not self._real)
        if self.scheme:
            rows = rows.filter(scheme=self.scheme)
        if self.session is not None:
            rows = rows.filter(recommendation__review__session=self.session)
        if self.state:
            rows = rows.filter(recommendation__review__state=self.state)
        if self.label:
            proposed = Coding.objects.filter(origin=MODEL, label=self.label, scheme=OuterRef("scheme"))
            rows = rows.filter(Exists(proposed.filter(recommendation=OuterRef("recommendation"))))
        return rows

    @cached_property
    def _real(self) -> bool:
        return Recommendation.objects.filter(review__demo=False).exists()


def unsettled(codings: "QuerySet[MachineCoding]") -> "QuerySet[MachineCoding]":
    """Return those codings of recommendations that wait for a person."""
    same = {"recommendation": OuterRef("recommendation"), "scheme": OuterRef("scheme")}
    human = Coding.objects.filter(Q(origin=PERSON) | Q(origin__in=HUMAN, holds=True), **same)
    decided = CodingDecision.objects.filter(blind=False, withdrawn_at=None, **same)
    return codings.filter(~Exists(human), ~Exists(decided), sure=False)


def _fetched(keys: list[int]) -> list[Recommendation]:
    found = Recommendation.objects.select_related("review").in_bulk(keys)
    return [found[key] for key in keys if key in found]
