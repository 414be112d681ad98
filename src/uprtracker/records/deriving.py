"""What rows of an export bring to their recommendations: pairs, answers, codings, other names.

Everything here is worked out from the rows and can be worked out again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from uprtracker.records.models import Alias, Coding, Pair, Position, Recommendation, SourceRow
from uprtracker.records.standing import PARTIAL, Step, of_pair, of_whole
from uprtracker.records.updating import update_many

Placed = Sequence[tuple[SourceRow, Recommendation]]
"""Rows with the recommendation each stands under."""


def derive(reviews: Collection[int], placed: Placed) -> None:
    """Make pairs, answers and codings of all recommendations of `reviews` what `placed` says."""
    rows: dict[int, list[SourceRow]] = defaultdict(list)
    for row, recommendation in placed:
        rows[recommendation.pk].append(row)
    answers = _answers(reviews, rows)
    _codings(reviews, rows)
    _pairs(reviews, rows)
    _stand(reviews, answers)


def rename(names: dict[str, Recommendation]) -> None:
    """Make each name an alias of its recommendation, unless it is itself the name of one."""
    live = set(Recommendation.objects.filter(code__in=names).values_list("code", flat=True))
    Alias.objects.filter(code__in=live).delete()
    there = {alias.code: alias for alias in Alias.objects.filter(code__in=names)}
    Alias.objects.bulk_create(
        Alias(code=code, recommendation_id=one.pk)
        for code, one in sorted(names.items())
        if code not in there and code not in live
    )
    moved = [
        (names[code].pk, alias.pk)
        for code, alias in there.items()
        if alias.recommendation_id != names[code].pk
    ]
    update_many(Alias, ["recommendation"], moved)


def _answers(reviews: Collection[int], rows: dict[int, list[SourceRow]]) -> list[Position]:
    """Replace the answers that rows gave by those that they give now; return these."""
    Position.objects.filter(
        recommendation__review__in=reviews, stage=Position.Stage.UPRINFO, row__isnull=False
    ).delete()
    return Position.objects.bulk_create(
        Position(
            recommendation_id=recommendation,
            state=state,
            value=value,
            stage=Position.Stage.UPRINFO,
            row_id=row.pk,
        )
        for recommendation, own in rows.items()
        for state, value, row in _answer(own)
    )


def _answer(rows: Sequence[SourceRow]) -> Iterable[tuple[str, str, SourceRow]]:
    """Yield State, value, first row: one for all States when the rows agree, else one per State.

    A State whose rows differ made a recommendation that was split: `partial`.
    """
    said: dict[str, list[SourceRow]] = defaultdict(list)
    for row in rows:
        if row.position:
            said[row.state].append(row)
    values = {row.position for own in said.values() for row in own}
    if len(values) == 1:
        yield "", values.pop(), next(iter(said.values()))[0]
        return
    for state, own in said.items():
        differ = len({row.position for row in own}) > 1
        yield state, PARTIAL if differ else own[0].position, own[0]


def _codings(reviews: Collection[int], rows: dict[int, list[SourceRow]]) -> None:
    Coding.objects.filter(recommendation__review__in=reviews, origin="uprinfo").delete()
    Coding.objects.bulk_create(
        coding
        for recommendation, own in rows.items()
        for row in own
        for coding in codings_of(row, recommendation=recommendation)
    )


def codings_of(
    row: SourceRow, *, recommendation: int | None = None, pledge: int | None = None
) -> Iterable[Coding]:
    """Yield the codings of a row: its action category and its issues."""
    labels = [("action", str(row.action))] if row.action else []
    labels += [("issue", slug) for slug in row.issues]
    for scheme, label in labels:
        yield Coding(
            recommendation_id=recommendation,
            pledge_id=pledge,
            scheme=scheme,
            label=label,
            origin="uprinfo",
            row_id=row.pk,
        )


def _pairs(reviews: Collection[int], rows: dict[int, list[SourceRow]]) -> None:
    """Add the States that only rows name; drop those that no row names any more."""
    reported: dict[int, set[str]] = defaultdict(set)
    added: dict[tuple[int, str], int] = {}
    for pair in Pair.objects.filter(recommendation__review__in=reviews):
        if pair.origin == "report":
            reported[pair.recommendation_id].add(pair.state)
        else:
            added[pair.recommendation_id, pair.state] = pair.pk
    wanted = {
        (recommendation, state): order
        for recommendation, own in rows.items()
        for order, state in enumerate(dict.fromkeys(row.state for row in own), len(reported[recommendation]))
        if state not in reported[recommendation] and (state or not reported[recommendation])
    }
    Pair.objects.filter(pk__in=[pk for key, pk in added.items() if key not in wanted]).delete()
    Pair.objects.bulk_create(
        Pair(recommendation_id=key[0], state=key[1], order=order, origin="uprinfo")
        for key, order in wanted.items()
        if key not in added
    )


def _stand(reviews: Collection[int], answers: Iterable[Position]) -> None:
    """Bring the current position of every recommendation and pair up to its last step."""
    steps: dict[int, list[Step]] = defaultdict(list)
    others = Position.objects.filter(recommendation__review__in=reviews).exclude(
        stage=Position.Stage.UPRINFO, row__isnull=False
    )
    for one in [*others, *answers]:
        steps[one.recommendation_id].append(Step(one.stage, one.date, one.pk, one.state, one.value))
    stand(reviews, steps)


def stand(reviews: Collection[int], steps: dict[int, list[Step]]) -> None:
    """Write the current positions that follow from `steps` (by recommendation)."""
    pairs: dict[int, list[str]] = defaultdict(list)
    changed = []
    for pk, recommendation, state, position in Pair.objects.filter(
        recommendation__review__in=reviews
    ).values_list("pk", "recommendation_id", "state", "position"):
        now = of_pair(state, steps[recommendation])
        pairs[recommendation].append(now)
        if now != position:
            changed.append((now, pk))
    update_many(Pair, ["position"], changed)
    whole = []
    for pk, position in Recommendation.objects.filter(review__in=reviews).values_list("pk", "position"):
        now = of_whole(pairs[pk], steps[pk])
        if now != position:
            whole.append((now, pk))
    update_many(Recommendation, ["position"], whole)
