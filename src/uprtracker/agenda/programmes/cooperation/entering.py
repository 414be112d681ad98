"""Entries of people in the cooperation record: added and taken back, never changed. Each is a new version.

Raises PermissionDenied for people who may not, ValidationError where something is missing.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.programmes.models import CooperationEntry
from uprtracker.records.changed import NOTHING
from uprtracker.records.version import bump


@transaction.atomic
def enter(entry: CooperationEntry, *, by: User) -> CooperationEntry:
    """Keep a new entry and return it."""
    _ask(by)
    today = timezone.localdate()
    if entry.date and entry.date > today:
        raise ValidationError({"date": _("This day is still to come. Enter it once it has happened.")})
    if entry.checked_on and entry.checked_on > today:
        raise ValidationError({"checked_on": _("This day is still to come.")})
    entry.by = by
    entry.full_clean()
    entry.save()
    bump("cooperation record: entered", NOTHING)
    return entry


@transaction.atomic
def take_back(pk: int, *, by: User, why: str) -> CooperationEntry:
    """Take an entry back, with the reason; it stays in the history. Raises DoesNotExist."""
    _ask(by)
    entry = CooperationEntry.objects.select_for_update().get(pk=pk)
    if entry.withdrawn_at is None:
        entry.withdrawn_at, entry.withdrawn_by, entry.withdrawn_why = timezone.now(), by, why.strip()[:300]
        entry.save()
        bump("cooperation record: taken back", NOTHING)
    return entry


def _ask(by: User) -> None:
    if not may(by, Action.SET_DATES):
        raise PermissionDenied
