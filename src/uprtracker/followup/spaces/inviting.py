"""Inviting people into a party and parties into a workspace: by mail or by a link handed over by hand.

A link lets one person in, once, within two weeks. Its secret is kept nowhere; who wants it again
makes another.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.invitations import by_digest, digest_of, new_secret
from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Invitation, Member, Party, Role, Trace, User
from uprtracker.accounts.policy import Action, may, seat
from uprtracker.followup.spaces.invitation_mail import send
from uprtracker.followup.spaces.names import free_pseudonym, plain

STANDS = timedelta(days=14)
"""How long an invitation can be used."""
MOST_OPEN = 100
"""Invitations of one party that may stand open, and parties of one workspace."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and its address, which cannot be had again. `mailed`: whether a mail went out."""

    invitation: Invitation
    address: str
    mailed: bool


def invite(*, by: Member, role: str, email: str = "", party: Party | None = None) -> Invited:
    """Invite somebody into the own party, or the first coordinator into a party that was invited.

    Raises PermissionDenied, ValidationError.
    """
    into = party or by.party
    if not may(by.user_or_nobody, Action.MANAGE_PARTY, into) or by.workspace.closed_at is not None:
        raise PermissionDenied
    if role not in Role.values or (into.pk != by.party_id and role != Role.COORDINATOR):
        raise PermissionDenied
    return _sent(*_make(by, into, role, email))


def invite_party(
    *, by: Member, kind: str, name: str, acronym: str = "", state: str = "", email: str = ""
) -> Invited:
    """Invite a party by its first coordinator. Raises PermissionDenied, ValidationError."""
    if not may(by.user_or_nobody, Action.COORDINATE, by.workspace):
        raise PermissionDenied
    if by.workspace.parties.count() >= MOST_OPEN:
        raise ValidationError(_("There can be {n} parties at most.").format(n=MOST_OPEN))
    of_state = kind in (Party.Kind.STATE, Party.Kind.RECOMMENDING_STATE)
    into = Party(
        workspace=by.workspace,
        kind=kind,
        name=plain(name),
        acronym=plain(acronym),
        state=state if of_state else "",
    )
    if by.workspace.parties.filter(name__iexact=into.name).exists():
        raise ValidationError(_("There is a party of this name already."))
    with transaction.atomic():
        into.full_clean()
        into.save()
        invitation, address = _make(by, into, Role.COORDINATOR, email)
    return _sent(invitation, address)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Member) -> None:
    """Withdraw an invitation; its link leads nowhere from now on. Raises PermissionDenied."""
    if not may(by.user_or_nobody, Action.MANAGE_PARTY, invitation.party):
        raise PermissionDenied
    Invitation.objects.filter(pk=invitation.pk, used_at=None).update(withdrawn_at=timezone.now())


def open_invitations(party: Party) -> list[Invitation]:
    """Return the invitations of a party that can be used now, newest first."""
    return list(
        party.invitations.select_related("made_by__user").filter(
            used_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
        )
    )


@transaction.atomic
def accept(secret: str, *, person: User, pseudonym: str = "") -> Member:
    """Give a person the seat that an invitation offers; the link works once.

    Raises PermissionDenied where there is no such invitation (any more), ValidationError where the
    person cannot sit there.
    """
    digest = digest_of(secret)
    if not person.is_active or by_digest(digest) is None:
        raise PermissionDenied
    locked = Invitation.objects.select_for_update(of=("self",)).select_related("party__workspace")
    invitation = locked.get(digest=digest)
    if invitation.used_at or invitation.withdrawn_at:  # somebody was faster
        raise PermissionDenied
    into = invitation.party
    if seat(person, into.workspace) is not None:
        raise ValidationError(
            _("You sit in this workspace already. Nobody can sit in two of its parties at once.")
        )
    # A seat in a party that left, or of a time when the account was closed, would block the new one.
    Member.objects.filter(workspace=into.workspace, user=person, left_at=None).update(left_at=timezone.now())
    member = Member(
        workspace=into.workspace,
        party=into,
        user=person,
        role=invitation.role,
        pseudonym=free_pseudonym(into.workspace, pseudonym),
    )
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError:
        raise PermissionDenied from None
    invitation.used_by, invitation.used_at = member, timezone.now()
    invitation.save(update_fields=["used_by", "used_at"])
    trace(member, Trace.Verb.JOINED, about="people/")
    return member


def _sent(invitation: Invitation, address: str) -> Invited:
    return Invited(invitation, address, mailed=send(invitation, address))


def _make(by: Member, into: Party, role: str, email: str) -> tuple[Invitation, str]:
    email = email.strip()
    if email:
        validate_email(email)
    if len(open_invitations(into)) >= MOST_OPEN:
        raise ValidationError(
            _("{n} invitations stand open; withdraw those that are not used.").format(n=MOST_OPEN)
        )
    secret, digest = new_secret()
    invitation = Invitation.objects.create(
        party=into, role=role, email=email, digest=digest, made_by=by, expires_at=timezone.now() + STANDS
    )
    trace(by, Trace.Verb.INVITED, about="people/")
    return invitation, f"{settings.UPR_ADDRESS}/invitations/{secret}/"
