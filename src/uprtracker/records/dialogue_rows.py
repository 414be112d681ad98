"""Statements and facts of the proceedings of a review, written anew with its leading report.

Where the report contradicts the facts about the review (date, troika), both stay
as they are and a finding says so.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.core import Span
from uprtracker.core.proceedings import Proceeding as Fact
from uprtracker.records.many_rows import insert_many
from uprtracker.records.models import Document, Proceeding, Review, Statement
from uprtracker.records.placing import clean, placed
from uprtracker.records.reading import Reading
from uprtracker.reference import load_reference


def write(review: Review, document: Document, reading: Reading) -> list[Doubt]:
    """Make statements and proceedings of `review` those of this report; return what contradicts the facts."""
    statements = [
        {
            "paragraph": one.paragraph[:20],
            "text": clean(one.text),
            "speaker": one.speaker,
            "states": list(one.states),
            "section": clean(one.section)[:200],
        }
        for one in reading.extraction.statements
    ]
    facts = [
        {"kind": one.kind[:30], "value": clean(one.value)[:500], "paragraph": one.paragraph[:20]}
        for one in reading.extraction.proceedings
    ]
    for model, rows, read in (
        (Statement, statements, reading.extraction.statements),
        (Proceeding, facts, reading.extraction.proceedings),
    ):
        spans = [one.span for one in read]
        _replace(model, review, _placed_rows(rows, spans, review, document, reading))
    return list(_contradictions(review, reading.extraction.proceedings))


def _placed_rows(
    rows: Sequence[dict[str, Any]],
    spans: Sequence[Span],
    review: Review,
    document: Document,
    reading: Reading,
) -> list[dict[str, Any]]:
    return [
        {
            **row,
            **placed(document, span, reading.boxes),
            "order": order,
            "document": document.pk,
            "review": review.pk,
        }
        for order, (row, span) in enumerate(zip(rows, spans, strict=True), 1)
    ]


def _replace(model: type[Model], review: Review, rows: Sequence[dict[str, Any]]) -> None:
    model._default_manager.filter(review=review).delete()
    if rows:
        insert_many(model, list(rows[0]), [list(row.values()) for row in rows])


def _contradictions(review: Review, facts: Sequence[Fact]) -> Iterator[Doubt]:
    """Yield a finding where the report has another date or troika than the review."""
    message = _("Paragraph {paragraph} has {found} as {what}, our facts have {known}. Look which is right.")
    for fact in facts:
        if fact.kind == "review-date" and review.date and fact.value != review.date.isoformat():
            text = message.format(
                paragraph=fact.paragraph,
                found=fact.value,
                what=_("date of review"),
                known=review.date.isoformat(),
            )
            yield Doubt("fact-differs", text, fact.span)
    troika = [fact for fact in facts if fact.kind == "troika"]
    known = load_reference(demo=review.demo).states.resolve_list(review.troika).states
    if troika and known and {fact.value for fact in troika} != {state.iso3 for state in known}:
        text = message.format(
            paragraph=troika[0].paragraph,
            found=", ".join(fact.value for fact in troika),
            what=_("troika"),
            known=review.troika,
        )
        yield Doubt("fact-differs", text, troika[0].span)
