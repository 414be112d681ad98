"""What rows of an export bring to their recommendations: pairs, answers, codings, other names.

Everything here is worked out from the rows and can be worked out again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from uprtracker.records.answering import answer
from uprtracker.records.listing import label
from uprtracker.records.many_rows import insert_many, update_many
from uprtracker.records.models import Alias, Coding, Pair, Position, Recommendation, SourceRow
from uprtracker.records.standing import PARTIAL, of_pair, of_whole
from uprtracker.records.steps import steps_of

UPRINFO = "uprinfo"

Placed = Sequence[tuple[SourceRow, Recommendation]]
"""Rows with the recommendation each stands under."""


def derive(reviews: Collection[int], placed: Placed) -> None:
    """Make pairs, answers and codings of all recommendations of `reviews` what `placed` says."""
    rows: dict[int, list[SourceRow]] = defaultdict(list)
    for row, recommendation in placed:
        rows[recommendation.pk].append(row)
    _answers(reviews, rows)
    _codings(reviews, rows)
    _pairs(reviews, rows)
    answer(reviews)
    label(reviews)
    stand(reviews)


def rename(names: dict[str, Recommendation]) -> None:
    """Make each name an alias of its recommendation, unless it is itself the name of one."""
    live = set(Recommendation.objects.filter(code__in=names).values_list("code", flat=True))
    Alias.objects.filter(code__in=live).delete()
    there = {alias.code: alias for alias in Alias.objects.filter(code__in=names)}
    insert_many(
        Alias,
        ("code", "recommendation"),
        [(code, one.pk) for code, one in names.items() if code not in there and code not in live],
    )
    moved = [
        (names[code].pk, alias.pk)
        for code, alias in there.items()
        if alias.recommendation_id != names[code].pk
    ]
    update_many(Alias, ["recommendation"], moved)


def _answers(reviews: Collection[int], rows: dict[int, list[SourceRow]]) -> None:
    """Replace the answers that rows gave by those that they give now."""
    stage = int(Position.Stage.UPRINFO)
    Position.objects.filter(recommendation__review__in=reviews, stage=stage, row__isnull=False).delete()
    answers = [
        (recommendation, state, value, stage, row.pk)
        for recommendation, own in rows.items()
        for state, value, row in _answer(own)
    ]
    insert_many(Position, ("recommendation", "state", "value", "stage", "row"), answers)


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
    Coding.objects.filter(recommendation__review__in=reviews, origin=UPRINFO).delete()
    write_codings("recommendation", ((row, pk) for pk, own in rows.items() for row in own))


def write_codings(owner: Literal["recommendation", "pledge"], rows: Iterable[tuple[SourceRow, int]]) -> None:
    """Write the codings of rows, action category and issues, to what each row stands under (its key)."""
    codings = [
        (key, scheme, label, UPRINFO, row.pk)
        for row, key in rows
        for scheme, label in (
            *((("action", str(row.action)),) if row.action else ()),
            *(("issue", slug) for slug in row.issues),
        )
    ]
    insert_many(Coding, (owner, "scheme", "label", "origin", "row"), codings)


def _pairs(reviews: Collection[int], rows: dict[int, list[SourceRow]]) -> None:
    """Add the States that only rows name; drop those that no row names any more."""
    reported: dict[int, set[str]] = defaultdict(set)
    added: dict[tuple[int, str], int] = {}
    for pair in Pair.objects.filter(recommendation__review__in=reviews).order_by("id"):
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
    insert_many(
        Pair,
        ("recommendation", "state", "order", "origin"),
        [(*key, order, UPRINFO) for key, order in wanted.items() if key not in added],
    )


def stand(reviews: Collection[int]) -> None:
    """Bring the current position of every recommendation and pair up to its last step."""
    steps = steps_of(reviews)
    pairs: dict[int, list[str]] = defaultdict(list)
    changed = []
    standing = Pair.objects.filter(recommendation__review__in=reviews).order_by()
    for pk, recommendation, state, position, part in standing.values_list(
        "pk", "recommendation_id", "state", "position", "part_id"
    ):
        now = of_pair(state, steps[recommendation], part)
        pairs[recommendation].append(now)
        if now != position:
            changed.append((now, pk))
    update_many(Pair, ["position"], changed)
    whole = []
    wholes = Recommendation.objects.filter(review__in=reviews).order_by()
    for pk, position in wholes.values_list("pk", "position"):
        now = of_whole(pairs[pk], steps[pk])
        if now != position:
            whole.append((now, pk))
    update_many(Recommendation, ["position"], whole)
