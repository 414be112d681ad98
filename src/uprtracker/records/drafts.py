"""The drafts a person keeps: saved, changed and deleted by their owner alone."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.records.models import Draft

MOST = 500
"""Drafts that one person may keep."""


@transaction.atomic
def save_draft(*, owner: User, text: str, state: str = "", by: str = "", draft: Draft | None = None) -> Draft:
    """Keep a text (State under Review and recommending State as ISO3), or change a draft that is kept.

    Raises PermissionDenied where the draft is another person's, or the person keeps MOST already.
    """
    if not may(owner, Action.KEEP_DRAFTS, draft):
        raise PermissionDenied
    if draft is None and Draft.objects.filter(owner=owner).count() >= MOST:
        raise PermissionDenied
    kept = draft or Draft(owner=owner)
    kept.text, kept.state, kept.by = text, state, by
    kept.save()
    return kept


def delete_draft(*, draft: Draft, person: User) -> None:
    """Delete a draft for good. Raises PermissionDenied for anybody but its owner."""
    if not may(person, Action.KEEP_DRAFTS, draft):
        raise PermissionDenied
    draft.delete()
