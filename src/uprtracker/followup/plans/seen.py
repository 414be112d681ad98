"""What a seat sees of the plans of its workspace, and putting recommendations into and out of a thing.

seen(PlannedAction, seat)       # the only way to list or count
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import models, transaction
from django.db.models import Q

from uprtracker.accounts.keeping import change
from uprtracker.accounts.models import Keeping, Kept, Member
from uprtracker.followup.models import Cluster, Ministry, Objective, PlannedAction
from uprtracker.followup.models.of_records import OfRecords
from uprtracker.records.models import Alias

_Row = TypeVar("_Row", bound=Kept)
_About = TypeVar("_About", bound=OfRecords)


def seen(model: type[_Row], own: Member) -> "Keeping[_Row]":
    """Return what a seat sees of a model in its workspace, with party and author at hand."""
    every: Keeping[_Row] = Keeping(model)
    rows = every.seen_from(own)
    return rows.select_related("party", "author__user")


def hanging(rows: Iterable[PlannedAction], own: Member) -> list[PlannedAction]:
    """Return actions to be shown: what they hang on is left out where the seat does not see it.

    An action that is shared may name a ministry that its party keeps to itself. The rows are for reading,
    never to be saved.
    """
    found = list(rows)
    for name, model in (("cluster", Cluster), ("objective", Objective), ("ministry", Ministry)):
        keys = {getattr(one, f"{name}_id") for one in found}
        there = {one.pk: one for one in seen(model, own).filter(pk__in=keys - {None})}
        for one in found:
            setattr(one, name, there.get(getattr(one, f"{name}_id")))
    return found


def about(rows: "Keeping[_About]", code: str) -> list[_About]:
    """Keep the things that are about a recommendation or pledge, by any code it ever had."""
    names = {code, *Alias.objects.filter(recommendation__code=code).values_list("code", flat=True)}
    asked = Q()
    for name in names:
        asked |= Q(codes__icontains=f'"{name}"')
    return [thing for thing in rows.filter(asked) if not names.isdisjoint(thing.codes)]


def put(thing: _About, codes: Iterable[str], *, by: Member) -> _About:
    """Add recommendations to a thing; others may add at the same time, nothing is overtaken."""
    return _set(thing, by, lambda there: list(dict.fromkeys([*there, *codes])))


def take(thing: _About, codes: Iterable[str], *, by: Member) -> _About:
    """Take recommendations out of a thing."""
    gone = set(codes)
    return _set(thing, by, lambda there: [code for code in there if code not in gone])


@transaction.atomic
def _set(thing: _About, by: Member, made: Callable[[list[str]], list[str]]) -> _About:
    rows: models.QuerySet[_About] = models.QuerySet(type(thing))
    there = rows.select_for_update().get(pk=thing.pk)
    return change(there, by=by, revision=there.revision, codes=made(there.codes))
