"""Reads records from the database, newest first: those of some reviews, or some hundred, at a time.

No more than one batch is held, so that size does not matter, and a few records are read as
easily as all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date as Date
from functools import lru_cache
from itertools import chain
from typing import Any

from uprtracker.records.codings import Judged, Standing, stand
from uprtracker.records.models import Coding, Pair, Pledge, Position, Recommendation, Review
from uprtracker.records.standing import Step
from uprtracker.records.steps import COLUMNS, as_step
from uprtracker.search.batch import Batch
from uprtracker.search.linked import NO_LINK, Lineages
from uprtracker.search.raw_rows import raw
from uprtracker.search.record import Asked, Record, Reviewed
from uprtracker.search.sources import Sources
from uprtracker.search.stages import ever_answers, first_answer

OHCHR = "ohchr"
_COLUMNS = (
    "pk", "review_id", "code", "number", "order", "text", "document_id", "document__symbol", "page",
)  # fmt: skip
_REVIEWS_AT_A_TIME = 10
_AT_A_TIME = 500

Steps = Mapping[int, Sequence[Step]]


def all_records() -> Iterator[Record]:
    """Yield all recommendations, then all pledges, newest first."""
    reader = _Reader()
    for model in (Recommendation, Pledge):
        for reviews in _portions(list(reader.reviews), _REVIEWS_AT_A_TIME):
            yield from reader.read(Batch(model, "review", reviews))


def some_records(
    reviews: Collection[int], recommendations: Collection[int], pledges: Collection[int]
) -> Iterator[Record]:
    """Yield the recommendations, then the pledges with these keys or of these reviews, each once."""
    reader = _Reader()
    for model, keys in ((Recommendation, recommendations), (Pledge, pledges)):
        of_reviews = (Batch(model, "review", part) for part in _portions(list(reviews), _REVIEWS_AT_A_TIME))
        by_key = (Batch(model, "pk", part) for part in _portions(list(keys), _AT_A_TIME))
        seen: set[int] = set()
        for record in chain.from_iterable(map(reader.read, chain(of_reviews, by_key))):
            if record.pk not in seen:
                seen.add(record.pk)
                yield record


def _portions(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


class _Reader:
    """Reads batches; keeps what all of them share. `reviews`: all reviews, in the order of the list."""

    def __init__(self) -> None:
        columns = ("pk", "code", "state", "session", "cycle", "order", "date", "demo")
        rows = Review.objects.order_by("-session", "order", "state").values_list(*columns)
        self.reviews = {
            pk: Reviewed(pk, code, state, session, cycle, order, _day(date), bool(demo))
            for pk, code, state, session, cycle, order, date, demo in raw(rows)
        }
        self._rank = {pk: rank for rank, pk in enumerate(self.reviews)}
        self._lineages = Lineages()
        self._sources = Sources()

    def read(self, batch: Batch) -> Iterator[Record]:
        names = _COLUMNS if batch.model is Pledge else (*_COLUMNS, "position", "chapeau")
        rows = raw(batch.model._default_manager.filter(batch.on("")).order_by().values_list(*names))
        rows.sort(key=lambda row: (self._rank[row[1]], row[4], row[2]))
        steps = _steps(batch)
        said, tagged = _said(batch)
        asked = _asked(
            batch, {row[0]: row[9] for row in rows} if batch.model is Recommendation else {}, steps
        )
        lineages = self._lineages.of(batch) if batch.model is Recommendation else {}
        read = chain(
            ((row[0], row[6]) for row in rows),
            ((pk, step.source) for pk, own in steps.items() for step in own),
        )
        kinds = self._sources.of(batch, read)
        for row in rows:
            pk, review, code, number, order, text, _document, symbol, page, *rest = row
            position, chapeau = rest or ("", "")
            pledge, own = not rest, asked.get(pk)
            yield Record(
                pk,
                pledge,
                self.reviews[review],
                code,
                number,
                order,
                text,
                position,
                tuple(own) if own else () if pledge else (_one("", position, None, steps.get(pk, ())),),
                said.get(pk, {}),
                not own and not pledge,
                pk in tagged,
                symbol or "",
                page,
                chapeau or number.partition(".")[0],
                lineages.get(pk, () if pledge else (NO_LINK,)),
                kinds.get(pk, ()),
            )


def _day(date: Date | str | None) -> Date | None:
    return Date.fromisoformat(date) if isinstance(date, str) else date


def _said(batch: Batch) -> tuple[dict[int, dict[str, Standing]], set[int]]:
    """Return what stands of each record in each scheme, and the recommendations that OHCHR tags."""
    judged: dict[int, dict[str, list[tuple[str, str, bool]]]] = {}
    tagged = set()
    codings = Coding.objects.filter(batch.on(f"{batch.owner}__")).order_by("pk")
    for pk, scheme, label, origin, holds in raw(
        codings.values_list(f"{batch.owner}_id", "scheme", "label", "origin", "holds")
    ):
        judged.setdefault(pk, {}).setdefault(scheme, []).append((label, origin, holds))
        if origin == OHCHR:
            tagged.add(pk)
    said = {
        pk: {scheme: _stand(scheme, tuple(found)) for scheme, found in schemes.items()}
        for pk, schemes in judged.items()
    }
    return said, tagged if batch.model is Recommendation else set()


@lru_cache(maxsize=50_000)
def _stand(scheme: str, judged: tuple[tuple[str, str, bool], ...]) -> Standing:
    """Return what stands; the same codings come again and again."""
    return stand(scheme, (Judged(label, origin, bool(holds)) for label, origin, holds in judged))


def _steps(batch: Batch) -> dict[int, list[Step]]:
    """Return the steps of the answers by the keys of their recommendations."""
    steps: dict[int, list[Step]] = defaultdict(list)
    if batch.model is Recommendation:
        rows = Position.objects.filter(batch.on("recommendation__")).order_by("pk")
        for pk, stage, date, *rest in raw(rows.values_list("recommendation_id", *COLUMNS)):
            steps[pk].append(as_step((stage, _day(date), *rest)))
    return steps


def _asked(batch: Batch, positions: Mapping[int, Any], steps: Steps) -> dict[int, list[Asked]]:
    asked: dict[int, list[Asked]] = defaultdict(list)
    if batch.model is Recommendation:
        pairs = Pair.objects.filter(batch.on("recommendation__")).order_by("recommendation", "order", "pk")
        for pk, state, part, own in raw(
            pairs.values_list("recommendation_id", "state", "part_id", "position")
        ):
            asked[pk].append(_one(state, own or positions[pk], part, steps.get(pk, ()), own))
    return asked


def _one(state: str, position: str, part: int | None, steps: Sequence[Step], own: str = "") -> Asked:
    answer = position or "none"
    if not steps:
        return Asked(state, answer, "none", (answer,), own)
    if len(steps) == 1 and not steps[0].state and not steps[0].of_part:  # as nearly all are
        first, ever = _said_once(steps[0].stage, steps[0].value, answer)
    else:
        first, ever = first_answer(steps, state, part), ever_answers(steps, state, part, answer)
    return Asked(state, answer, first, ever, own)


@lru_cache(maxsize=200)
def _said_once(stage: int, value: str, today: str) -> tuple[str, tuple[str, ...]]:
    steps = [Step(stage, None, 0, "", value)]
    return first_answer(steps, "", None), ever_answers(steps, "", None, today)
