"""The report of a session as plain data: totals, averages, specificity, answers, issues, who recommended.

    report_of(16)["bases"]["uprinfo_rows"]["total"]

On every basis, so that a report that was frozen can still be read on each. Lists have keys (ISO3, slugs) and
counts; names and sentences are the reader's language's matter.
"""

from typing import Any

from uprtracker.analytics import definitions
from uprtracker.analytics.basis import By
from uprtracker.analytics.completeness import by_session
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import MACHINE, PEOPLE, POSITIONS, Frame, Mask, frame_of
from uprtracker.analytics.published import spoken
from uprtracker.analytics.scope import Scope
from uprtracker.analytics.tally import count, cross

FORMAT = 1
"""Form of the data; goes up when what it holds changes its meaning."""


def report_of(session: int, *, demo: bool = False) -> dict[str, Any]:
    """Return the report of a session; a basis that counts nothing there is left out."""
    bases = {}
    for basis in Basis:
        frame = frame_of(basis, demo=demo)
        where = frame.where(Scope(sessions=frozenset({session})))
        if where.any():
            bases[basis.value] = _figures(frame, where)
    expected = by_session(frame_of(Basis.RECOMMENDATIONS, demo=demo)).get(session)
    return {
        "format": FORMAT,
        "session": session,
        "demo": demo,
        "expected_reviews": expected.expected if expected else None,
        "bases": bases,
    }


def _figures(frame: Frame, where: Mask) -> dict[str, Any]:
    total = int(where.sum())
    reviews = cross(frame, By.STATE, By.POSITION, where)
    states = {state: reviews.row(state) for state in reviews.rows if any(reviews.row(state).values())}
    recommending = count(frame, By.RECOMMENDING, where)
    recommending.pop("", None)
    answers = count(frame, By.POSITION, where)
    first = count(frame, By.FIRST, where)
    return {
        "total": total,
        "by_machine": int((where & frame.having(By.CODER, {MACHINE})).sum()),
        "numbered": int((where & frame.numbered).sum()),
        "per_review": _ratio(definitions.per_review(total, len(states))),
        "recommending_states": len(recommending),
        "per_review_spoken": _ratio(spoken(frame, where)),
        "specific": _specific(frame, where),
        "answers": {answer: answers.get(answer, 0) for answer in POSITIONS},
        "first_answers": {answer: first.get(answer, 0) for answer in POSITIONS} if first else None,
        "first_count_share": _ratio(definitions.first_count_share(first)) if first else None,
        "final_share": _ratio(definitions.final_share(answers)),
        "issues": _listed(count(frame, By.ISSUE, where)),
        "recommending": _listed(recommending),
        "states": [
            {"key": state, "count": sum(own.values()), "answers": dict(own)} for state, own in states.items()
        ],
    }


def _specific(frame: Frame, where: Mask) -> dict[str, Any]:
    """Return the share of category 5 as people coded it, and as the machine did; absent where nobody did."""
    found = {}
    for coder in (PEOPLE, MACHINE):
        coded = where & frame.having(By.ACTION_CODER, {coder})
        if coded.any():
            categories = count(frame, By.ACTION, coded)
            found[coder] = _ratio(definitions.specificity(categories, int(coded.sum())))
    return found


def _ratio(one: definitions.Ratio) -> dict[str, Any]:
    value = None if one.value is None else round(one.value, 6)
    return {"part": one.part, "whole": one.whole, "value": value}


def _listed(counts: dict[str, int]) -> list[dict[str, Any]]:
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [{"key": key, "count": number} for key, number in ordered]
