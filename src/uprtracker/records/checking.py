"""A whole review declared checked by a person: no need to read it again, until the readers read otherwise."""

import hashlib
from datetime import date as Date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from uprtracker.records.changed import NOTHING
from uprtracker.records.correcting import ROLE
from uprtracker.records.deciding import tell
from uprtracker.records.entry import Thing, entry_of
from uprtracker.records.machine_reading import machine_reading
from uprtracker.records.models import Correction, Review
from uprtracker.records.reading import READER_VERSION
from uprtracker.records.report_rows import leading_report

if TYPE_CHECKING:
    from uprtracker.accounts.models import User


@transaction.atomic
def check_review(*, review: Review, person: "User | None", note: str = "") -> Correction:
    """Record that a person has read the whole review and stands by it."""
    uncheck(review=review, person=person)
    document = leading_report(review)
    row = Correction.objects.create(
        review=review,
        document=document,
        kind=Correction.Kind.CHECKED,
        before=[{"digest": _digest(review)}],
        note=note.strip(),
        reader_version=READER_VERSION,
        person=person,
        role=ROLE,
        decided_at=timezone.now(),
    )
    tell(f"review {review.code} checked", NOTHING)
    return row


@transaction.atomic
def uncheck(*, review: Review, person: "User | None") -> None:
    """Take back that the review is checked, if it is."""
    rows = Correction.objects.filter(review=review, kind=Correction.Kind.CHECKED, withdrawn_at=None)
    if rows.update(withdrawn_at=timezone.now(), withdrawn_by=person):
        tell(f"review {review.code} no longer checked", NOTHING)


def checked_by(review: Review) -> Correction | None:
    """Return the declaration that stands; its `outcome` says whether the machine has read otherwise since."""
    row = Correction.objects.filter(review=review, kind=Correction.Kind.CHECKED, withdrawn_at=None).last()
    if row:
        holds = row.before[0]["digest"] == _digest(review)
        row.outcome = Correction.Outcome.HOLDS if holds else Correction.Outcome.DIFFERS
    return row


def checked_on(review: Review) -> Date | None:
    """Return the day on which an editor had read the whole review; None once the machine reads otherwise."""
    row = checked_by(review)
    holds = row is not None and row.outcome == Correction.Outcome.HOLDS
    return row.decided_at.date() if row and holds else None


def _digest(review: Review) -> str:
    """Name what the machine reads of the review; corrections by persons make no difference to it."""
    said = machine_reading(leading_report(review)).extraction
    things: list[Thing] = [*said.recommendations, *said.pledges]
    words = "\n".join(repr(entry_of(one)) for one in things)
    return hashlib.sha256(words.encode()).hexdigest()[:16]
