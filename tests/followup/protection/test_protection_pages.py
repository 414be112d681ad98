"""The pages of a sealed log, for each kind of person."""

import pytest
from django.urls import reverse

from uprtracker.accounts.models import Trace
from uprtracker.followup.protection import log

SAYS = {"do": "write", "kind": "threat", "day": "2026-11-02", "happened": "A black car at Zirkelplatz."}


@pytest.fixture
def opened(space, key, client):
    client.force_login(space.cso.editor.user)
    page = reverse("web:workspace-protection", args=[space.workspace.slug])
    answer = client.post(page, {"title": "Quill"})
    client.post(answer["Location"], SAYS)
    return answer["Location"]


def test_a_log_is_opened_written_corrected_and_taken_out(client, space, opened):
    page = client.get(opened)
    assert "Zirkelplatz" in page.text
    assert (page["Cache-Control"], "noindex" in page["X-Robots-Tag"]) == ("private, no-store", True)
    address = f"{opened}{log.entries(log.logs_for(space.cso.editor)[0], by=space.cso.editor)[0].incident.pk}/"
    client.post(address, SAYS | {"number": "1", "happened": "It was grey."})
    late = client.post(address, SAYS | {"number": "1", "happened": "It was green."})
    assert (late.status_code, "It was grey." in late.text, "It was green." in late.text) == (409, True, True)
    said = client.get(f"{opened}log.json").json()
    assert [one["happened"] for one in said["entries"]] == ["It was grey."]
    assert [old["happened"] for old in said["entries"][0]["earlier"]] == [SAYS["happened"]]


def test_for_everybody_else_there_is_no_such_log(client, space, opened):
    made_up = opened[:-2] + ("0/" if opened[-2] != "0" else "1/")
    for person in (space.cso.coordinator, space.cso.reader, space.state.coordinator):
        client.force_login(person.user)
        for address in (opened, f"{opened}log.json"):
            assert client.get(address).status_code == 404
        assert client.get(opened).content == client.get(made_up).content.replace(
            made_up.encode(), opened.encode()
        )
        listed = client.get(reverse("web:workspace-protection", args=[space.workspace.slug]))
        assert "Quill" not in listed.text
    assert not Trace.objects.filter(about__startswith="protection").exists()


def test_without_the_key_the_page_says_so_and_shows_nothing(client, space, opened, key):
    key.unlink()
    page = client.get(opened)
    assert (page.status_code, "There is no key" in page.text, "Zirkelplatz" in page.text) == (
        503,
        True,
        False,
    )


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, opened):
    page = client.post(opened, SAYS | {"kind": "", "place": "Harbour"})
    assert (page.status_code, "Choose what kind" in page.text, 'value="Harbour"' in page.text) == (
        400,
        True,
        True,
    )
