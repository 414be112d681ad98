"""Members of a party: roles, names, leaving. A party always keeps a coordinator while it has members.

What somebody wrote stays the party's, under the name it was written with.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Member, Party, Role, Trace
from uprtracker.accounts.models.workspace import Members
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.spaces.names import free_pseudonym


def seats(party: Party) -> Members:
    """Return who sits in a party now."""
    return Member.objects.seats().filter(party=party).select_related("user", "party")


@transaction.atomic
def set_role(member: Member, role: str, *, by: Member) -> None:
    """Give a member another role. Raises PermissionDenied, ValidationError for the last coordinator."""
    current = _locked(member)
    if role not in Role.values or not may(by.user_or_nobody, Action.MANAGE_PARTY, current.party):
        raise PermissionDenied
    if role != Role.COORDINATOR:
        _keep_a_coordinator(current)
    current.role = role
    current.save(update_fields=["role"])
    trace(by, Trace.Verb.CHANGED, about="people/")


@transaction.atomic
def remove(member: Member, *, by: Member) -> None:
    """Take a member's seat away. Raises PermissionDenied; oneself leaves by `leave`."""
    current = _locked(member)
    if current.pk == by.pk or not may(by.user_or_nobody, Action.MANAGE_PARTY, current.party):
        raise PermissionDenied
    _go(current)
    trace(by, Trace.Verb.CHANGED, about="people/")


@transaction.atomic
def rename(seat: Member, pseudonym: str) -> None:
    """Set the name that others read from now on, "" for the person's own. Raises ValidationError."""
    current = _locked(seat)
    current.pseudonym = free_pseudonym(current.workspace, pseudonym, of=current)
    current.save(update_fields=["pseudonym"])


@transaction.atomic
def leave(seat: Member, *, successor: Member | None = None) -> None:
    """Leave. The last coordinator hands over to `successor`; with its last member a party leaves too.

    Raises ValidationError where somebody has to take over first, PermissionDenied for a successor who
    sits elsewhere.
    """
    current = _locked(seat)
    if successor is not None:
        heir = _locked(successor)
        if current.role != Role.COORDINATOR or heir.party_id != current.party_id or heir.pk == current.pk:
            raise PermissionDenied
        heir.role = Role.COORDINATOR
        heir.save(update_fields=["role"])
    _keep_a_coordinator(current)
    if not seats(current.party).exclude(pk=current.pk).exists():
        _party_leaves(current.party)
    _go(current)
    trace(current, Trace.Verb.LEFT, about="people/")


def heirs(seat: Member) -> Members:
    """Return who could take over from this seat: the other members of the party."""
    return seats(seat.party).exclude(pk=seat.pk)


def must_hand_over(seat: Member) -> bool:
    """Tell whether this is the last coordinator of a party that has other members."""
    others = heirs(seat)
    last = seat.role == Role.COORDINATOR and not others.filter(role=Role.COORDINATOR).exists()
    return last and others.exists()


def _keep_a_coordinator(member: Member) -> None:
    if must_hand_over(member):
        raise ValidationError(
            _("{party} would be left without a coordinator. Make another member coordinator first.").format(
                party=member.party
            )
        )


def _party_leaves(party: Party) -> None:
    """Close a party behind its last member; the leading one hands the lead over before, or is alone."""
    space = party.workspace
    others = Party.objects.filter(workspace=space, left_at=None).exclude(pk=party.pk)
    if space.lead_id == party.pk:
        if others.filter(members__in=Member.objects.seats()).exists():
            raise ValidationError(
                _("{party} leads this workspace. Hand the lead over to another party first.").format(
                    party=party
                )
            )
        space.closed_at = timezone.now()
        space.save(update_fields=["closed_at"])
    party.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    party.left_at = timezone.now()
    party.save(update_fields=["left_at"])


def _go(member: Member) -> None:
    member.left_at, member.feed, member.mail = timezone.now(), "", ""
    member.save(update_fields=["left_at", "feed", "mail"])


def _locked(member: Member) -> Member:
    """Return a seat as it stands, its party locked: two coordinators who leave at once leave one behind."""
    Party.objects.select_for_update().get(pk=member.party_id)
    current = Member.objects.seats().select_related("workspace", "party", "user").filter(pk=member.pk).first()
    if current is None:
        raise PermissionDenied
    return current
