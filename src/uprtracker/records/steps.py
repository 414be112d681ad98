"""The steps of whole reviews, as `standing` wants them, and what the answers are after a stage."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from uprtracker.records.models import Pair, Position, Recommendation
from uprtracker.records.standing import Step, of_pair, of_whole

Steps = dict[int, list[Step]]
"""All steps by the key of their recommendation."""

COLUMNS = ("stage", "date", "pk", "state", "value", "part_id", "part_words", "document_id")
"""What `as_step` wants of a `Position`."""


def steps_of(reviews: Collection[int], wanted: Callable[[int], bool] = lambda stage: True) -> Steps:
    """Return the steps of all recommendations of `reviews` (primary keys) whose stage is `wanted`."""
    steps: Steps = defaultdict(list)
    said = Position.objects.filter(recommendation__review__in=reviews).order_by()
    for recommendation, *columns in said.values_list("recommendation_id", *COLUMNS):
        step = as_step(columns)
        if wanted(step.stage):
            steps[recommendation].append(step)
    return steps


def step_of(position: Position) -> Step:
    """Return what counts of one step."""
    return as_step([getattr(position, name) for name in COLUMNS])


def as_step(columns: Sequence[Any]) -> Step:
    """Return what counts of one step, from its `COLUMNS`."""
    stage, date, key, state, value, part, words, source = columns
    return Step(stage, date, key, state, value, part, part is not None or bool(words), source)


def is_own(stage: int, until: int = Position.Stage.PLENARY) -> bool:
    """Whether a step of `stage` is the State's own, not later than `until`, or an editor's decision on it."""
    if stage == Position.Stage.EDITOR:
        return until > Position.Stage.REPORT
    return stage <= min(until, Position.Stage.PLENARY)


def answers_after(reviews: Collection[int], stage: int) -> dict[int, str]:
    """Return what each recommendation of the reports of `reviews` is answered after `stage`.

    Only the State's own steps count, and from the addendum on an editor's
    decision. Empty where no document says. The first count is the answers after
    `Position.Stage.REPORT`.
    """

    steps = steps_of(reviews, lambda one: is_own(one, stage))
    pairs: dict[int, list[str]] = defaultdict(list)
    standing = Pair.objects.filter(recommendation__review__in=reviews).order_by()
    for recommendation, state, part in standing.values_list("recommendation_id", "state", "part_id"):
        pairs[recommendation].append(of_pair(state, steps[recommendation], part))
    reported = Recommendation.objects.filter(review__in=reviews).exclude(origin="uprinfo").order_by()
    return {pk: of_whole(pairs[pk], steps[pk]) for pk in reported.values_list("pk", flat=True)}
