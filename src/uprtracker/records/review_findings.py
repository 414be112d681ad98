"""Findings about several documents of one review: worked out again whenever one of them is read."""

from collections.abc import Iterable, Mapping

from uprtracker.core import Finding as Doubt
from uprtracker.records.models import Document, Finding, Review
from uprtracker.records.placing import clean


def write_findings(review: Review, doubts: Mapping[int, Iterable[Doubt]]) -> None:
    """Make the open findings of `review` what `doubts` says, by the key of the document.

    A finding that is there stays as it is, decided or open; an open one that is
    no longer in doubt goes.
    """
    there = {
        (one.document_id, one.kind, one.message, one.page, one.line): one
        for one in Finding.objects.filter(review=review)
    }
    names = dict(Document.objects.filter(pk__in=doubts).values_list("pk", "name"))
    wanted = {
        (document, doubt.kind[:40], clean(doubt.message), *_place(doubt)): doubt
        for document, own in doubts.items()
        for doubt in own
    }
    gone = [one.pk for key, one in there.items() if key not in wanted and one.status == Finding.Status.OPEN]
    Finding.objects.filter(pk__in=gone).delete()
    Finding.objects.bulk_create(
        Finding(
            kind=kind,
            severity=doubt.severity,
            message=message,
            document_id=document,
            review=review,
            place=names[document],
            page=page,
            line=line,
        )
        for (document, kind, message, page, line), doubt in wanted.items()
        if (document, kind, message, page, line) not in there
    )


def _place(doubt: Doubt) -> tuple[int | None, int | None]:
    return (doubt.span.page, doubt.span.line) if doubt.span else (None, None)
