"""The recommendations and pledges that a workspace follows, by permanent code.

Follow-up names a recommendation by its code, never by a row: reports are read again, numbers are found
later, rows dissolve into others. `current` leads from any code ever given to the one of today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from uprtracker.accounts.models import Workspace
from uprtracker.followup.models import Scope
from uprtracker.records.changed import Changed
from uprtracker.records.models import Alias, Pair, Pledge, Recommendation, Review
from uprtracker.records.whose_codings import whose_of

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """A recommendation or pledge as follow-up shows it. `states` recommended it; none did a pledge."""

    code: str
    number: str
    text: str
    review: str
    position: str
    states: tuple[str, ...]
    issues: tuple[str, ...]
    pledge: bool = False


def recommendations(workspace: Workspace) -> "QuerySet[Recommendation]":
    """Return the recommendations that a workspace follows, in the order of its reviews."""
    scope = Scope.objects.filter(workspace=workspace).first()
    if scope is None:
        return Recommendation.objects.none()
    found = Recommendation.objects.filter(review__in=scope.reviews.all())
    if scope.asked_by:
        found = found.filter(pk__in=Pair.objects.filter(state=scope.asked_by).values("recommendation"))
    return found.order_by("review__session", "review__state", "order", "code")


def pledges(workspace: Workspace) -> "QuerySet[Pledge]":
    """Return the pledges that a workspace follows: none where it follows what one State recommended."""
    scope = Scope.objects.filter(workspace=workspace).first()
    if scope is None or scope.asked_by:
        return Pledge.objects.none()
    return Pledge.objects.filter(review__in=scope.reviews.all()).order_by(
        "review__session", "review__state", "order", "code"
    )


def reviews(workspace: Workspace) -> "QuerySet[Review]":
    """Return the reviews that a workspace follows, in the order of the sessions."""
    return Review.objects.filter(
        pk__in=Scope.reviews.through.objects.filter(scope__workspace=workspace).values("review")
    )


def codes(workspace: Workspace) -> list[str]:
    """Return the codes of all recommendations in order, then of all pledges."""
    return [
        *recommendations(workspace).values_list("code", flat=True),
        *pledges(workspace).values_list("code", flat=True),
    ]


def subjects(workspace: Workspace, wanted: Sequence[str] | None = None) -> tuple[Subject, ...]:
    """Return what a workspace follows, in the order of `codes`; with `wanted`, those of these codes alone."""
    asked, promised = recommendations(workspace), pledges(workspace)
    if wanted is not None:
        asked, promised = asked.filter(code__in=wanted), promised.filter(code__in=wanted)
    asked = asked.select_related("review").prefetch_related("pairs", "codings", "machine_codings")
    promised = promised.select_related("review").prefetch_related("codings", "machine_codings")
    return (*map(_of_recommendation, asked), *map(_of_pledge, promised))


def subject(workspace: Workspace, code: str) -> Subject | None:
    """Return one, by any code it ever had; None when the workspace does not follow it."""
    now = current([code]).get(code, code)
    return next(iter(subjects(workspace, [now])), None)


def neighbours(workspace: Workspace, code: str) -> tuple[str, str]:
    """Return the codes before and after one in the order of the workspace, "" at either end."""
    ordered = codes(workspace)
    place = ordered.index(code)
    return ordered[place - 1] if place else "", ordered[place + 1] if place + 1 < len(ordered) else ""


def current(wanted: Iterable[str]) -> Mapping[str, str]:
    """Return for each code that leads to a record the code that it has today; others are left out."""
    asked = [code for code in dict.fromkeys(wanted) if code.isprintable()]
    found: dict[str, str] = {}
    for start in range(0, len(asked), _CHUNK):
        chunk = asked[start : start + _CHUNK]
        found |= dict(Alias.objects.filter(code__in=chunk).values_list("code", "recommendation__code"))
        for model in (Pledge.objects, Recommendation.objects):
            found |= {code: code for code in model.filter(code__in=chunk).values_list("code", flat=True)}
    return found


def ever(wanted: Sequence[str]) -> set[str]:
    """Return all codes that these records have or had: rows of follow-up may name any of them."""
    now = set(current(wanted).values()) | set(wanted)
    former = Alias.objects.filter(recommendation__code__in=now).values_list("code", flat=True)
    return now | set(former)


def changed_of(wanted: Iterable[str]) -> Changed:
    """Return the records of these codes, for `records.version.bump`."""
    now = list(current(wanted).values())
    return Changed.of(
        recommendations=Recommendation.objects.filter(code__in=now).values_list("pk", flat=True),
        pledges=Pledge.objects.filter(code__in=now).values_list("pk", flat=True),
    )


def _of_recommendation(record: Recommendation) -> Subject:
    states = tuple(pair.state for pair in record.pairs.all() if pair.state)
    return Subject(
        record.code,
        record.number,
        record.text,
        record.review.code,
        record.position,
        states,
        whose_of(record)["issue"].labels,
    )


def _of_pledge(record: Pledge) -> Subject:
    return Subject(
        record.code,
        record.number,
        record.text,
        record.review.code,
        "",
        (),
        whose_of(record)["issue"].labels,
        pledge=True,
    )


def all_codes(code: str) -> list[str]:
    """Return a code of today with all that it had before: records of follow-up stand under any of them."""
    return [code, *Alias.objects.filter(recommendation__code=code).values_list("code", flat=True)]
