"""What is on the desk of one review: its recommendations, and how far the answer to each has come.

A seat sees the draft answers of its own party alone, unless another party shares its own with the
workspace; arguments and consultations as far as they are visible to it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.models import Argument, Consultation, DraftAnswer
from uprtracker.records.models import Review

OPEN = ("", "pending")


class Show(StrEnum):
    """Which recommendations of the review to show."""

    PENDING = "pending"
    NO_DRAFT = "no-draft"
    NO_FINAL = "no-final"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Line:
    """A recommendation on the desk: its code, our draft answer, and how much was said on it."""

    code: str
    position: str
    ours: DraftAnswer | None
    arguments: int
    consultations: int


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of a review for one seat. Counts are recommendations; `waiting` ones have no answer yet."""

    review: Review
    lines: tuple[Line, ...]
    waiting: int
    drafted: int
    final: int
    ministries: tuple[str, ...]

    def shown(self, show: Show, ministry: str = "") -> list[Line]:
        """Return the lines to show, of one ministry where it is named."""
        return [
            line
            for line in self.lines
            if _is_shown(line, show) and (not ministry or (line.ours and line.ours.ministry == ministry))
        ]


def reviews_of(own: Member) -> list[Review]:
    """Return the reviews that the workspace follows, those with open recommendations first, newest first."""
    followed = scope.recommendations(own.workspace)
    waiting = set(followed.filter(position__in=OPEN).order_by().values_list("review", flat=True))
    reviews = Review.objects.filter(pk__in=followed.order_by().values("review"))
    return sorted(reviews, key=lambda one: (one.pk not in waiting, -one.session, one.state))


def desk(own: Member, review: Review) -> Desk:
    """Return what is on the desk of a review that the workspace follows."""
    asked = list(scope.recommendations(own.workspace).filter(review=review).values_list("code", "position"))
    codes = [code for code, _ in asked]
    ours = {one.code: one for one in answers(own, codes) if one.party_id == own.party_id}
    argued = Counter(arguments(own, codes).values_list("code", flat=True))
    discussed = consulted(own, codes)
    lines = tuple(
        Line(code, position, ours.get(code), argued[code], len(discussed[code])) for code, position in asked
    )
    waiting = [line for line in lines if line.position in OPEN]
    return Desk(
        review,
        lines,
        len(waiting),
        sum(line.ours is not None and bool(line.ours.draft or line.ours.final) for line in waiting),
        sum(line.ours is not None and bool(line.ours.final) for line in waiting),
        tuple(sorted({one.ministry for one in ours.values() if one.ministry})),
    )


def answers(own: Member, codes: Iterable[str]) -> Sequence[DraftAnswer]:
    """Return the draft answers to these recommendations that the seat may see."""
    wanted = DraftAnswer.objects.seen_from(own)
    return list(wanted.filter(code__in=list(codes)).select_related("party"))


def arguments(own: Member, codes: Iterable[str]) -> "QuerySet[Argument]":
    """Return the arguments on these recommendations that the seat may see."""
    wanted = Argument.objects.seen_from(own)
    return wanted.filter(code__in=list(codes)).select_related("party")


def consulted(own: Member, codes: Iterable[str]) -> dict[str, list[Consultation]]:
    """Return the consultations that the seat may see, by recommendation."""
    wanted = frozenset(codes)
    found: dict[str, list[Consultation]] = defaultdict(list)
    seen = Consultation.objects.seen_from(own)
    for one in seen.select_related("party"):
        for code in wanted.intersection(one.codes):
            found[code].append(one)
    return found


def _is_shown(line: Line, show: Show) -> bool:
    open_ = line.position in OPEN
    if show == Show.NO_DRAFT:
        return open_ and not (line.ours and (line.ours.draft or line.ours.final))
    if show == Show.NO_FINAL:
        return open_ and not (line.ours and line.ours.final)
    return show == Show.ALL or open_
