"""Opening a workspace: its first party leads, its first member coordinates."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Member, Party, Role, User, Workspace
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.models import Scope
from uprtracker.followup.spaces.names import plain
from uprtracker.records.models import Pair, Review

MOST_WORKSPACES = 50
"""Workspaces in which one person may sit."""


@transaction.atomic
def open_workspace(
    *,
    owner: User,
    title: str,
    kind: str,
    party: str,
    party_kind: str,
    state: str = "",
    reviews: Sequence[Review] = (),
    asked_by: str = "",
) -> Member:
    """Open a workspace and return the seat of who opened it.

    `party` names the voice that leads, `state` (ISO3) the State it is about; without `reviews` it follows all
    of that State, or all in which `asked_by` recommended something. Raises PermissionDenied, ValidationError.
    """
    if not may(owner, Action.OPEN_WORKSPACES):
        raise PermissionDenied
    if Member.objects.seats().filter(user=owner).count() >= MOST_WORKSPACES:
        raise ValidationError(
            _("You sit in {n} workspaces; that is as many as there can be.").format(n=MOST_WORKSPACES)
        )
    space = Workspace(title=plain(title), kind=kind, state=state, slug=_free_slug(title))
    space.full_clean()
    space.save()
    first = Party(workspace=space, kind=party_kind, name=plain(party))
    if party_kind == Party.Kind.STATE:
        first.state = state
    elif party_kind == Party.Kind.RECOMMENDING_STATE:
        if not asked_by:
            raise ValidationError(_("Say which State's recommendations you follow."))
        first.state = asked_by
    first.full_clean()
    first.save()
    space.lead = first
    space.save()
    scope = Scope.objects.create(workspace=space, asked_by=asked_by)
    scope.reviews.set(reviews or _reviews(state, asked_by))
    return Member.objects.create(workspace=space, party=first, user=owner, role=Role.COORDINATOR)


def _reviews(state: str, asked_by: str) -> QuerySet[Review]:
    if state:
        return Review.objects.filter(state=state)
    asked = Pair.objects.filter(state=asked_by, state__gt="").values("recommendation__review")
    return Review.objects.filter(pk__in=asked)


def _free_slug(title: str) -> str:
    """Return a name for the address that nobody has, from the title."""
    stem = slugify(title)[:50] or "workspace"
    taken = set(Workspace.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        name for name in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if name not in taken
    )
