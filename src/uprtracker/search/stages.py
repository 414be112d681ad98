"""The answers of the State under Review before today's: what the report recorded, and what was ever said."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from uprtracker.records.models import Position
from uprtracker.records.standing import REPORT, Step, of_pair
from uprtracker.records.steps import COLUMNS, as_step

_CHUNK = 5_000
NONE = "none"


def steps_of_records(keys: Collection[int] | None = None) -> Mapping[int, Sequence[Step]]:
    """Return the steps of these recommendations, or of all, by the key of the recommendation."""
    steps: dict[int, list[Step]] = defaultdict(list)
    rows = Position.objects.order_by("pk")
    if keys is not None:
        rows = rows.filter(recommendation__in=keys)
    for recommendation, *columns in rows.values_list("recommendation_id", *COLUMNS).iterator(_CHUNK):
        steps[recommendation].append(as_step(columns))
    return steps


def first_answer(steps: Sequence[Step], state: str, part: int | None) -> str:
    """Return the answer to a State (and the part it stands behind) that the report records.

    `none` when the report does not say, or is not here.
    """
    return of_pair(state, [step for step in steps if step.stage == REPORT], part) or NONE


def ever_answers(steps: Sequence[Step], state: str, part: int | None, answer: str) -> tuple[str, ...]:
    """Return every answer to a State that any stage records, today's `answer` included, sorted.

    `none` alone when no stage says anything.
    """
    heard = {
        step.value
        for step in steps
        if step.state in ("", state) and (part is None or step.part is None or step.part == part)
    }
    return tuple(sorted((heard | {answer}) - {"", NONE})) or (NONE,)
