"""Figures that others published, each with what is measured here: equal, close, different, or not at hand.

The facts are in `data/published.csv`: what was counted (`measure`), of which sessions, State and label,
on which basis, as printed, and where. Figures that need matching by hand are left out.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from uprtracker.analytics import definitions
from uprtracker.analytics.basis import By
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import Frame, Mask
from uprtracker.analytics.scope import Scope
from uprtracker.analytics.tally import count, cross

_DATA = Path(__file__).parent / "data" / "published.csv"
CLOSE = 0.01
"""A share or average within one per cent of the one published is called close; a count never is."""


class Verdict(StrEnum):
    """How a figure published elsewhere compares with ours."""

    EQUAL = "equal"
    CLOSE = "close"
    DIFFERENT = "different"
    NOT_HERE = "not-here"


@dataclass(frozen=True, slots=True)
class Published:
    """A figure as printed. `sessions` are those it is about; `state` and `label` narrow it."""

    id: str
    measure: str
    sessions: frozenset[int]
    state: str
    label: str
    basis: Basis
    published: str
    source: str

    @property
    def counted(self) -> bool:
        """Tell whether it is a count, and no share or average."""
        return self.measure in ("total", "specific", "recommending_states", *_ANSWERS)


@dataclass(frozen=True, slots=True)
class Compared:
    """A published figure, ours (None where its sessions are not all here), and the verdict."""

    figure: Published
    measured: float | None
    verdict: Verdict
    missing: tuple[int, ...] = ()


@lru_cache(maxsize=1)
def published() -> tuple[Published, ...]:
    """Return the figures in the order of the file."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        return tuple(_figure(row) for row in csv.DictReader(file))


def compared(frames: Mapping[Basis, Frame]) -> list[Compared]:
    """Return every figure beside what `frames` hold, by basis. United Nations counts are of numbered ones."""
    here = {basis: _whole_sessions(frame) for basis, frame in frames.items()}
    return [_compare(one, frames[one.basis], here[one.basis]) for one in published()]


def _whole_sessions(frame: Frame) -> set[int]:
    """Return the sessions that are here as a whole: an export's, or those all of whose reports are."""
    numbered = frame.basis is Basis.RECOMMENDATIONS
    found = count(frame, By.REVIEW, frame.where(Scope(numbered=numbered)))
    sessions = {int(review.rpartition("-")[2]) for review in found}
    if not numbered:
        return sessions
    return {
        session
        for session in sessions
        if all(f"{state}-{session}" in found for state, own, _cycle in frame.known_reviews if own == session)
    }


def _figure(row: Mapping[str, str]) -> Published:
    first, _dash, last = row["sessions"].partition("-")
    sessions = frozenset(range(int(first), int(last or first) + 1))
    basis = Basis(row["basis"])
    return Published(
        row["id"],
        row["measure"],
        sessions,
        row["state"],
        row["label"],
        basis,
        row["published"],
        row["source"],
    )


def _compare(one: Published, frame: Frame, here: set[int]) -> Compared:
    missing = () if one.state else tuple(sorted(one.sessions - here))
    states = frozenset({one.state} if one.state else ())
    numbered = one.basis is Basis.RECOMMENDATIONS
    where = frame.where(Scope(sessions=one.sessions, states=states, numbered=numbered))
    if missing or not where.any():
        return Compared(one, None, Verdict.NOT_HERE, missing)
    measured = _MEASURES[one.measure](frame, where, one)
    return Compared(one, measured, _verdict(one, measured))


def _verdict(one: Published, measured: float | None) -> Verdict:
    if measured is None:
        return Verdict.NOT_HERE
    stated, decimals = float(one.published), len(one.published.partition(".")[2])
    if abs(measured - stated) <= 0.5 / 10**decimals + 1e-9 and not (one.counted and measured != stated):
        return Verdict.EQUAL
    near = not one.counted and abs(measured - stated) <= CLOSE * stated
    return Verdict.CLOSE if near else Verdict.DIFFERENT


def _total(_frame: Frame, where: Mask, _one: Published) -> float | None:
    return int(where.sum())


def _specific(frame: Frame, where: Mask, _one: Published) -> float | None:
    return count(frame, By.ACTION, where).get(definitions.SPECIFIC, 0)


def _specific_share(frame: Frame, where: Mask, _one: Published) -> float | None:
    return definitions.specificity(count(frame, By.ACTION, where), int(where.sum())).percent


def _issue_share(frame: Frame, where: Mask, one: Published) -> float | None:
    tagged = count(frame, By.ISSUE, where).get(one.label, 0)
    return definitions.issue_share(tagged, int(where.sum())).percent


def _recommending(frame: Frame, where: Mask, _one: Published) -> float | None:
    return len(count(frame, By.RECOMMENDING, where).keys() - {""})


def _per_review(frame: Frame, where: Mask, _one: Published) -> float | None:
    return definitions.per_review(int(where.sum()), len(count(frame, By.REVIEW, where))).value


def _per_review_spoken(frame: Frame, where: Mask, _one: Published) -> float | None:
    return spoken(frame, where).value


def _answered(frame: Frame, where: Mask, one: Published) -> float | None:
    return count(frame, By.POSITION, where).get(one.measure, 0)


def spoken(frame: Frame, where: Mask) -> definitions.Ratio:
    """Return recommendations made by a named State over the reviews in which each such State spoke."""
    found = cross(frame, By.RECOMMENDING, By.REVIEW, where)
    named = [at for at, state in enumerate(found.rows) if state]
    values = found.values[named]
    return definitions.per_review_spoken(int(values.sum()), int((values > 0).sum()))


_ANSWERS = ("supported", "partial", "noted")
_MEASURES: Mapping[str, Callable[[Frame, Mask, Published], float | None]] = {
    "total": _total,
    "specific": _specific,
    "specific_share": _specific_share,
    "issue_share": _issue_share,
    "recommending_states": _recommending,
    "per_review": _per_review,
    "per_review_spoken": _per_review_spoken,
    **dict.fromkeys(_ANSWERS, _answered),
}
