"""The frame of a workspace, in the hands of the leading party: name, reviews followed, lead, closing."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Member, Party, Trace, Workspace
from uprtracker.accounts.policy import Action, may
from uprtracker.accounts.second_factor import has_second_factor
from uprtracker.followup.models import Scope
from uprtracker.followup.spaces.names import plain
from uprtracker.records.models import Review


@transaction.atomic
def describe(*, by: Member, title: str, about: str) -> Workspace:
    """Name a workspace anew; its address stays. Raises PermissionDenied, ValidationError."""
    space = _governed(by, Action.COORDINATE)
    space.title, space.about = plain(title), about.strip()
    space.full_clean()
    space.save(update_fields=["title", "about"])
    return space


@transaction.atomic
def follow(reviews: Sequence[Review], *, by: Member) -> None:
    """Set the reviews that a workspace follows. What was kept of others stays, and shows again with them."""
    space = _governed(by, Action.COORDINATE)
    scope, _made = Scope.objects.get_or_create(workspace=space)
    scope.reviews.set(reviews)


@transaction.atomic
def hand_lead(to: Party, *, by: Member) -> None:
    """Let another party lead, from now on. Raises PermissionDenied, ValidationError."""
    space = _governed(by, Action.COORDINATE)
    if to.workspace_id != space.pk or to.pk == by.party_id:
        raise PermissionDenied
    if not Member.objects.seats().filter(party=to, role="coordinator").exists():
        raise ValidationError(_("{party} has no coordinator yet who could lead.").format(party=to))
    space.lead = to
    space.save(update_fields=["lead"])


@transaction.atomic
def ask_second_factor(asked: bool, *, by: Member) -> None:
    """Let nobody in without a second factor, or everybody again. Raises PermissionDenied, ValidationError."""
    space = _governed(by, Action.COORDINATE)
    if asked and (by.user is None or not has_second_factor(by.user)):
        raise ValidationError(_("Switch on the second factor of your own account first."))
    space.second_factor = asked
    space.save(update_fields=["second_factor"])


@transaction.atomic
def close(*, by: Member) -> None:
    """Close a workspace: everything stays readable to its members, nothing is added any more."""
    space = _governed(by, Action.CLOSE)
    space.closed_at = space.closed_at or timezone.now()
    space.save(update_fields=["closed_at"])


@transaction.atomic
def reopen(*, by: Member) -> None:
    """Open a closed workspace again."""
    space = _governed(by, Action.CLOSE)
    space.closed_at = None
    space.save(update_fields=["closed_at"])


def _governed(by: Member, action: Action) -> Workspace:
    space = Workspace.objects.select_for_update().get(pk=by.workspace_id)
    if not may(by.user_or_nobody, action, space):
        raise PermissionDenied
    trace(by, Trace.Verb.CHANGED, about="frame/")
    return space
