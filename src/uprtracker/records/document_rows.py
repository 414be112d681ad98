"""The rows of one document: itself, its paragraphs, its findings; those of a report follow."""

from collections.abc import Iterable
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from uprtracker.core import Finding as Doubt
from uprtracker.records.archive import keep
from uprtracker.records.attaching import attached, record_attachment, withdraw
from uprtracker.records.changed import NOTHING, Changed, in_states_of
from uprtracker.records.lineage import link_again
from uprtracker.records.machine_coding import code_again
from uprtracker.records.many_rows import insert_many
from uprtracker.records.models import Document, Finding, Paragraph, Pledge, Review
from uprtracker.records.placing import clean, file_name, placed
from uprtracker.records.reading import READER_VERSION, Reading
from uprtracker.records.reviews import review_at_council, review_of, review_of_symbol
from uprtracker.records.summary import DocumentSummary
from uprtracker.records.version import bump
from uprtracker.records.writers import WRITERS

if TYPE_CHECKING:
    from uprtracker.accounts.models import User

# A session report of the Council tells of twenty States; a folder set under one review may hold it.
OF_MANY_REVIEWS = frozenset({"council_report"})


def store(
    path: Path, reading: Reading, *, by_hand: Review | None = None, person: "User | None" = None
) -> DocumentSummary:
    """Write all rows of a reading, in the transaction of the caller. Raises DocumentError.

    `by_hand` is the review that `person` (None: on the command line) says the
    document belongs to; the decision is kept, and holds when it is read again.
    Documents of many reviews stay without one.
    """
    keep(path, reading.sha256, reading.media)
    doubts = [*reading.findings]
    before = Document.objects.filter(sha256=reading.sha256).first()
    of_many = reading.extraction.kind in OF_MANY_REVIEWS
    review = None if of_many else by_hand or attached(reading.sha256) or _review(reading)
    if review:  # by hand, or by its symbol: what the document itself does not say is settled
        doubts = [doubt for doubt in doubts if doubt.kind != "no-review"]
    if before and before.review and before.review != review:
        doubts += withdraw(before, before.review)
    changed = _changed(before, of_many)
    document = _document(path, reading, review)
    if by_hand and not of_many:
        record_attachment(document, by_hand, person)
    _write_paragraphs(document, reading)
    if write := WRITERS.get(document.kind):
        doubts += write(review, document, reading)
    code_again(_reviews_of(document))
    if document.kind == "wg_report" and review:
        link_again([review.pk])
    _write_findings(document, doubts)
    bump(f"document: {document}", None if changed is None else changed | in_states_of(_reviews_of(document)))
    return DocumentSummary(
        file=file_name(path),
        status="imported",
        symbol=document.symbol,
        kind=document.kind,
        review=review.code if review else "",
        recommendations=len(reading.extraction.recommendations),
        pledges=len(reading.extraction.pledges),
        findings=len(doubts),
    )


def _review(reading: Reading) -> Review | None:
    """Return the review the document says it belongs to, else the one its symbol leads to."""
    said = reading.extraction
    if said.state and said.session:
        return review_of(said.state, said.session, source=reading.symbol)
    found = review_of_symbol(reading.symbol)
    return found or (review_at_council(said.state, reading.symbol) if said.state else None)


def _changed(before: Document | None, of_many: bool) -> Changed | None:
    """Return what goes with an earlier reading of the document; None when that may be anything."""
    if of_many or (before and before.kind in OF_MANY_REVIEWS):
        return None
    return in_states_of(_reviews_of(before)) if before else NOTHING


def _reviews_of(document: Document) -> set[int]:
    """Return the reviews (primary keys) whose recommendations or pledges the document may have changed."""
    of_pledges = Pledge.objects.filter(document=document).values_list("review_id", flat=True)
    return {*of_pledges, *([document.review_id] if document.review_id else [])}


def _document(path: Path, reading: Reading, review: Review | None) -> Document:
    try:
        date = Date.fromisoformat(reading.date)
    except ValueError:
        date = None
    values = {
        "symbol": clean(reading.symbol)[:60],
        "language": reading.language[:2],
        "title": clean(reading.title)[:500],
        "date": date,
        "kind": reading.extraction.kind,
        "media": reading.media,
        "size": path.stat().st_size,
        "pages": [list(size) for size in reading.pages],
        "review": review,
        "reader_version": READER_VERSION,
        "read_at": timezone.now(),
    }
    named = values | {"name": file_name(path)[:300]}
    document, _made = Document.objects.update_or_create(
        sha256=reading.sha256, defaults=values, create_defaults=named
    )
    return document


def _write_paragraphs(document: Document, reading: Reading) -> None:
    Paragraph.objects.filter(document=document).delete()
    rows = [
        {
            "order": order,
            "number": clean(one.number)[:20],
            "text": clean(one.text),
            "heading": one.heading,
            "level": one.level,
            "marks": [list(mark) for mark in one.marks],
            **placed(document, one.span, reading.boxes),
            "document": document.pk,
        }
        for order, one in enumerate(reading.paragraphs, 1)
    ]
    if rows:
        insert_many(Paragraph, list(rows[0]), [list(row.values()) for row in rows])


def _write_findings(document: Document, doubts: Iterable[Doubt]) -> None:
    """Replace the open findings of the document; those that a person decided stay decided.

    Those about its review (`review_findings`) are not of this document alone and are left.
    """
    own = document.findings.filter(review=None)
    decided = set(own.exclude(status=Finding.Status.OPEN).values_list("kind", "message", "page", "line"))
    own.filter(status=Finding.Status.OPEN).delete()
    for doubt in dict.fromkeys(doubts):
        page, line = (doubt.span.page, doubt.span.line) if doubt.span else (None, None)
        if (doubt.kind, doubt.message, page, line) not in decided:
            Finding.objects.create(
                kind=doubt.kind[:40],
                severity=doubt.severity,
                message=clean(doubt.message),
                document=document,
                place=document.name,
                page=page,
                line=line,
            )
