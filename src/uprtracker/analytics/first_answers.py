"""What the Working Group's report records of each row: the first count, before addendum and plenary."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from uprtracker.analytics.figure import Basis
from uprtracker.records.models import Position, Recommendation
from uprtracker.records.standing import of_pair
from uprtracker.records.steps import answers_after, is_own, steps_of


def first_answers(
    basis: Basis,
    owners: NDArray[np.int64],
    states: Sequence[tuple[str, ...]],
    parts: Sequence[int | None],
) -> list[str | None]:
    """Return the first answer to each row, empty where the report does not say; None where none is here.

    Only recommendations of a report have one; rows of the export have none.
    """
    if basis is Basis.UPRINFO_ROWS:
        return [None] * len(owners)
    said = Position.objects.filter(stage=Position.Stage.REPORT).order_by()
    reviews = set(said.values_list("recommendation__review", flat=True).distinct())
    if basis is Basis.RECOMMENDATIONS:
        found = answers_after(reviews, Position.Stage.REPORT)
        return [found.get(owner) for owner in owners.tolist()]
    steps = steps_of(reviews, lambda stage: is_own(stage, Position.Stage.REPORT))
    reported = Recommendation.objects.filter(review__in=reviews).exclude(origin="uprinfo").order_by()
    known = set(reported.values_list("pk", flat=True))
    return [
        of_pair(own[0], steps.get(owner, ()), part) if owner in known else None
        for owner, own, part in zip(owners.tolist(), states, parts, strict=True)
    ]
