"""The cooperation record as plain values, for the twins of its pages."""

from collections.abc import Sequence
from typing import Any

from uprtracker.agenda.programmes.cooperation.fact import Fact, Known
from uprtracker.agenda.programmes.cooperation.record import OfReview


def as_data(steps: Sequence[Known]) -> list[dict[str, Any]]:
    """Return the steps with their facts; null where nothing is known."""
    return [
        {"step": one.step.value, "standing": one.standing.value, "facts": [_fact(fact) for fact in one.facts]}
        for one in steps
    ]


def history_as_data(records: Sequence[OfReview]) -> list[dict[str, Any]]:
    """Return the records of several reviews."""
    return [
        {"cycle": one.cycle, "review": one.review.code if one.review else None, "steps": as_data(one.steps)}
        for one in records
    ]


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "words": fact.words,
        "date": fact.date.isoformat() if fact.date else None,
        "source": fact.source,
        "paragraph": fact.paragraph or None,
        "address": fact.url or None,
        "checked": fact.checked.isoformat() if fact.checked else None,
        "by": "editor" if fact.entry else "records",
    }
