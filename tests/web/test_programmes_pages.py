"""Pages of country programmes and of the register of commitments; the desk behind them."""

from datetime import date
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from docx import Document as Word

from uprtracker.accounts.models import User
from uprtracker.agenda.events.models import DonorTag
from uprtracker.agenda.programmes.models import Commitment, Programme, Stage


@pytest.fixture
def organiser(db):
    made = User.objects.create_user("otto", password="a long word of mine")
    made.groups.add(Group.objects.get_or_create(name="organisers")[0])
    return made


@pytest.fixture
def programme(db):
    made = Programme.objects.create(
        iso3="UGA", cycle=4, title="Ponds for all", slug="ponds", state="published",
        partners=["The Coalition"], summary="With **partners**.",
    )  # fmt: skip
    stage = Stage.objects.create(
        programme=made, kind="dialogue", held_on=date(2026, 6, 1), outcome="<b>Nine</b> promises",
        documents=["https://example.org/minutes The minutes"],
    )  # fmt: skip
    Stage.objects.create(programme=made, kind="next_review", planned_on=date(2027, 1, 20))
    Commitment.objects.create(
        programme=made, text="Dig one pond.", by_whom="The ministry", stage=stage, due_on=date(2026, 9, 1),
        source="Minutes",
    )  # fmt: skip
    return made


def test_a_programme_is_a_timeline_and_a_list(client, programme):
    page = client.get("/programmes/ponds/").content.decode()
    assert '<svg width="100%"' in page
    assert "Held on 1 June 2026" in page and "Planned for 20 January 2027" in page
    assert "&lt;b&gt;Nine&lt;/b&gt;" in page
    assert "<strong>partners</strong>" in page
    assert '<a href="https://example.org/minutes"' in page
    assert "overdue" in page
    data = client.get("/programmes/ponds.json").json()
    assert [one["kind"] for one in data["stages"]] == ["dialogue", "next_review"]
    assert data["commitments"][0]["due_on"] == "2026-09-01"


def test_donors_are_internal_unless_their_tag_is_public(client, programme):
    secret = DonorTag.objects.create(slug="a", name="Hidden Lake Fund")
    public = DonorTag.objects.create(slug="b", name="Open River Fund", public=True)
    programme.donors.set([secret, public])
    for address in ("/programmes/ponds/", "/programmes/ponds.json", "/programmes/"):
        assert b"Hidden Lake" not in client.get(address).content
    assert b"Open River" in client.get("/programmes/ponds/").content


def test_drafts_are_not_there(client, programme):
    Programme.objects.update(state="draft")
    assert client.get("/programmes/ponds/").status_code == 404
    assert b"Ponds for all" not in client.get("/programmes/").content
    for address in ("/commitments/", "/commitments.json", "/commitments/table.csv"):
        assert b"Dig one pond" not in client.get(address).content


def test_the_register_of_commitments(client, programme):
    page = client.get("/commitments/?due=overdue").content.decode()
    assert "Dig one pond." in page and "overdue" in page
    assert client.get("/commitments.json?state=KEN").json()["commitments"] == []
    table = client.get("/commitments/table.csv").content.decode()
    assert "Dig one pond." in table and "2026-09-01" in table
    assert client.get("/commitments/table.xml").status_code == 404


def test_an_organiser_writes_all_of_it(client, organiser):
    client.force_login(organiser)
    donor = DonorTag.objects.create(slug="a", name="Lake Fund")
    new = reverse("web:edited-new", args=["programmes"])
    words = {
        "iso3": "UGA", "cycle": "4", "title": "Ponds", "summary": "", "partners": "One\nTwo",
        "language": "en", "donors": [donor.pk], "do": "save",
    }  # fmt: skip
    assert client.post(new, {**words, "cycle": "0"}).status_code == 400
    client.post(new, words)
    made = Programme.objects.get()
    assert (made.partners, list(made.donors.all())) == (["One", "Two"], [donor])
    desk = reverse("web:desk-programme", args=[made.pk])
    stage = {"kind": "workshop", "planned_on": "2026-06-01", "title": "Workshop"}
    bad = {**stage, "documents": "javascript:alert(1)"}
    assert client.post(reverse("web:desk-stage-new", args=[made.pk]), bad).status_code == 422
    assert client.post(reverse("web:desk-stage-new", args=[made.pk]), stage)["Location"] == desk
    kept = made.stages.get()
    promise = {"text": "Dig", "by_whom": "Ministry", "source": "Minutes", "stage": kept.pk}
    client.post(reverse("web:desk-commitment-new", args=[made.pk]), promise)
    one = made.commitments.get()
    note = {"day": "2026-07-01", "status": "under_way", "words": "Begun", "source": "Visit"}
    address = reverse("web:desk-note", args=[made.pk, one.pk])
    assert client.post(address, {**note, "source": ""}).status_code == 422
    client.post(address, note)
    one.refresh_from_db()
    assert one.status == "under_way"
    page = client.get(desk).content.decode()
    assert "Begun" in page and "Lake Fund" in page
    client.post(reverse("web:desk-stage", args=[made.pk, kept.pk]), {"do": "delete"})
    assert not made.stages.exists()
    assert client.get(reverse("web:desk-stage", args=[made.pk, kept.pk])).status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "csv", "docx"])
def test_a_donors_report_as_a_file(client, organiser, programme, form):
    client.force_login(organiser)
    donor = DonorTag.objects.create(slug="a", name="=Lake Fund")
    programme.donors.add(donor)
    asked = {"donor": donor.pk, "first": "2026-01-01", "last": "2026-12-31"}
    address = reverse("web:desk-donor-report")
    assert "Nine" in client.get(address, asked).content.decode()
    answer = client.get(address, {**asked, "form": form})
    assert answer["Cache-Control"] == "private, no-store"
    if form == "docx":
        table = Word(BytesIO(answer.content)).tables[0]
        assert table.rows[1].cells[8].text == "<b>Nine</b> promises"
    if form == "csv":
        assert "Uganda" in answer.content.decode()
    assert client.get(address, {**asked, "last": "2025-01-01"}).status_code == 400
