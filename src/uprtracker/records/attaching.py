"""A document is set under a review by hand, and read again with it.

The decision is a row of its own (`models.Attachment`) and holds whenever the
document is read again; what the document had brought to another review is taken
back there, but for what persons decided.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from uprtracker.core import Finding as Doubt
from uprtracker.records import adoption
from uprtracker.records.answering import answer
from uprtracker.records.deriving import stand
from uprtracker.records.merging import merge
from uprtracker.records.models import (
    Attachment,
    Document,
    Pledge,
    Position,
    Proceeding,
    Review,
    StatedAnswer,
    StatedCount,
    Statement,
)
from uprtracker.records.pledges import merge_pledges
from uprtracker.records.report_rows import UPRINFO, drop_others

if TYPE_CHECKING:
    from uprtracker.accounts.models import User


def attached(sha256: str) -> Review | None:
    """Return the review that a person set for the document with this checksum, if any did."""
    last = Attachment.objects.filter(document__sha256=sha256).select_related("review").last()
    return last.review if last else None


def record_attachment(document: Document, review: Review, person: "User | None") -> None:
    """Keep the decision, unless it is the one that holds already."""
    if attached(document.sha256) != review:
        Attachment.objects.create(document=document, review=review, person=person, decided_at=timezone.now())


@transaction.atomic
def withdraw(document: Document, review: Review) -> list[Doubt]:
    """Take back what a document brought to a review it does not belong to; return what is in doubt.

    Other documents of the review are marked to be read again (`reading_again.catch_up`).
    """
    doubts: list[Doubt] = []
    if review.recommendations.filter(document=document).exclude(origin=UPRINFO).exists():
        doubts = drop_others(review, set(), document)
    steps = Position.objects.filter(document=document, recommendation__review=review, person=None)
    steps.exclude(stage=Position.Stage.EDITOR).delete()
    for model in (Statement, Proceeding, StatedAnswer, StatedCount):
        model._default_manager.filter(review=review, document=document).delete()
    adoption.withdraw(review, document)
    pledges = Pledge.objects.filter(review=review, document=document).exclude(origin=UPRINFO)
    pledges.exclude(codings__origin="person").delete()
    merge([review.pk])
    merge_pledges([review.pk])
    answer([review.pk])
    stand([review.pk])
    Document.objects.filter(review=review).exclude(pk=document.pk).update(reader_version="")
    return doubts
