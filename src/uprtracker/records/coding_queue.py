"""Codings that wait for a person: the machine is not sure, nobody decided, no person's import covers them.

    queue = CodingQueue(scheme="issue", session=20)
    queue.count, queue.first(), queue.after(recommendation)

The most doubtful first: by the probability that the machine gives its own set of labels.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from uprtracker.records.codings import IMPORTED, MODEL, PERSON
from uprtracker.records.models import Coding, CodingDecision, MachineCoding, Recommendation

# Without a filter these wait: the machine is seldom unsure of them. Of themes and goals it never is sure, and
# they would bury the rest; they wait for whoever asks for them, or for EVERY scheme.
CHIEF = ("action", "issue")
EVERY = "every"
# Origins behind which a person stands: what they cover does not wait.
HUMAN = tuple(origin for origin in IMPORTED if origin != MODEL)

Row = TypeVar("Row", MachineCoding, CodingDecision)


@dataclass(frozen=True)
class CodingQueue:
    """What waits and passes the filters; an empty filter passes all, but of the schemes CHIEF only.

    `label` is what the machine proposes.
    """

    scheme: str = ""
    session: int | None = None
    state: str = ""
    label: str = ""

    @property
    def only(self) -> tuple[str, ...]:
        """The schemes that are asked for; none named means every scheme."""
        return () if self.scheme == EVERY else (self.scheme,) if self.scheme else CHIEF

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
        """Return the schemes with how many codings wait, whatever scheme is chosen."""
        return _most(self._counted(0))

    def sessions(self) -> list[tuple[int, int]]:
        """Return the sessions with how many codings wait, newest first, whatever session is chosen."""
        return sorted(((int(session), n) for session, n in self._counted(1).items()), reverse=True)

    def states(self) -> list[tuple[str, int]]:
        """Return the States under Review with how many codings wait, whatever State is chosen."""
        return _most(self._counted(2))

    def labels(self) -> list[tuple[str, int]]:
        """Return the labels that the machine proposes in the chosen scheme, with counts; else nothing."""
        if self.scheme in ("", EVERY):
            return []
        waiting = replace(self, label="").waiting().values("recommendation")
        proposed = Coding.objects.filter(scheme=self.scheme, origin=MODEL, recommendation__in=waiting)
        rows = proposed.order_by().values_list("label").annotate(n=Count("recommendation", distinct=True))
        return sorted(rows, key=lambda row: (-row[1], row[0]))

    def _ordered(self) -> "QuerySet[MachineCoding]":
        return self.waiting().order_by("confidence", "recommendation")

    @cached_property
    def _cells(self) -> list[tuple[str, str, str, int]]:
        """Return all that waits by scheme, session and State: one query for the counts of all filters."""
        review = ("recommendation__review__session", "recommendation__review__state")
        rows = CodingQueue(scheme=EVERY).waiting().values_list("scheme", *review).annotate(n=Count("pk"))
        return [(scheme, str(session), state, n) for scheme, session, state, n in rows]

    def _counted(self, column: int) -> Counter[str]:
        """Return the values of a column of the cells with sums, all other filters obeyed."""
        chosen = ("", "" if self.session is None else str(self.session), self.state)
        sums: Counter[str] = Counter()
        for *cell, n in self._cells:
            if column and self.only and cell[0] not in self.only:
                continue
            if all(place == column or want in ("", cell[place]) for place, want in enumerate(chosen)):
                sums[cell[column]] += n
        return sums

    def _passing(self, rows: "QuerySet[Row]") -> "QuerySet[Row]":
        """Return those rows of `rows` that pass the filters; of the demonstration only while it is alone."""
        invented = Recommendation.objects.filter(review__demo=True).values("pk")
        if self._real:
            rows = rows.exclude(recommendation__in=invented)
        if self.only:
            rows = rows.filter(scheme__in=self.only)
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


def _most(sums: Counter[str]) -> list[tuple[str, int]]:
    """Return the values with their sums, the most frequent first."""
    return sorted(sums.items(), key=lambda row: (-row[1], row[0]))


def _fetched(keys: list[int]) -> list[Recommendation]:
    found = Recommendation.objects.select_related("review").in_bulk(keys)
    return [found[key] for key in keys if key in found]
