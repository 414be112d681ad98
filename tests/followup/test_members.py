"""Roles, leaving and handing over: a party keeps a coordinator, a workspace its lead."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import seat
from uprtracker.followup.spaces.frame import close, hand_lead, reopen
from uprtracker.followup.spaces.members import leave, remove, seats, set_role


def empty_but(party, *kept: Member) -> None:
    seats(party).exclude(pk__in=[one.pk for one in kept]).delete()


def test_the_last_coordinator_hands_over_first(space):
    one = space.cso.coordinator
    with pytest.raises(ValidationError):
        leave(one)
    with pytest.raises(ValidationError):
        set_role(one, "reader", by=one)
    leave(one, successor=space.cso.editor)
    assert seat(one.user, space.workspace) is None
    assert seat(space.cso.editor.user, space.workspace).role == "coordinator"


def test_nobody_hands_over_to_another_party_or_without_the_role(space):
    for leaver, heir in (
        (space.cso.coordinator, space.state.editor),
        (space.cso.editor, space.cso.reader),
        (space.cso.coordinator, space.cso.coordinator),
    ):
        with pytest.raises(PermissionDenied):
            leave(leaver, successor=heir)


def test_coordinators_manage_their_own_party_alone(space):
    set_role(space.cso.reader, "editor", by=space.cso.coordinator)
    remove(space.cso.contributor, by=space.cso.coordinator)
    assert seat(space.cso.contributor.user, space.workspace) is None
    for by, member in (
        (space.cso.coordinator, space.state.reader),
        (space.state.coordinator, space.cso.editor),
        (space.cso.editor, space.cso.reviewer),
    ):
        with pytest.raises(PermissionDenied):
            remove(member, by=by)
        with pytest.raises(PermissionDenied):
            set_role(member, "coordinator", by=by)


def test_with_its_last_member_a_party_leaves(space):
    last = space.state.coordinator
    empty_but(space.state.party, last)
    leave(last)
    space.state.party.refresh_from_db()
    assert space.state.party.left_at
    space.workspace.refresh_from_db()
    assert space.workspace.closed_at is None


def test_the_leading_party_hands_the_lead_over_before_its_last_member_leaves(space):
    last = space.cso.coordinator
    empty_but(space.cso.party, last)
    with pytest.raises(ValidationError):
        leave(last)
    hand_lead(space.state.party, by=last)
    last = seat(last.user, space.workspace)
    with pytest.raises(PermissionDenied):
        hand_lead(space.cso.party, by=last)
    leave(last)
    assert not seats(space.cso.party).exists()


def test_when_nobody_is_left_the_workspace_closes(space):
    empty_but(space.state.party)
    empty_but(space.cso.party, space.cso.coordinator)
    leave(space.cso.coordinator)
    space.workspace.refresh_from_db()
    assert space.workspace.closed_at


def test_who_leads_closes_and_opens_again(space):
    with pytest.raises(PermissionDenied):
        close(by=space.state.coordinator)
    close(by=space.cso.coordinator)
    space.workspace.refresh_from_db()
    assert space.workspace.closed_at
    reopen(by=seat(space.cso.coordinator.user, space.workspace))
    space.workspace.refresh_from_db()
    assert space.workspace.closed_at is None
