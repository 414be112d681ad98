"""The pages of people in a workspace: inviting, accepting, managing, leaving, as their readers meet them."""

import re

import pytest
from django.urls import reverse

from uprtracker.accounts.models import Member, User
from uprtracker.accounts.policy import seat


def address(space, name="people") -> str:
    return reverse(f"web:workspace-{name}", args=[space.workspace.slug])


def test_from_an_invitation_to_the_seat(client, space):
    client.force_login(space.cso.coordinator.user)
    page = client.post(address(space), {"do": "invite", "member-role": "editor", "member-email": ""})
    link = re.search(r"/invitations/[\w-]+/", page.text)[0]
    assert page["Cache-Control"] == "private, no-store"
    assert link not in client.get(address(space)).text
    client.logout()
    page = client.get(link)
    assert "Bridge Watch" in page.text
    assert f"next={link}".replace("/", "%2F") in page.text
    guest = User.objects.create(username="guest")
    client.force_login(guest)
    page = client.post(link, {"pseudonym": "Heron"}, follow=True)
    assert page.redirect_chain == [(f"/workspaces/{space.workspace.slug}/", 302)]
    assert seat(guest, space.workspace).shown_name == "Heron"
    assert client.get(link).status_code == 404


def test_another_party_shows_its_name_and_none_of_its_members(client, space):
    client.force_login(space.cso.coordinator.user)
    page = client.get(address(space)).text
    assert "Ministry" in page
    assert "state reader" not in page


def test_a_party_is_invited_and_invited_again(client, space):
    client.force_login(space.cso.coordinator.user)
    given = {"do": "invite-party", "party-kind": "nhri", "party-name": "Ombudsman"}
    first = re.search(r"/invitations/[\w-]+/", client.post(address(space), given).text)[0]
    twice = client.post(address(space), given)
    assert twice.status_code == 400
    assert "already" in twice.text
    party = space.workspace.parties.get(name="Ombudsman")
    again = client.post(address(space), {"do": "invite-again", "party": party.pk}).text
    second = re.search(r"/invitations/[\w-]+/", again)[0]
    client.logout()
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


@pytest.mark.parametrize("role", ["editor", "contributor", "reviewer", "reader"])
def test_others_are_shown_no_way_to_manage_and_have_none(client, space, role):
    client.force_login(getattr(space.cso, role).user)
    assert "invite" not in client.get(address(space)).text.casefold().replace("invited", "")
    given = {"member": space.cso.reader.pk, "role": "coordinator"}
    for do in ("invite", "invite-party", "role", "remove", "withdraw", "nonsense"):
        fields = {"member-role": "reader", "party-kind": "cso", "party-name": "Other", "invitation": 1}
        assert client.post(address(space), {"do": do, **given, **fields}).status_code in (403, 404), do
    assert client.get(address(space, "frame")).status_code == 403
    assert Member.objects.get(pk=space.cso.reader.pk).role == "reader"


def test_members_of_other_parties_are_not_there(client, space):
    client.force_login(space.cso.coordinator.user)
    for do in ("role", "remove"):
        given = {"do": do, "member": space.state.reader.pk, "role": "reader"}
        assert client.post(address(space), given).status_code == 404
    assert client.post(address(space), {"do": "remove", "member": "9" * 30}).status_code == 404


def test_the_last_coordinator_is_told_to_hand_over_and_does(client, space):
    client.force_login(space.cso.coordinator.user)
    refused = client.post(address(space, "me"), {"do": "leave"})
    assert refused.status_code == 400
    assert "coordinator" in refused.text
    given = {"do": "leave", "successor": space.cso.reader.pk}
    assert client.post(address(space, "me"), given)["Location"] == "/workspaces/"
    assert client.get(address(space)).status_code == 404


def test_the_frame_is_changed_closed_and_opened(client, space):
    client.force_login(space.cso.coordinator.user)
    client.post(address(space, "frame"), {"do": "describe", "title": "Roads", "about": "Ours"})
    client.post(address(space, "frame"), {"do": "follow"})
    client.post(address(space, "frame"), {"do": "close"})
    space.workspace.refresh_from_db()
    assert space.workspace.title == "Roads"
    assert not space.workspace.scope.reviews.exists()
    assert client.post(address(space, "frame"), {"do": "describe", "title": "X"}).status_code == 403
    client.post(address(space, "frame"), {"do": "reopen"})
    client.post(address(space, "frame"), {"do": "follow", "review": "XAA-45"})
    assert [one.code for one in space.workspace.scope.reviews.all()] == ["XAA-45"]
