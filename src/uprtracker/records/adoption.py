"""The Council adopts the outcome of a review: told by its decision (A/HRC/DEC/28/111) and its session report.

The facts only know that a review took place. What these documents add stands
with its source in `Review.documented`; the decision goes before the session
report. Where they contradict what is known otherwise, nothing is changed and a
finding says so.
"""

from collections import defaultdict
from datetime import date as Date

from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.core.proceedings import Proceeding
from uprtracker.records.facts import load_facts
from uprtracker.records.models import Document, Review
from uprtracker.records.reading import Reading
from uprtracker.records.reviews import review_at_council

ADOPTED = Review.Status.ADOPTED
# What a review may be called before its outcome is adopted.
BEFORE = (Review.Status.SCHEDULED, Review.Status.REVIEWED, Review.Status.UNCONFIRMED)
SYMBOLS = {"decision": "decision_symbol", "report": "report_symbol", "views": "addendum_symbol"}
_UNSAID: dict[str, object] = {"status": Review.Status.REVIEWED, "adopted": None}


def write(review: Review | None, document: Document, reading: Reading) -> list[Doubt]:
    """Write to each review that `document` speaks of that its outcome was adopted, when and how."""
    told: dict[str, list[Proceeding]] = defaultdict(list)
    for fact in reading.extraction.proceedings:
        told[fact.state].append(fact)
    doubts: list[Doubt] = []
    for state, facts in told.items():
        known = (
            review if review and state in ("", review.state) else review_at_council(state, document.symbol)
        )
        if known:
            doubts += _write(known, facts, document)
        else:
            doubts.append(_homeless(state, facts[0]))
    return doubts


def withdraw(review: Review, document: Document) -> None:
    """Forget what `document` said of a review that it does not belong to; the facts say their own again."""
    ours = document.symbol or document.name
    said = [name for name, source in review.documented.items() if source == ours]
    if not said:
        return
    for name in said:
        del review.documented[name]
        setattr(review, name, _UNSAID.get(name, ""))
    review.save(update_fields=[*said, "documented"])
    load_facts()


def _write(review: Review, facts: list[Proceeding], document: Document) -> list[Doubt]:
    doubts: list[Doubt] = []
    taken: set[str] = set()
    for fact in facts:
        name, value = _field(fact)
        if not name or not value or name in taken:
            continue
        taken.add(name)
        doubts += _take(review, name, value, document, fact)
        if name == "adopted":
            doubts += _take(review, "status", ADOPTED, document, fact)
    review.save(update_fields=["status", "adopted", *SYMBOLS.values(), "documented"])
    return doubts


def _field(fact: Proceeding) -> tuple[str, object]:
    """Return the field of `Review` that a fact is about, and its value; empty for other facts."""
    if fact.kind == "outcome-adopted":
        try:
            return "adopted", Date.fromisoformat(fact.value)
        except ValueError:
            return "", None
    return SYMBOLS.get(fact.kind, ""), fact.value[:60]


def _take(review: Review, name: str, value: object, document: Document, fact: Proceeding) -> list[Doubt]:
    """Set one field, unless it is known otherwise; return a doubt where the document contradicts."""
    now, source = getattr(review, name), review.documented.get(name, "")
    ours = document.symbol or document.name
    if now == value:
        if name not in review.edited:
            review.documented[name] = min(filter(None, (ours, source)), key=_rank)
        return []
    free = not now or (name == "status" and now in BEFORE)
    if name not in review.edited and (free or ours == source or (source and _rank(ours) < _rank(source))):
        setattr(review, name, value)
        review.documented[name] = ours
        return []
    message = _("{symbol} says “{said}” of {review}; “{known}” is what is known. See which holds.")
    text = message.format(symbol=ours, said=value, review=review.code, known=now)
    return [Doubt("fact-differs", text, fact.span)]


def _rank(source: str) -> tuple[bool, str]:
    """Order sources: a decision, then others by name."""
    return not source.startswith("A/HRC/DEC/"), source


def _homeless(state: str, fact: Proceeding) -> Doubt:
    if state:
        message = _("The outcome of the review of {state} was adopted, but no such review is known here.")
    else:
        message = _("A decision was read, but not on which review: it names no State that is known here.")
    return Doubt("no-review", message.format(state=state), fact.span, severity="error")
