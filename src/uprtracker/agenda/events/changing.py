"""Telling those who registered what an event is like now, and who runs it and paid for it."""

from django.db import transaction

from uprtracker.accounts.models import User
from uprtracker.agenda.events import mails, registering
from uprtracker.agenda.events.models import DonorTag, Event
from uprtracker.records import editing
from uprtracker.records.edit_history import steps_of

TOLD = frozenset({"starts_at", "ends_at", "zone", "all_day", "standing", "standing_note", "place", "online"})
"""What changes the plans of those who registered."""


@transaction.atomic
def after_change(event: Event, *, tell: bool = False) -> int:
    """Let people move up where there are more places, and tell of the last change; return how many mails.

    `tell`: write to those who registered, where something changed that they should know; whether it takes
    place is always told. Nobody is told twice of one change.
    """
    registering.move_up(event)
    last = steps_of(event).filter(number=event.revision, what="changed", refused=False).last()
    changed = TOLD & set(last.after) if last else set()
    if "standing" in changed or (tell and changed):
        return mails.tell_changed(event)
    return 0


@transaction.atomic
def set_people(event: Event, *, by: User, run_by: list[User], donors: list[DonorTag]) -> None:
    """Say who runs an event beside the organisers, and who paid for it. Raises PermissionDenied."""
    before = set(event.run_by.all()), set(event.donors.all())
    if before != (set(run_by), set(donors)):
        editing.touch(event, by=by, what="hosts and donors")
        event.run_by.set(run_by)
        event.donors.set(donors)
