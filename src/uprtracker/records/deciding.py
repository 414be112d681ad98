"""What a person decides: always a new row beside what sources and machines said, never over it.

`decided` is sent once a change that readers can notice is in the database, so that what is
derived from the records (the search) can follow.
"""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from uprtracker.core import Position as Answer
from uprtracker.records.answering import answer
from uprtracker.records.changed import Changed
from uprtracker.records.codings import PERSON
from uprtracker.records.deriving import stand
from uprtracker.records.models import Coding, Finding, Position, Recommendation
from uprtracker.records.version import bump

if TYPE_CHECKING:
    from uprtracker.accounts.models import User

decided = Signal()


@transaction.atomic
def tell(reason: str, changed: Changed | None = None) -> None:
    """Count a new version of the data, and send `decided` once it is in the database."""
    bump(reason, changed)
    transaction.on_commit(lambda: decided.send(sender=None))


@dataclass(frozen=True, slots=True)
class Source:
    """Where an editor found a step of the State's answer that no reader found (a scan, a statement).

    `stage` is ADDENDUM or PLENARY. Without a source the editor decides himself.
    """

    stage: Position.Stage
    symbol: str = ""
    paragraph: str = ""
    date: Date | None = None
    comment: str = ""


@transaction.atomic
def decide_position(
    *,
    recommendation: Recommendation,
    value: Answer,
    person: "User",
    words: str = "",
    state: str = "",
    source: Source | None = None,
) -> Position:
    """Record an answer for all recommending States, or one (`state`).

    A decision of the editor becomes the current answer; one with a `source` is a
    step of the State like any other of that stage.
    """
    step = Position.objects.create(
        recommendation=recommendation,
        state=state,
        value=value.value,
        words=words,
        comment=source.comment if source else "",
        stage=source.stage if source else Position.Stage.EDITOR,
        symbol=source.symbol if source else "",
        paragraph=source.paragraph if source else "",
        date=source.date if source else timezone.now().date(),
        person=person,
    )
    answer([recommendation.review_id])
    stand([recommendation.review_id])
    tell(f"position of {recommendation.code} decided", Changed.of(reviews=[recommendation.review_id]))
    return step


@transaction.atomic
def decide_coding(
    *, recommendation: Recommendation, scheme: str, label: str, person: "User", holds: bool = True
) -> Coding:
    """Record that a label holds, or does not. It wins over what others said of that label."""
    coding = by_person(recommendation, scheme, label, person, timezone.now(), holds=holds)
    coding.save()
    tell(f"coding of {recommendation.code} decided", Changed.of(recommendations=[recommendation.pk]))
    return coding


def by_person(
    recommendation: Recommendation,
    scheme: str,
    label: str,
    person: "User",
    when: datetime,
    *,
    holds: bool = True,
) -> Coding:
    """Return the row, not yet written, by which a person says that a label holds, or does not."""
    return Coding(
        recommendation=recommendation,
        scheme=scheme,
        label=label,
        holds=holds,
        origin=PERSON,
        person=person,
        decided_at=when,
    )


@transaction.atomic
def decide_finding(*, finding: Finding, status: Finding.Status, person: "User") -> None:
    """Settle a finding. It stays so when its document is read again and says the same."""
    finding.status = status
    finding.decided_by = person
    finding.decided_at = timezone.now()
    finding.save(update_fields=["status", "decided_by", "decided_at"])
