"""Reviews of the four cycles, from the reference tables.

Facts are refreshed at each call; a field that a person has changed
(`Review.edited`) keeps what the person wrote, one that a document says
(`Review.documented`) what the document says. A postponed review without a new
session has no code yet and waits until it has.
"""

from typing import Any

from django.db import transaction

from uprtracker.records.changed import Changed
from uprtracker.records.models import Review
from uprtracker.records.version import bump
from uprtracker.reference import load_reference
from uprtracker.reference.review import ReviewFact

FIELDS = (
    "cycle",
    "order",
    "status",
    "date",
    "date_confidence",
    "hrc_session",
    "troika",
    "report_symbol",
    "addendum_symbol",
    "decision_symbol",
    "national_report_symbol",
    "source",
    "note",
)


def load_facts() -> int:
    """Load or refresh the reviews; return how many were added or changed. All or nothing."""
    facts = {fact.code: fact for fact in load_reference().reviews if fact.session is not None}
    with transaction.atomic():
        there = {review.code: review for review in Review.objects.select_for_update().filter(code__in=facts)}
        new = [_new(code, fact) for code, fact in facts.items() if code not in there]
        changed = [review for code, review in there.items() if _refresh(review, facts[code])]
        Review.objects.bulk_create(new)
        Review.objects.bulk_update(changed, FIELDS, batch_size=50)
        if new or changed:
            bump("reference facts", Changed.of(reviews=[one.pk for one in (*new, *changed)]))
    return len(new) + len(changed)


def _new(code: str, fact: ReviewFact) -> Review:
    return Review(code=code, state=fact.state, session=fact.session or 0, **_values(fact))


def _values(fact: ReviewFact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in FIELDS}


def _refresh(review: Review, fact: ReviewFact) -> bool:
    """Write the facts to `review`, but for fields that a person or a document set; return if it differs."""
    different = {
        name: value
        for name, value in _values(fact).items()
        if name not in review.edited and name not in review.documented and getattr(review, name) != value
    }
    for name, value in different.items():
        setattr(review, name, value)
    return bool(different)
