"""A review whole, as plain values: what the site's JSON and `upr export --review` print.

Every position has its stage, source and date; the current one stands beside the
first count. Null where no document says.
"""

from collections import Counter
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from uprtracker.records.checking import checked_on
from uprtracker.records.counts_compared import compared
from uprtracker.records.history import first_answer, history
from uprtracker.records.models import (
    Document,
    Finding,
    Pair,
    Pledge,
    Position,
    Question,
    Recommendation,
    Review,
    Statement,
)
from uprtracker.records.question_rows import questions_of
from uprtracker.records.readiness import readiness
from uprtracker.records.steps import answers_after
from uprtracker.records.whose_codings import whose_of

UPRINFO = "uprinfo"
# The names of the other schemes in the JSON of a recommendation.
TAGS = {
    "instruments": "instrument",
    "mechanisms": "mechanism",
    "themes": "theme",
    "groups": "group",
    "sdgs": "sdg",
    "smart": "smart",
}


def whole_review(review: Review, *, findings: bool = True) -> dict[str, Any]:
    """Return everything about one review, recommendations in the order of the report.

    Open `findings` are for those who work with the data; pages leave them out for others.
    """
    standing = readiness(review)
    return {
        "code": review.code,
        "state": review.state,
        "session": review.session,
        "cycle": review.cycle,
        "status": review.status,
        "date": _day(review.date),
        "date_confidence": review.date_confidence or None,
        "adopted": _day(review.adopted),
        "council_session": review.hrc_session,
        "troika": review.troika,
        "demonstration": review.demo,
        "data": {
            "state": standing.kind.value,
            "reason": standing.reason,
            "checked": _day(checked_on(review)),
        },
        "counts": counts(review),
        "documents": [_document(one) for one in documents_of(review)],
        "recommendations": recommendations(review),
        "proceedings": [
            {"kind": one.kind, "value": one.value, "paragraph": one.paragraph, "page": one.page}
            for one in review.proceedings.all()
        ],
        "statements": [_statement(one) for one in review.statements.all()],
        "questions": [_question(one) for one in questions_of(review)],
        "pledges": [_pledge(one) for one in review.pledges.order_by("order", "code")],
        "findings": [_finding(one) for one in findings_of(review).select_related("document")]
        if findings
        else [],
    }


def counts(review: Review) -> dict[str, Any]:
    """Return first and current count by position of the report's recommendations, and the stated ones."""
    reported = Recommendation.objects.filter(review=review).exclude(origin=UPRINFO)
    current = Counter(reported.values_list("position", flat=True))
    first = Counter(answers_after([review.pk], Position.Stage.REPORT).values())
    every = Counter(review.recommendations.values_list("position", flat=True))
    return {
        "recommendations": every.total(),
        "numbered": current.total(),
        "pairs": Pair.objects.filter(recommendation__review=review).count(),
        "pledges": review.pledges.count(),
        "by_position": _named(every),
        "first_count": _named(first),
        "current_count": _named(current),
        "stated": [
            {
                "what": one.stated.what,
                "count": one.stated.count,
                "said_by": one.stated.voice,
                "symbol": one.stated.document.symbol,
                "paragraph": one.stated.paragraph,
                "page": one.stated.page,
                "read": one.read,
                "agrees": one.agrees,
            }
            for one in compared(review)
        ],
    }


def documents_of(review: Review) -> list[Document]:
    """Return the documents of a review, with those of several reviews that speak of it."""
    speaks = Q(review=review) | Q(answers__review=review) | Q(counts__review=review)
    return list(Document.objects.filter(speaks).distinct().order_by("symbol", "name"))


def findings_of(review: Review) -> "QuerySet[Finding]":
    """Return the open findings about a review and its documents."""
    about = Q(review=review) | Q(review=None, document__review=review)
    found = Finding.objects.filter(about, status=Finding.Status.OPEN)
    return found.order_by("document", "page", "line", "pk")


def recommendations(review: Review) -> list[dict[str, Any]]:
    """Return the recommendations of a review with every step of each answer."""
    rows = review.recommendations.select_related("document").order_by("order", "code")
    steps = Position.objects.select_related("document", "row__file")
    steps = steps.defer("boxes", "row__fields", "row__text", "document__pages")
    fetched = ("pairs", "parts__pairs", "codings", "machine_codings")
    rows = rows.prefetch_related(*fetched, Prefetch("positions", steps))
    return [recommendation_data(one) for one in rows]


def positions(record: Recommendation) -> list[dict[str, Any]]:
    """Return the steps of one answer. Wants `positions` and `pairs` fetched."""
    return [
        {
            "position": told.step.value or None,
            "stage": Position.Stage(told.step.stage).name.lower(),
            "current": told.current,
            "towards": told.step.state or None,
            "part": told.step.part_words or None,
            "words": told.step.words,
            "comment": told.step.comment,
            "symbol": told.step.symbol,
            "paragraph": told.step.paragraph,
            "page": told.step.page,
            "date": _day(told.step.date),
            "source": _source(told.step),
            "differs": told.differs,
        }
        for told in history(record)
    ]


def recommendation_data(one: Recommendation) -> dict[str, Any]:
    """Return a recommendation with every step of its answer. Wants all that hangs on it fetched."""
    said = whose_of(one)
    pairs = list(one.pairs.all())
    return {
        "code": one.code,
        "number": one.number,
        "text": one.text,
        "delivered": one.delivered or None,
        "origin": one.origin,
        "states": [pair.state for pair in pairs if pair.state],
        "position": one.position or None,
        "first_position": first_answer(one) or None,
        "positions": positions(one),
        "by_state": {pair.state: pair.position or None for pair in pairs if pair.state},
        "parts": [
            {"text": part.text, "states": [pair.state for pair in part.pairs.all()]}
            for part in one.parts.all()
        ],
        "actions": [int(label) for label in said["action"].labels],
        "issues": list(said["issue"].labels),
        **{name: list(said[scheme].labels) for name, scheme in TAGS.items()},
        "coded_by_machine": [scheme for scheme, its in said.items() if its.unconfirmed],
        "codings": {scheme: its.as_json() for scheme, its in said.items()},
        "document": one.document.symbol if one.document else None,
        "page": one.page,
    }


def _source(step: Position) -> str:
    """Return the file in which the step was read, or the row of an export."""
    if step.document:
        return step.document.symbol or step.document.name
    return f"{step.row.file.name}, {step.row.row}" if step.row else step.symbol


def _document(one: Document) -> dict[str, Any]:
    return {
        "symbol": one.symbol,
        "kind": one.kind,
        "title": one.title,
        "language": one.language,
        "date": _day(one.date),
        "file": one.name,
        "sha256": one.sha256,
    }


def _question(one: Question) -> dict[str, Any]:
    states = [asker.state for asker in one.askers.all()]
    return {"number": one.number, "text": one.text, "states": states, "page": one.page}


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "paragraph": one.paragraph,
        "speaker": one.speaker or None,
        "states": one.states,
        "section": one.section,
        "text": one.text,
        "page": one.page,
    }


def _pledge(one: Pledge) -> dict[str, Any]:
    return {"code": one.code, "number": one.number, "text": one.text, "page": one.page}


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "severity": one.severity,
        "message": one.message,
        "document": (one.document.symbol or one.document.name) if one.document else one.place,
        "page": one.page,
        "line": one.line,
    }


def _named(counted: Counter[str]) -> dict[str, int]:
    return {value or "none": count for value, count in sorted(counted.items())}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
