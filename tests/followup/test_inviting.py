"""Invitations: let one person in, once, in time; their secrets are kept nowhere."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from uprtracker.accounts.invitations import standing
from uprtracker.accounts.models import Invitation, Member, Party, User
from uprtracker.accounts.policy import seat
from uprtracker.followup.spaces.frame import close
from uprtracker.followup.spaces.inviting import accept, invite, invite_party, withdraw


def secret_of(invited) -> str:
    return invited.address.rstrip("/").rpartition("/")[2]


@pytest.fixture
def guest(db) -> User:
    return User.objects.create(username="guest", first_name="Gus", last_name="Guest")


def test_one_person_comes_in_once(space, guest):
    invited = invite(by=space.cso.coordinator, role="editor")
    secret = secret_of(invited)
    assert secret not in str(Invitation.objects.values())
    member = accept(secret, person=guest)
    assert (member.party, member.role) == (space.cso.party, "editor")
    with pytest.raises(PermissionDenied):
        accept(secret, person=User.objects.create(username="second"))
    assert Member.objects.seats().filter(party=space.cso.party).count() == 6


@pytest.mark.parametrize("how", ["expired", "withdrawn", "closed", "party left", "unknown"])
def test_what_does_not_stand_lets_nobody_in(space, guest, how):
    invited = invite(by=space.cso.coordinator, role="reader")
    secret = secret_of(invited)
    if how == "expired":
        Invitation.objects.update(
            made_at=timezone.now() - timedelta(days=20), expires_at=timezone.now() - timedelta(days=6)
        )
    elif how == "withdrawn":
        withdraw(invited.invitation, by=space.cso.coordinator)
    elif how == "closed":
        close(by=space.cso.coordinator)
    elif how == "party left":
        Party.objects.update(left_at=timezone.now())
    else:
        secret = secret[::-1]
    assert standing(secret) is None
    with pytest.raises(PermissionDenied):
        accept(secret, person=guest)
    assert seat(guest, space.workspace) is None


@pytest.mark.parametrize("role", ["editor", "contributor", "reviewer", "reader"])
def test_coordinators_alone_invite(space, role):
    with pytest.raises(PermissionDenied):
        invite(by=getattr(space.cso, role), role="reader")


def test_nobody_invites_into_another_party_that_has_come(space):
    with pytest.raises(PermissionDenied):
        invite(by=space.cso.coordinator, role="coordinator", party=space.state.party)
    made = invite(by=space.state.coordinator, role="reader").invitation
    with pytest.raises(PermissionDenied):
        withdraw(made, by=space.cso.coordinator)


def test_the_leading_party_invites_a_party_and_has_no_say_from_then_on(space, guest):
    with pytest.raises(PermissionDenied):
        invite_party(by=space.state.coordinator, kind="nhri", name="Ombudsman")
    invited = invite_party(by=space.cso.coordinator, kind="nhri", name="Ombudsman")
    member = accept(secret_of(invited), person=guest)
    assert (member.party.name, member.role) == ("Ombudsman", "coordinator")
    with pytest.raises(PermissionDenied):
        invite(by=space.cso.coordinator, role="coordinator", party=member.party)


def test_nobody_sits_in_two_parties(space):
    invited = invite(by=space.cso.coordinator, role="reader")
    with pytest.raises(ValidationError):
        accept(secret_of(invited), person=space.state.reader.user)
    assert standing(secret_of(invited)) is not None


def test_a_pseudonym_is_its_holders_alone(space, guest):
    first = invite(by=space.cso.coordinator, role="reader")
    member = accept(secret_of(first), person=guest, pseudonym=" Heron\n ")
    assert member.shown_name == "Heron"
    second = invite(by=space.cso.coordinator, role="reader")
    with pytest.raises(ValidationError):
        accept(secret_of(second), person=User.objects.create(username="other"), pseudonym="heron")


def test_the_mail_has_the_link_and_nothing_is_sent_without_mail(space, settings, mailoutbox):
    assert not invite(by=space.cso.coordinator, role="reader", email="a@example.org").mailed
    settings.UPR_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "upr@example.org"
    invited = invite(by=space.cso.coordinator, role="reader", email="a@example.org")
    assert invited.mailed
    assert invited.address in mailoutbox[0].body
    assert mailoutbox[0].to == ["a@example.org"]


class Broken(BaseEmailBackend):
    def send_messages(self, _messages):
        raise OSError("no route")


def test_a_mail_that_cannot_be_sent_leaves_the_link(space, settings):
    settings.UPR_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "upr@example.org"
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    invited = invite(by=space.cso.coordinator, role="reader", email="a@example.org")
    assert not invited.mailed
    assert standing(secret_of(invited)) is not None
