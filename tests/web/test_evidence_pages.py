"""Pages of evidence in a workspace, as seats of two parties open them."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from uprtracker.accounts.models import Level, Member, Party, Role, User
from uprtracker.followup.evidence.taking_in import add_evidence
from uprtracker.followup.models import Evidence, IntakeForm, RejectedPassage
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.records.models import Document, Paragraph, Recommendation, Review

PDF = b"%PDF-1.7\nplanks"


@pytest.fixture
def seat(db):
    review = Review.objects.create(code="XAA-45", state="XAA", session=45, cycle=4, status="adopted")
    Recommendation.objects.create(
        review=review, code="XAA-45-1.1", number="1.1", text="Repair the bridge.", origin="conclusions"
    )
    owner = User.objects.create(username="ama", first_name="Ama")
    return open_workspace(
        owner=owner, title="Bridges", kind="country", party="Bridge Watch", party_kind="cso", state="XAA"
    )


@pytest.fixture
def inside(client, seat):
    client.force_login(seat.user)
    return client


def _url(name, *args):
    return reverse(f"web:workspace-{name}", args=["bridges", *args])


def test_evidence_is_written_down_with_files_and_given_out_to_be_saved(inside):
    sent = {
        "title": "Planks are missing",
        "codes": "XAA-45-1.1",
        "method": "observation",
        "consent": "unknown",
        "reliability": "B",
    }
    upload = SimpleUploadedFile("<b>.pdf", PDF, "text/html")
    response = inside.post(_url("evidence-add"), {**sent, "level": "party", "uploads": upload})
    evidence = Evidence.objects.get()
    assert response.url == _url("evidence-one", evidence.pk)
    page = inside.get(response.url).content.decode()
    assert "Planks are missing" in page and "&lt;b&gt;.pdf" in page
    file = inside.get(_url("evidence-file", evidence.pk, evidence.files.get().pk))
    assert file.content == PDF
    assert file["Content-Disposition"].startswith("attachment")
    assert "sandbox" in file["Content-Security-Policy"]
    assert file["Cache-Control"] == "private, no-store"
    record = inside.get(reverse("web:workspace-record", args=["bridges", "XAA-45-1.1"])).content.decode()
    assert "Planks are missing" in record and "B-" in record


def test_what_is_wrong_is_said_and_nothing_comes_in(inside):
    sent = {"title": "x", "codes": "XAB-1-1", "method": "other", "consent": "unknown", "level": "party"}
    page = inside.post(_url("evidence-add"), sent).content.decode()
    assert "XAB-1-1" in page
    upload = SimpleUploadedFile("page.pdf", b"<html>")
    inside.post(_url("evidence-add"), {**sent, "codes": "", "uploads": upload})
    assert not Evidence.objects.exists()


def test_to_another_party_it_is_not_there(client, seat):
    evidence = add_evidence(Evidence(title="Ours"), by=seat, files=[SimpleUploadedFile("a.pdf", PDF)])
    party = Party.objects.create(workspace=seat.workspace, kind="state", name="Ministry", state="XAA")
    user = User.objects.create(username="official")
    Member.objects.create(workspace=seat.workspace, party=party, user=user, role=Role.COORDINATOR)
    client.force_login(user)
    for name, args in (
        ("evidence-one", [evidence.pk]),
        ("evidence-change", [evidence.pk]),
        ("evidence-file", [evidence.pk, evidence.files.get().pk]),
    ):
        assert client.get(_url(name, *args)).status_code == 404
        assert client.get(_url(name, *[one + 900 for one in args])).status_code == 404
    assert client.post(_url("evidence-one", evidence.pk), {"do": "deleted"}).status_code == 404
    assert "Ours" not in client.get(_url("evidence")).content.decode()


def test_two_people_change_it_and_no_words_are_lost(inside, seat):
    evidence = add_evidence(Evidence(title="Planks", account="Seven"), by=seat)
    sent = {"title": "Planks", "codes": "", "method": "other", "consent": "unknown", "revision": 1}
    url = _url("evidence-change", evidence.pk)
    assert inside.post(url, {**sent, "account": "Eight"}).status_code == 302
    page = inside.post(url, {**sent, "account": "Nine"}).content.decode()
    assert "Eight" in page and "Nine" in page
    assert Evidence.objects.get().account == "Eight"


def test_buttons_share_publish_and_delete(inside, seat):
    evidence = add_evidence(Evidence(title="Planks", consent="private"), by=seat)
    url = _url("evidence-one", evidence.pk)
    inside.post(url, {"do": "workspace"})
    assert Evidence.objects.get().level == Level.WORKSPACE
    assert "have not agreed" in inside.post(url, {"do": "publish"}).content.decode()
    assert inside.post(url, {"do": "anything"}).status_code == 403
    inside.post(url, {"do": "withdrawn"})
    assert "Planks" not in inside.get(url).content.decode()


def test_passages_are_accepted_rejected_and_undone(inside):
    later = Review.objects.create(code="XAA-60", state="XAA", session=60, cycle=5, status="reviewed")
    report = Document.objects.create(
        sha256="c" * 64, symbol="A/HRC/WG.6/60/XAA/1", kind="national_report", media="pdf", name="r", size=1,
        review=later, read_at=datetime(2026, 2, 1, tzinfo=UTC),
    )  # fmt: skip
    said = [
        Paragraph.objects.create(document=report, order=at, number=str(at), text=text)
        for at, text in enumerate(
            ("The bridge was repaired.", "Repairs of the bridge go on.", "Taxes fell."), 1
        )
    ]
    url = _url("passages", "XAA-45-1.1")
    assert "The bridge was repaired." in inside.get(url).content.decode()
    inside.post(url, {"do": "accept", "paragraph": said[0].pk})
    inside.post(url, {"do": "reject", "paragraph": said[1].pk})
    assert Evidence.objects.get().account == "The bridge was repaired."
    assert RejectedPassage.objects.get().paragraph == "2"
    inside.post(url, {"do": "undo", "paragraph": said[1].pk})
    assert not RejectedPassage.objects.exists()
    assert inside.post(url, {"do": "accept", "paragraph": 10**9}).status_code == 404


def test_the_link_of_a_form_shows_once(inside):
    sent = {"title": "The bridge", "question": "Is it open?", "received_level": "coordinators"}
    page = inside.post(_url("form-add"), sent).content.decode()
    form = IntakeForm.objects.get()
    assert "/tell/" in page
    assert "/tell/" not in inside.get(_url("form", form.pk)).content.decode()
    assert "/tell/" in inside.post(_url("form", form.pk), {"do": "renew"}).content.decode()
    inside.post(_url("form", form.pk), {"do": "close"})
    assert IntakeForm.objects.get().closed_at


def test_published_evidence_stands_on_the_public_page_until_it_is_given_up(inside, seat):
    evidence = add_evidence(Evidence(title="Planks", consent="public", codes=["XAA-45-1.1"]), by=seat)
    url = _url("evidence-one", evidence.pk)
    public = reverse("web:recommendation", args=["XAA-45-1.1"])
    twin = reverse("web:recommendation-data", args=["XAA-45-1.1"])
    assert "Planks" not in Client().get(public).content.decode()
    inside.post(url, {"do": "publish"})
    page = Client().get(public).content.decode()
    assert "Planks" in page and "Bridge Watch" in page
    assert [one["party"] for one in Client().get(twin).json()["evidence"]] == ["Bridge Watch"]
    inside.post(url, {"do": "withdrawn"})
    assert "Planks" not in Client().get(public).content.decode()
    assert Client().get(twin).json()["evidence"] == []
