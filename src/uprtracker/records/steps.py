"""The steps of whole reviews, as `standing` wants them, and what the answers are after a stage."""

from collections import defaultdict
from collections.abc import Callable, Collection

from uprtracker.records.models import Pair, Position, Recommendation
from uprtracker.records.standing import Step, of_pair, of_whole

Steps = dict[int, list[Step]]
"""All steps by the key of their recommendation."""


def steps_of(reviews: Collection[int], wanted: Callable[[int], bool] = lambda stage: True) -> Steps:
    """Return the steps of all recommendations of `reviews` (primary keys) whose stage is `wanted`."""
    steps: Steps = defaultdict(list)
    said = Position.objects.filter(recommendation__review__in=reviews).order_by()
    for recommendation, stage, date, key, state, value, part, words, source in said.values_list(
        "recommendation_id", "stage", "date", "id", "state", "value", "part_id", "part_words", "document_id"
    ):
        if wanted(stage):
            of_part = part is not None or bool(words)
            steps[recommendation].append(Step(stage, date, key, state, value, part, of_part, source))
    return steps


def answers_after(reviews: Collection[int], stage: int) -> dict[int, str]:
    """Return what each recommendation of the reports of `reviews` is answered after `stage`.

    Only the State's own steps count, and from the addendum on an editor's
    decision. Empty where no document says. The first count is the answers after
    `Position.Stage.REPORT`.
    """

    def wanted(one: int) -> bool:
        last = Position.Stage.EDITOR if stage > Position.Stage.REPORT else None
        return one <= min(stage, Position.Stage.PLENARY) or one == last

    steps = steps_of(reviews, wanted)
    pairs: dict[int, list[str]] = defaultdict(list)
    standing = Pair.objects.filter(recommendation__review__in=reviews).order_by()
    for recommendation, state, part in standing.values_list("recommendation_id", "state", "part_id"):
        pairs[recommendation].append(of_pair(state, steps[recommendation], part))
    reported = Recommendation.objects.filter(review__in=reviews).exclude(origin="uprinfo").order_by()
    return {pk: of_whole(pairs[pk], steps[pk]) for pk in reported.values_list("pk", flat=True)}
