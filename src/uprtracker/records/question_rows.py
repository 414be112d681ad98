"""Advance questions as rows, new or read again, and what pages ask about them."""

from django.db.models import Count, QuerySet

from uprtracker.core import Finding as Doubt
from uprtracker.records.models import Asker, Document, Question, Review
from uprtracker.records.placing import clean, placed
from uprtracker.records.reading import Reading


def write(review: Review | None, document: Document, reading: Reading) -> list[Doubt]:
    """Replace the questions of `document` by those it holds now. Without a review they wait for one."""
    Question.objects.filter(document=document).delete()
    read = reading.extraction.questions
    made = Question.objects.bulk_create(
        Question(
            **placed(document, one.span, reading.boxes),
            order=order,
            number=one.number[:20],
            text=clean(one.text),
        )
        for order, one in enumerate(read, 1)
    )
    Asker.objects.bulk_create(
        Asker(question=question, state=state, order=order)
        for question, one in zip(made, read, strict=True)
        for order, state in enumerate(dict.fromkeys(one.states))
    )
    return []


def questions_of(review: Review) -> QuerySet[Question]:
    """Return the advance questions of a review, batch by batch in their order, with those who ask."""
    own = Question.objects.filter(document__review=review).select_related("document")
    return own.prefetch_related("askers").order_by("document__date", "document__name", "order")


def questions_by(state: str) -> list[tuple[Review, int]]:
    """Return the reviews to which `state` (ISO3) put advance questions, newest first, and how many each."""
    asked = Question.objects.filter(askers__state=state, document__review__isnull=False).order_by()
    counts = dict(asked.values_list("document__review").annotate(n=Count("pk", distinct=True)))
    reviews = Review.objects.filter(pk__in=counts).order_by("-session", "order", "state")
    return [(review, counts[review.pk]) for review in reviews]


def questions_to(state: str) -> QuerySet[Question]:
    """Return all advance questions put to `state` (ISO3) as State under Review, with those who ask."""
    return Question.objects.filter(document__review__state=state).prefetch_related("askers").order_by("pk")
