"""One recommendation or pledge as lists show it, whether it comes from the search or from the records."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from uprtracker.records.models import Coding, Pledge, Recommendation
from uprtracker.search import results
from uprtracker.web import addresses

ORIGINS = ("person", "uprinfo", "model")


@dataclass(frozen=True)
class Item:
    """What a list shows. `states` are the recommending States; `machine`: coded by the machine alone."""

    kind: str
    code: str
    url: str
    number: str
    fragments: tuple[results.Fragment, ...]
    state: str
    session: int
    states: tuple[str, ...]
    position: str
    answers: tuple[tuple[str, str], ...]
    action: int | None
    issues: tuple[str, ...]
    machine: bool
    demo: bool
    why: tuple[str, ...] = ()


def from_hit(hit: results.Hit) -> Item:
    """Return what the search found, with its words marked."""
    return Item(
        kind=hit.kind,
        code=hit.code,
        url=addresses.by_code(hit.kind, hit.code),
        number=hit.number,
        fragments=hit.fragments or (results.Fragment(hit.text, False),),
        state=hit.sur,
        session=hit.session,
        states=hit.rs,
        position=hit.position,
        answers=hit.answers,
        action=int(hit.action[0]) if hit.action else None,
        issues=hit.issues,
        machine="model" in (hit.action_origin, hit.issue_origin),
        demo=hit.demo,
        why=hit.why,
    )


def from_record(record: Recommendation | Pledge) -> Item:
    """Return a row of the database. Wants `review`, `codings` and (recommendations) `pairs` fetched."""
    codings = list(record.codings.all())
    actions = labels(codings, "action")
    states: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    if isinstance(record, Recommendation):
        pairs = list(record.pairs.all())
        states = tuple(pair.state for pair in pairs)
        if len({pair.position for pair in pairs}) > 1:
            answers = tuple((pair.state, pair.position) for pair in pairs)
    return Item(
        kind="recommendation" if isinstance(record, Recommendation) else "pledge",
        code=record.code,
        url=addresses.by_code(type(record).__name__.lower(), record.code),
        number=record.number,
        fragments=(results.Fragment(record.text, False),),
        state=record.review.state,
        session=record.review.session,
        states=states,
        position=record.position if isinstance(record, Recommendation) else "",
        answers=answers,
        action=int(actions[0]) if actions else None,
        issues=labels(codings, "issue"),
        machine=any(leading(codings, scheme) == "model" for scheme in ("action", "issue")),
        demo=record.review.demo,
    )


def from_records(records: "QuerySet[Recommendation] | QuerySet[Pledge]") -> list[Item]:
    """Return the rows of a query with everything a list needs, in three queries."""
    if issubclass(records.model, Recommendation):
        records = records.prefetch_related("pairs")
    return [from_record(record) for record in records.select_related("review").prefetch_related("codings")]


def leading(codings: Iterable[Coding], scheme: str) -> str:
    """Return whose labels of a scheme show first: a person's, else those imported, else the machine's."""
    origins = {coding.origin for coding in codings if coding.scheme == scheme}
    return next((origin for origin in ORIGINS if origin in origins), "")


def labels(codings: Iterable[Coding], scheme: str) -> tuple[str, ...]:
    """Return the labels of a scheme that are shown first."""
    codings = list(codings)
    origin = leading(codings, scheme)
    return tuple(
        sorted(
            {
                coding.label
                for coding in codings
                if coding.scheme == scheme and coding.origin == origin and coding.holds
            }
        )
    )
