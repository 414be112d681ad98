"""Findings as a list: each with its place, for a person to work through or a program to count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from uprtracker.records.models import Finding


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding at its place. `source` is the symbol, else the name of the file."""

    kind: str
    severity: str
    source: str
    file: str
    review: str
    page: int | None
    line: int | None
    row: int | None
    message: str
    status: str


def listed(*, kinds: Sequence[str] = (), review: str = "", settled: bool = False) -> Iterator[Listed]:
    """Yield the open findings (with `settled` all) but those of the demonstration, by kind and place."""
    found = _chosen(kinds, review, settled).select_related("document__review", "file", "review")
    for one in found.order_by("kind", "place", "page", "line", "row", "pk").iterator():
        document = one.document
        home = one.review or (document.review if document else None)
        yield Listed(
            kind=one.kind,
            severity=one.severity,
            source=(document.symbol if document else "") or one.place,
            file=document.name if document else one.file.name if one.file else one.place,
            review=home.code if home else "",
            page=one.page,
            line=one.line,
            row=one.row,
            message=one.message,
            status=one.status,
        )


def counted(
    *, kinds: Sequence[str] = (), review: str = "", settled: bool = False
) -> list[tuple[str, str, int]]:
    """Return how many findings there are of each kind and severity, the most frequent first."""
    found = _chosen(kinds, review, settled).order_by().values_list("kind", "severity")
    return sorted(found.annotate(Count("pk")), key=lambda row: (-row[2], row[0], row[1]))


def _chosen(kinds: Sequence[str], review: str, settled: bool) -> QuerySet[Finding]:
    found = Finding.objects.exclude(document__review__demo=True)
    if kinds:
        found = found.filter(kind__in=kinds)
    if review:
        found = found.filter(document__review__code=review) | found.filter(review__code=review)
    return found if settled else found.filter(status=Finding.Status.OPEN)
