"""Finding words in what is kept: only among the records that the reader sees."""

from dataclasses import dataclass

from django.db.models import Q

from uprtracker.accounts.models import Kept, Member
from uprtracker.accounts.models.kept import kept_models
from uprtracker.followup.spaces.holdings import Shown, shown, text_fields, visible

MOST = 50
"""Records of one kind that an answer lists; it counts them all."""


@dataclass(frozen=True, slots=True)
class Found:
    """Records of one kind with the fields in which the words occur."""

    kind: type[Kept]
    count: int
    records: list[tuple[Kept, list[Shown]]]


def search(seat: Member, words: str) -> list[Found]:
    """Return the records in which all words occur, kind by kind, the latest first."""
    asked = [word for word in words.split() if word.isprintable()][:10]
    found = [_of_kind(model, seat, asked) for model in kept_models()] if asked else []
    return [one for one in found if one.count]


def _of_kind(model: type[Kept], seat: Member, words: list[str]) -> Found:
    fields = text_fields(model)
    rows = visible(model, seat).select_related("party")
    for word in words:
        anywhere = Q(pk__in=[])
        for name in fields:
            anywhere |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(anywhere)
    records = [(one, _matching(one, words)) for one in rows.order_by("-pk")[:MOST]]
    return Found(model, rows.count() if len(records) == MOST else len(records), records)


def _matching(thing: Kept, words: list[str]) -> list[Shown]:
    folded = [word.casefold() for word in words]
    return [row for row in shown(thing) if any(word in row.value.casefold() for word in folded)]
