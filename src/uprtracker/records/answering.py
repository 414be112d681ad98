"""Answers that documents give by number become dated steps of the recommendations.

Worked out anew for whole reviews from what documents say (`StatedAnswer`) and
the numbers of the report, so the result is the same whichever came first: an
addendum without its report waits. Steps that an export, the report or a person
brought are not touched.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from django.db.models import Exists, OuterRef

from uprtracker.core import Finding as Doubt
from uprtracker.core import Position as Value
from uprtracker.core import Span
from uprtracker.core.answer import Answer
from uprtracker.extraction.settle import Settled, settle
from uprtracker.records.answered_parts import part_meant
from uprtracker.records.counts_compared import count_doubts
from uprtracker.records.leading import leading
from uprtracker.records.list_compared import compare_list
from uprtracker.records.listing import link, numbers_meant
from uprtracker.records.models import (
    Document,
    Finding,
    Part,
    Position,
    Recommendation,
    Review,
    StatedAnswer,
    StatedCount,
)
from uprtracker.records.review_findings import write_findings
from uprtracker.records.standing import OPEN

STAGES = {
    "addendum": Position.Stage.ADDENDUM,
    "council_report": Position.Stage.PLENARY,
    "thematic_list": Position.Stage.OHCHR,
}
UPRINFO = "uprinfo"
UNANSWERED = "unanswered"

Doubts = dict[int, list[Doubt]]
"""What is in doubt, by the key of the document where it stands."""


@dataclass(slots=True)
class _Numbered:
    """The recommendations of a report by number, in their order, with their parts.

    `answered` are the numbers that the report itself answers for good.
    """

    by_number: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[int, list[Part]] = field(default_factory=lambda: defaultdict(list))
    answered: set[str] = field(default_factory=set)


def answer(reviews: Collection[int]) -> None:
    """Make the steps of `reviews` (primary keys) what their documents say, and the findings about them.

    Call it in the transaction of the import, and `deriving.stand` after it.
    """
    old = Position.objects.filter(recommendation__review__in=reviews, stage__in=STAGES.values())
    old.filter(person=None).exclude(document=None).delete()
    link(reviews)
    if Document.objects.filter(review=None).exclude(symbol="").exists():
        for review in Review.objects.filter(pk__in=reviews).order_by("pk"):
            _adopt(review)
    for review in Review.objects.filter(_spoken_of(), pk__in=reviews).order_by("pk"):
        doubts: Doubts = defaultdict(list)
        numbered = _numbered(review)
        if numbered.by_number:
            _answer_all(review, numbered, doubts)
        for source, doubt in (*count_doubts(review), *compare_list(review)):
            doubts[source].append(doubt)
        write_findings(review, doubts)


def _spoken_of() -> Any:
    """Say which reviews have anything to settle; an export alone brings hundreds that have not."""
    return (
        Exists(StatedAnswer.objects.filter(review=OuterRef("pk")))
        | Exists(StatedCount.objects.filter(review=OuterRef("pk")))
        | Exists(Finding.objects.filter(review=OuterRef("pk")))
        | Exists(Document.objects.filter(review=OuterRef("pk"), kind="thematic_list"))
    )


def _adopt(review: Review) -> None:
    """Take in documents that came before anybody knew the review: addenda to the symbol of its report."""
    symbols = {
        review.report_symbol,
        *review.documents.filter(kind="wg_report").values_list("symbol", flat=True),
    }
    for symbol in symbols - {""}:
        waiting = Document.objects.filter(review=None, symbol__startswith=f"{symbol}/")
        for document in waiting:
            document.answers.filter(review=None, state__in=("", review.state)).update(review=review)
            document.counts.filter(review=None, state__in=("", review.state)).update(review=review)
            document.findings.filter(kind="no-review", status="open").delete()
        waiting.update(review=review)


def _numbered(review: Review) -> _Numbered:
    found = _Numbered()
    reported = Recommendation.objects.filter(review=review).exclude(origin=UPRINFO).exclude(number="")
    for pk, number in reported.order_by("order", "code").values_list("pk", "number"):
        found.by_number[number].append(pk)
    for part in Part.objects.filter(recommendation__review=review).order_by("ordinal"):
        found.parts[part.recommendation_id].append(part)
    first = Position.objects.filter(recommendation__in=reported, stage=Position.Stage.REPORT)
    decided = first.exclude(value__in=OPEN).values_list("recommendation__number", flat=True)
    found.answered = set(decided)
    return found


def _answer_all(review: Review, numbered: _Numbered, doubts: Doubts) -> None:
    """Write the steps that the documents of a review bring, in the order in which they were given.

    What one leaves without an answer another may give: only the last of the
    State's own says what is missing.
    """
    answered = set(numbered.answered)
    missing: dict[int, list[Doubt]] = {}
    documents = leading(Document.objects.filter(answers__review=review).distinct())
    for document in sorted(documents, key=lambda one: (STAGES[one.kind], one.date or Date.min)):
        own = STAGES[document.kind] is not Position.Stage.OHCHR
        settled = _answer(review, document, numbered, answered if own else set())
        if own:
            answered |= {
                number
                for number, steps in settled.answers.items()
                if any(step.position not in (None, Value.PENDING) for step in steps)
            }
            missing = {document.pk: [one for one in settled.findings if one.kind == UNANSWERED]}
        doubts[document.pk] += (one for one in settled.findings if not own or one.kind != UNANSWERED)
    for pk, found in missing.items():
        doubts[pk] += found


def _answer(review: Review, document: Document, numbered: _Numbered, answered: Collection[str]) -> Settled:
    """Write the steps that one document brings."""
    rows = list(StatedAnswer.objects.filter(document=document, review=review).order_by("order"))
    meant = numbers_meant(document)
    read = [_as_read(row, meant.get((row.page, row.line), row.number)) for row in rows]
    settled = settle(read, list(numbered.by_number), answered)
    boxes = {row.span: row.boxes for row in rows}
    Position.objects.bulk_create(
        _step(pk, one, document, boxes, numbered.parts[pk])
        for number, steps in settled.answers.items()
        for pk in numbered.by_number[number]
        for one in steps
    )
    return settled


def _step(
    recommendation: int,
    one: Answer,
    document: Document,
    boxes: dict[Span, list[object]],
    parts: Sequence[Part],
) -> Position:
    span = one.span
    return Position(
        recommendation_id=recommendation,
        value=one.position.value if one.position else "",
        words=one.words,
        comment=one.comment,
        part=part_meant(one.part, parts),
        part_words=one.part,
        stage=STAGES[document.kind],
        date=document.date,
        symbol=one.symbol or document.symbol,
        paragraph=one.paragraph[:20],
        document=document,
        page=span.page,
        line=span.line,
        end_page=span.end_page,
        end_line=span.end_line,
        boxes=boxes.get(span, []),
    )


def _as_read(row: StatedAnswer, number: str) -> Answer:
    return Answer(
        number=number,
        position=Value(row.value) if row.value else None,
        span=row.span,
        words=row.words,
        comment=row.comment,
        paragraph=row.paragraph,
        part=row.part,
        rest=row.rest,
        state=row.state,
        symbol=row.symbol,
    )
