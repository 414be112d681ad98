"""Findings in the order in which an editor works through them: the most serious first, by document.

    queue = Queue(review="SVN-48", kind="number-gap")
    queue.page(1), queue.count, queue.neighbours(finding)

A document stands where its most serious open finding puts it; within it, again the
serious ones first, then in reading order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, Count, F, IntegerField, Min, Q, QuerySet, Value, When, Window
from django.db.models.functions import Coalesce

from uprtracker.records.models import Finding

AT_A_TIME = 50
SERIOUSNESS = ("error", "doubt", "note")


@dataclass(frozen=True)
class Queue:
    """The findings of one status that pass the filters; an empty filter passes all."""

    kind: str = ""
    severity: str = ""
    review: str = ""
    session: int | None = None
    status: str = Finding.Status.OPEN.value

    @cached_property
    def keys(self) -> Sequence[int]:
        """Return the primary keys in the order of work."""
        return list(self._ordered().values_list("pk", flat=True))

    @property
    def count(self) -> int:
        """Return how many findings there are."""
        return len(self.keys)

    @property
    def pages(self) -> int:
        """Return how many pages they fill; an empty queue has one."""
        return max(1, -(-self.count // AT_A_TIME))

    def page(self, number: int) -> list[Finding]:
        """Return the findings of one page, counted from 1."""
        wanted = self.keys[(number - 1) * AT_A_TIME : number * AT_A_TIME]
        found = Finding.objects.select_related("document__review", "file", "review").in_bulk(wanted)
        return [found[pk] for pk in wanted if pk in found]

    def page_of(self, finding: int) -> int:
        """Return the page a finding stands on, 1 when it is not in the queue."""
        return self.keys.index(finding) // AT_A_TIME + 1 if finding in self.keys else 1

    def neighbours(self, finding: Finding) -> tuple[int | None, int | None]:
        """Return the keys before and after; of one that is settled already, those around its place."""
        keys = list(self.keys)
        if finding.pk in keys:
            place = keys.index(finding.pk)
            return (keys[place - 1] if place else None), (keys[place + 1] if place + 1 < len(keys) else None)
        return None, (keys[0] if keys else None)

    def kinds(self) -> list[tuple[str, int]]:
        """Return the kinds there are with their counts, whatever kind is chosen."""
        return _counted(Queue("", self.severity, self.review, self.session, self.status).found(), "kind")

    def reviews(self) -> list[tuple[str, int]]:
        """Return the codes of the reviews concerned with counts, whatever review is chosen."""
        rows = Queue(self.kind, self.severity, "", self.session, self.status).found()
        named = rows.annotate(concerns=Coalesce("review__code", "document__review__code"))
        return [(code, count) for code, count in _counted(named, "concerns") if code]

    def sessions(self) -> list[tuple[int, int]]:
        """Return the sessions concerned with counts, newest first, whatever session is chosen."""
        rows = Queue(self.kind, self.severity, self.review, None, self.status).found()
        named = rows.annotate(concerns=Coalesce("review__session", "document__review__session"))
        counts = [(int(number), count) for number, count in _counted(named, "concerns") if number]
        return sorted(counts, reverse=True)

    def severities(self) -> dict[str, int]:
        """Return how many findings there are of each severity, whatever severity is chosen."""
        rows = dict(
            _counted(Queue(self.kind, "", self.review, self.session, self.status).found(), "severity")
        )
        return {severity: rows.get(severity, 0) for severity in SERIOUSNESS}

    def found(self) -> "QuerySet[Finding]":
        """Return the findings in no order."""
        rows = Finding.objects.filter(status=self.status).order_by()
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.severity:
            rows = rows.filter(severity=self.severity)
        if self.review:
            rows = rows.filter(Q(review__code=self.review) | Q(document__review__code=self.review))
        if self.session is not None:
            rows = rows.filter(Q(review__session=self.session) | Q(document__review__session=self.session))
        return rows

    def _ordered(self) -> "QuerySet[Finding]":
        rank = Case(
            *(When(severity=name, then=Value(place)) for place, name in enumerate(SERIOUSNESS)),
            default=Value(len(SERIOUSNESS)),
            output_field=IntegerField(),
        )
        same = [F("document"), F("file"), F("place")]
        return (
            self.found()
            .annotate(rank=rank, worst=Window(Min(rank), partition_by=same))
            .annotate(concerns=Coalesce("review__session", "document__review__session", Value(0)))
            .order_by(
                *("worst", "-concerns", "document__symbol", "place", "document", "file"),
                *("rank", F("page").asc(nulls_first=True), "line", "row", "pk"),
            )
        )


def _counted(rows: "QuerySet[Finding]", name: str) -> list[tuple[str, int]]:
    """Return the values of a column with their counts, the most frequent first."""
    counts = rows.values_list(name).annotate(n=Count("pk"))
    return sorted(counts, key=lambda row: (-row[1], str(row[0])))
