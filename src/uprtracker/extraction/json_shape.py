"""The shape in which `upr extract --json` prints an extraction."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from uprtracker.core import Finding, Recommendation
from uprtracker.core.recommendation import Pledge
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.interrupted import whole_requests


def as_json(file: str, extraction: Extraction) -> dict[str, Any]:
    """Return `extraction` of `file` (a name, for people) as plain dicts and lists in reading order."""
    return {
        "file": file,
        "symbol": extraction.symbol,
        "kind": extraction.kind,
        "state": extraction.state,
        "session": extraction.session,
        "recommendations": [shape for item in extraction.recommendations for shape in _requests(item)],
        "pledges": [_pledge(item) for item in extraction.pledges],
        "answers": _placed(extraction.answers),
        "counts": _placed(extraction.counts),
        "statements": _placed(extraction.statements),
        "proceedings": _placed(extraction.proceedings),
        "questions": _placed(extraction.questions),
        "notes": _placed(extraction.notes),
        "submissions": _placed(extraction.submissions),
        "references": _placed(extraction.references),
        "findings": [_finding(item) for item in extraction.findings],
    }


def _requests(item: Recommendation) -> list[dict[str, Any]]:
    """Return one entry for a number, or one for each request where a bracket interrupts one."""
    whole = _recommendation(item) | {"request": 0}
    return [
        whole | {"text": one.text, "states": list(one.states), "parts": [], "request": place}
        for place, one in enumerate(whole_requests(item.parts), 1)
    ] or [whole]


def _recommendation(item: Recommendation) -> dict[str, Any]:
    return {
        "number": item.number,
        "text": item.text,
        "states": list(item.states),
        "position": item.position.value if item.position else None,
        "parts": [{"text": part.text, "states": list(part.states)} for part in item.parts],
        "page": item.span.page,
        "chapeau": item.chapeau,
        "words": item.words,
        "origin": item.origin,
        "delivered": item.delivered,
    }


def _pledge(item: Pledge) -> dict[str, Any]:
    return {"number": item.number, "text": item.text, "page": item.span.page}


def _finding(item: Finding) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "message": item.message,
        "severity": item.severity,
        "span": asdict(item.span) if item.span else None,
    }


def _placed(items: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the fields of each item, its span as the page it begins on."""
    return [
        {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(item).items()
            if name not in ("span", "places")
        }
        | {"page": item.span.page}
        for item in items
    ]
