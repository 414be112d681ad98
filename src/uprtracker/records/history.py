"""The history of one answer: every step, which of them are current, and where records of others differ."""

from dataclasses import dataclass

from uprtracker.records.models import Position, Recommendation
from uprtracker.records.recorded_answers import differs
from uprtracker.records.standing import deciding, of_pair, of_whole
from uprtracker.records.steps import is_own, step_of


@dataclass(frozen=True, slots=True)
class Told:
    """One step. `current`: it makes the answer of today; `differs`: others recorded another answer."""

    step: Position
    current: bool
    differs: bool


def history(record: Recommendation) -> list[Told]:
    """Return the steps of an answer by stage and date. Wants `positions` and `pairs` fetched."""
    positions = sorted(record.positions.all(), key=_order)
    steps = [step_of(one) for one in positions]
    pairs = [(pair.state, pair.part_id) for pair in record.pairs.all()] or [("", None)]
    current = {step.id for state, part in pairs for step in deciding(state, steps, part)}
    own = [step for step in steps if is_own(step.stage)]
    answer = of_whole((of_pair(state, own, part) for state, part in pairs), own)
    return [Told(one, one.pk in current, differs(answer, one.value, one.stage)) for one in positions]


def first_answer(record: Recommendation) -> str:
    """Return what the report itself records, the first count; empty when it does not say."""
    steps = [step_of(one) for one in record.positions.all() if one.stage == Position.Stage.REPORT]
    pairs = [(pair.state, pair.part_id) for pair in record.pairs.all()]
    return of_whole((of_pair(state, steps, part) for state, part in pairs), steps)


def _order(one: Position) -> tuple[int, str, int]:
    return one.stage, one.date.isoformat() if one.date else "", one.pk
