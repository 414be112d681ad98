"""Shares and averages by one cut as plain values: one answer for API, assistant and client.

    shares(Basis.RECOMMENDATIONS, By.SESSION, Scope(sessions=frozenset({20})))

The rows, the cuts and the definitions are those of the pages of figures (`analytics.frame`,
`analytics.definitions`), so that a number is the same wherever it is asked for. Nothing here ranks States.
"""

from collections.abc import Mapping
from typing import Any

from uprtracker.analytics.basis import By
from uprtracker.analytics.definitions import SPECIFIC, Ratio, final_share, first_count_share, per_review
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import MACHINE, PEOPLE, POSITIONS, Frame, Mask, frame_of
from uprtracker.analytics.scope import EVERYTHING, Scope
from uprtracker.analytics.tally import count, cross
from uprtracker.records.models import Recommendation
from uprtracker.records.version import data_version

CUTS = (
    By.SESSION, By.CYCLE, By.STATE, By.GROUP, By.RECOMMENDING, By.RECOMMENDING_GROUP, By.ISSUE, By.ACTION,
)  # fmt: skip

DEFINITIONS: Mapping[str, str] = {
    "received": "All on this basis, whatever was answered.",
    "answers": "By the answer as it stands now; `none` where no source says.",
    "first_count": "Supported over all received, pending and unanswered included, by the Working Group's "
    "report; only those whose report was read here are in the whole. Null where there are none.",
    "final": "Supported over supported and noted, as answers stand now; support in part is in neither.",
    "specificity": "Action category 5 over all; what people and the machine coded apart, each over all that "
    "it coded. What the machine coded is unconfirmed.",
    "per_review": "Received over reviews that received any.",
    "small": "The whole is below 20: one recommendation moves the share by five points and more.",
}
"""What each figure means, for programs: in English, as all that the API says."""


def shares(basis: Basis, by: By, scope: Scope = EVERYTHING) -> dict[str, Any]:
    """Return the figures of each value of a cut, and of all rows in `scope` together.

    A row with several issues or recommending States counts under each, so rows may add up to more. Without
    real records the fictitious ones are counted.
    """
    frame = frame_of(basis, demo=_fictitious_only())
    where = frame.where(scope)
    counted = _Counted(frame, by, where)
    return {
        "basis": basis.value,
        "by": by.value,
        "data_version": data_version(),
        "definitions": dict(DEFINITIONS),
        "all": _Counted(frame, None, where).row(""),
        "rows": [{"key": key, **counted.row(key)} for key in counted.keys],
    }


class _Counted:
    """The counts behind the figures, by the values of a cut; without one, of all rows together."""

    def __init__(self, frame: Frame, by: By | None, where: Mask) -> None:
        specific = where & frame.having(By.ACTION, {SPECIFIC})
        self._positions = _counts(frame, by, By.POSITION, where)
        self._first = _counts(frame, by, By.FIRST, where & frame.having(By.FIRST, POSITIONS))
        self._coded = _counts(frame, by, By.ACTION_CODER, where)
        self._specific = _counts(frame, by, By.ACTION_CODER, specific)
        self._reviews = _counts(frame, by, By.REVIEW, where)

    @property
    def keys(self) -> list[str]:
        """The values that any row has, numbers rising, names by alphabet."""
        found = [key for key, counts in self._positions.items() if sum(counts.values())]
        return sorted(found, key=lambda key: (int(key) if key.isdigit() else 0, key))

    def row(self, key: str) -> dict[str, Any]:
        """Return the figures of one value."""
        answers = self._positions.get(key, {})
        received = sum(answers.values())
        first = first_count_share(self._first.get(key, {}))
        reviews = sum(own > 0 for own in self._reviews.get(key, {}).values())
        average = per_review(received, reviews)
        return {
            "received": received,
            "answers": {answer or "none": answers.get(answer, 0) for answer in POSITIONS},
            "first_count": _told(first) if first.whole else None,
            "final": _told(final_share(answers)),
            "specificity": {
                coder: _told(
                    Ratio(self._specific.get(key, {}).get(coder, 0), self._coded.get(key, {}).get(coder, 0))
                )
                for coder in (PEOPLE, MACHINE)
            },
            "reviews": reviews,
            "per_review": None if average.value is None else round(average.value, 6),
        }


def _counts(frame: Frame, by: By | None, columns: By, where: Mask) -> Mapping[str, Mapping[str, int]]:
    """Return the counts by two cuts, or by one alone under the empty value."""
    if by is not None:
        found = cross(frame, by, columns, where)
        return {key: found.row(key) for key in found.rows}
    return {"": count(frame, columns, where)}


def _told(ratio: Ratio) -> dict[str, Any]:
    share = None if ratio.value is None else round(ratio.value, 6)
    return {"part": ratio.part, "whole": ratio.whole, "share": share, "small": ratio.small}


def _fictitious_only() -> bool:
    real = Recommendation.objects.filter(review__demo=False)
    return not real.exists() and Recommendation.objects.exists()
