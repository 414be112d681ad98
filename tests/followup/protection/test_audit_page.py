"""The audit of a party: its coordinators', without other parties and without the names behind pseudonyms."""

import pytest
from django.urls import reverse

from uprtracker.accounts.keeping import trace
from uprtracker.accounts.models import Trace


@pytest.fixture
def address(space) -> str:
    space.cso.editor.pseudonym = "Heron"
    space.cso.editor.save()
    trace(space.cso.editor, Trace.Verb.CHANGED, about="XAA-45-1.1")
    trace(space.state.editor, Trace.Verb.CHANGED, about="=HYPERLINK(1)")
    return reverse("web:workspace-audit", args=[space.workspace.slug])


def test_a_coordinator_sees_the_own_party_alone_and_pseudonyms_stay(client, space, address):
    client.force_login(space.cso.coordinator.user)
    page = client.get(address).text
    assert "Heron" in page and "XAA-45-1.1" in page
    for hidden in ("cso editor", "cso-editor", "HYPERLINK"):
        assert hidden not in page
    file = client.get(address.replace("audit/", "audit.csv")).content.decode()
    assert ("Heron" in file, "HYPERLINK" in file, "cso-editor" in file) == (True, False, False)


def test_one_member_and_one_kind_can_be_asked_for(client, space, address):
    client.force_login(space.cso.coordinator.user)
    found = client.get(address, {"member": space.cso.editor.pk, "verb": "changed"}).context["page"]
    assert [one.about for one in found] == ["XAA-45-1.1"]
    assert not client.get(address, {"member": space.state.editor.pk}).context["page"].object_list


def test_no_cell_of_the_file_is_a_formula(client, space, address):
    client.force_login(space.state.coordinator.user)
    assert "'=HYPERLINK" in client.get(address.replace("audit/", "audit.csv")).content.decode()


@pytest.mark.parametrize("role", ["editor", "contributor", "reviewer", "reader"])
def test_nobody_else_of_the_party_sees_it(client, space, address, role):
    client.force_login(getattr(space.cso, role).user)
    assert client.get(address).status_code == 403
    assert client.get(address.replace("audit/", "audit.csv")).status_code == 403
    assert address not in client.get(reverse("web:workspace", args=[space.workspace.slug])).text
