"""Changing an event, and telling those who registered what it is like now."""

from typing import Any

from django.db import transaction

from uprtracker.accounts.models import User
from uprtracker.agenda.events import mails, registering
from uprtracker.agenda.events.models import DonorTag, Event
from uprtracker.records import editing

TOLD = frozenset({"starts_at", "ends_at", "zone", "all_day", "standing", "standing_note", "place", "online"})
"""What changes the plans of those who registered."""


@transaction.atomic
def change_event(event: Event, *, by: User, revision: int, tell: bool = False, **fields: Any) -> Event:
    """Change fields as `records.editing.change` does; let people move up where there are more places.

    `tell`: write to those who registered, where something changed that they should know; whether it takes
    place is always told. Raises Overtaken, PermissionDenied, ValidationError.
    """
    before = Event.objects.get(pk=event.pk)
    changed = editing.change(event, by=by, revision=revision, **fields)
    differing = {name for name in TOLD if getattr(before, name) != getattr(changed, name)}
    if "standing" in differing or (tell and differing):
        mails.tell_changed(changed)
    registering.move_up(changed)
    return changed


@transaction.atomic
def set_people(event: Event, *, by: User, run_by: list[User], donors: list[DonorTag]) -> None:
    """Say who runs an event beside the organisers, and who paid for it. Raises PermissionDenied."""
    editing.touch(event, by=by, what="hosts and donors")
    event.run_by.set(run_by)
    event.donors.set(donors)
