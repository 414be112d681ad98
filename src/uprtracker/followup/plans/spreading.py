"""Sharing a thing with what hangs on it: the notes of an action, the values of an indicator.

A chart without its values says nothing, so what the same party wrote to it at the same level goes along.
Notes on an action are published one by one.
"""

from collections.abc import Iterable

from django.db import transaction

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Kept, Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.models import Indicator, PlannedAction


@transaction.atomic
def share(thing: Kept, *, by: Member, level: str) -> None:
    """Set the level of a thing and of its parts. Raises PermissionDenied."""
    parts = _parts(thing)
    keeping.share(thing, by=by, level=level)
    for part in parts:
        if may(by.user_or_nobody, Action.SHARE, part):
            keeping.share(part, by=by, level=level)


@transaction.atomic
def sign_off(thing: Kept, *, by: Member, revision: int) -> None:
    """Publish a thing as it was read at `revision`, an indicator with its values.

    Raises PermissionDenied, and Overtaken where it changed since.
    """
    parts = _parts(thing)
    keeping.sign_off(thing, by=by, revision=revision)
    if isinstance(thing, Indicator):
        for part in parts:
            if may(by.user_or_nobody, Action.SIGN_OFF, part):
                keeping.sign_off(part, by=by)


@transaction.atomic
def withdraw(thing: Kept, *, by: Member) -> None:
    """Take a thing back from the public, an indicator with its values. Raises PermissionDenied."""
    parts = _parts(thing)
    keeping.withdraw(thing, by=by)
    if isinstance(thing, Indicator):
        for part in parts:
            keeping.withdraw(part, by=by)


def _parts(thing: Kept) -> Iterable[Kept]:
    """Return what the party of a thing wrote to it at its level."""
    if isinstance(thing, PlannedAction):
        return list(thing.notes.filter(party=thing.party, level=thing.level))
    if isinstance(thing, Indicator):
        return list(thing.values.filter(party=thing.party, level=thing.level))
    return ()
