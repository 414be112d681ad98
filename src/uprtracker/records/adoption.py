"""The Council's decision (A/HRC/DEC/28/111): the outcome of a review is adopted.

The facts only know that a review took place. What the decision adds stands with
its source in `Review.documented`; where it contradicts what is known, nothing
is changed and a finding says so.
"""

from datetime import date as Date

from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.records.models import Document, Review
from uprtracker.records.reading import Reading

ADOPTED = Review.Status.ADOPTED
# What a review may be called before its outcome is adopted.
BEFORE = (Review.Status.SCHEDULED, Review.Status.REVIEWED, Review.Status.UNCONFIRMED)


def write(review: Review | None, document: Document, reading: Reading) -> list[Doubt]:
    """Write to `review` that its outcome was adopted, when and by which decision."""
    if review is None:
        message = _("A decision was read, but not on which review: it names no State that is known here.")
        return [Doubt("no-review", message, severity="error")]
    doubts = [
        *_take(review, "status", ADOPTED, document, may=review.status in (*BEFORE, ADOPTED)),
        *_take(review, "decision_symbol", document.symbol, document, may=not review.decision_symbol),
        *_take(review, "adopted", _day(reading), document, may=review.adopted is None),
    ]
    review.save(update_fields=["status", "decision_symbol", "adopted", "documented"])
    return doubts


def _take(review: Review, name: str, value: object, document: Document, *, may: bool) -> list[Doubt]:
    """Set one field, when it `may` be set and no person did; return a doubt where it says otherwise."""
    now = getattr(review, name)
    source = document.symbol or document.name
    if not value or (now == value and review.documented.get(name) == source):
        return []
    if now == value or (may and name not in review.edited) or review.documented.get(name) == source:
        setattr(review, name, value)
        review.documented[name] = source
        return []
    message = _("{symbol} says “{said}” of {review}; “{known}” is what is known. See which holds.")
    text = message.format(symbol=source, said=value, review=review.code, known=now)
    return [Doubt("fact-differs", text)]


def _day(reading: Reading) -> Date | None:
    """Return the day of adoption as read, None when the decision does not say."""
    days = [one.value for one in reading.extraction.proceedings if one.kind == "adoption-date"]
    try:
        return Date.fromisoformat(days[0]) if days else None
    except ValueError:
        return None
