"""What a workspace follows, narrowed: by words, review, answer, State, issue, and what is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from uprtracker.accounts.models import Kept, Member
from uprtracker.followup import scope
from uprtracker.followup.spaces.holdings import key_of, kind_named, visible
from uprtracker.records.models import Coding, Pair, Pledge, Recommendation

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list is narrowed to; empty: everything.

    `words` must all occur in text or number. `having`, `lacking`: the key of a kind of which the reader
    sees some, or of which there is nothing by the own party.
    """

    words: str = ""
    review: str = ""
    position: str = ""
    state: str = ""
    issue: str = ""
    having: str = ""
    lacking: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Wish":
        """Read the parameters of an address; what is not printable or too long is left out."""
        found = {name: str(given.get(name, "")).strip() for name in cls.__slots__}
        return cls(
            **{
                name: value
                for name, value in found.items()
                if value and value.isprintable() and len(value) <= _LONGEST
            }
        )

    def params(self) -> list[tuple[str, str]]:
        """Return the parameters that say this wish."""
        return [(name, value) for name in self.__slots__ if (value := getattr(self, name))]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: values with how many recommendations of the workspace have them."""

    reviews: dict[str, int]
    positions: dict[str, int]
    states: dict[str, int]
    issues: dict[str, int]


def recommendations(seat: Member, wish: Wish) -> QuerySet[Recommendation]:
    """Return the recommendations that a wish leaves, in order."""
    found = scope.recommendations(seat.workspace)
    if wish.position:
        found = found.filter(position="" if wish.position == "none" else wish.position)
    if wish.state:
        found = found.filter(pk__in=Pair.objects.filter(state=wish.state).values("recommendation"))
    narrowed: QuerySet[Recommendation] = _narrowed(found, seat, wish, "recommendation")
    return narrowed


def pledges(seat: Member, wish: Wish) -> QuerySet[Pledge]:
    """Return the pledges that a wish leaves: none where it asks for an answer or a recommending State."""
    if wish.position or wish.state:
        return Pledge.objects.none()
    narrowed: QuerySet[Pledge] = _narrowed(scope.pledges(seat.workspace), seat, wish, "pledge")
    return narrowed


def portion(seat: Member, wish: Wish, page: int, size: int) -> tuple[list[str], int]:
    """Return the codes of one page of a list, counted from 1, and how many there are in all."""
    asked, promised = recommendations(seat, wish), pledges(seat, wish)
    first, second = asked.count(), promised.count()
    start, stop = (page - 1) * size, page * size
    codes = list(asked.values_list("code", flat=True)[start:stop]) if start < first else []
    if stop > first:
        codes += promised.values_list("code", flat=True)[max(0, start - first) : stop - first]
    return codes, first + second


def choices(seat: Member) -> Choices:
    """Return what a list of this workspace can be narrowed to."""
    found = scope.recommendations(seat.workspace).order_by()
    pairs = Pair.objects.filter(recommendation__in=found, state__gt="").order_by()
    labels = Coding.objects.filter(recommendation__in=found, scheme="issue", holds=True).order_by()
    number = Count("recommendation", distinct=True)
    return Choices(
        reviews=dict(
            found.values_list("review__code")
            .annotate(n=Count("pk"))
            .order_by("review__session", "review__code")
        ),
        positions=dict(found.values_list("position").annotate(n=Count("pk"))),
        states=dict(pairs.values_list("state").annotate(n=number)),
        issues=dict(labels.values_list("label").annotate(n=number)),
    )


def _narrowed(found: "QuerySet[Any]", seat: Member, wish: Wish, record: str) -> "QuerySet[Any]":
    if wish.review:
        found = found.filter(review__code=wish.review)
    for word in wish.words.split()[:10]:
        found = found.filter(Q(text__icontains=word) | Q(number=word) | Q(code=word))
    if wish.issue:
        tagged = Coding.objects.filter(scheme="issue", label=wish.issue, holds=True)
        found = found.filter(pk__in=tagged.values(record))
    if having := _kind(wish.having):
        found = found.filter(code__in=visible(having, seat).order_by().values(having.code_path()))
    if lacking := _kind(wish.lacking):
        own = visible(lacking, seat).filter(party=seat.party).order_by()
        # NOT IN is never true beside a NULL.
        path = lacking.code_path()
        found = found.exclude(code__in=own.exclude(**{f"{path}__isnull": True}).values(path))
    return found


def _kind(key: str) -> type[Kept] | None:
    found = kind_named(key) if key else None
    return found if found is not None and found.code_path() else None


__all__ = ["Choices", "Wish", "choices", "key_of", "pledges", "portion", "recommendations"]
