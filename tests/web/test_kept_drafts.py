"""Drafts that a person keeps: his alone, in no figure and no search."""

import io
import re

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.records import drafts
from uprtracker.records.drafts import delete_draft, save_draft
from uprtracker.records.models import DataVersion, Draft
from uprtracker.search import Query, build_index, find
from uprtracker.web.figures import totals

TEXT = "Repair the lighthouse of Kelpwick\nand paint it"


@pytest.fixture
def owner(db, home):
    return User.objects.create(username="owner")


@pytest.fixture
def writer(owner):
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def kept(owner):
    return save_draft(owner=owner, text=TEXT, state="SVN", by="FRA")


def test_a_draft_is_saved_changed_and_deleted(writer, owner):
    sent = {"state": "Slovenia", "by": "France", "text": TEXT}
    answer = writer.post("/draft/kept/", sent, follow=True)
    one = Draft.objects.get()
    assert (one.owner, one.state, one.by, one.text) == (owner, "SVN", "FRA", TEXT)
    assert answer.redirect_chain == [(f"/draft/kept/{one.pk}/", 302)]
    assert "Kelpwick" in answer.text
    assert answer["Cache-Control"] == "private, no-store"
    writer.post(f"/draft/kept/{one.pk}/", {**sent, "by": "", "text": "Repair it now"})
    one.refresh_from_db()
    assert (one.by, one.text) == ("", "Repair it now")
    assert "Repair it now" in writer.get("/draft/kept/").text
    assert writer.post(f"/draft/kept/{one.pk}/delete/").status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize("wrong", [{"text": " "}, {"text": "x" * 3_001}, {"state": "Atlantis"}, {"by": "?"}])
def test_what_cannot_be_saved_comes_back_as_it_was_typed(writer, wrong):
    sent = {"state": "Slovenia", "by": "", "text": "Repair it now", **wrong}
    answer = writer.post("/draft/kept/", sent)
    assert answer.status_code == 400
    assert sent["text"].strip() in answer.text
    assert not Draft.objects.exists()


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_else_reads_changes_or_deletes_it(kept, superuser):
    other = User.objects.create(username="other", is_superuser=superuser)
    client = Client()
    client.force_login(other)
    for page in ("", "delete/"):
        assert client.post(f"/draft/kept/{kept.pk}/{page}", {"text": "Mine"}).status_code == 404
    for page in ("/", ".docx", ".txt"):
        assert client.get(f"/draft/kept/{kept.pk}{page}").status_code == 404
    assert "Kelpwick" not in client.get("/draft/kept/").text
    with pytest.raises(PermissionDenied):
        save_draft(owner=other, text="Mine", draft=kept)
    with pytest.raises(PermissionDenied):
        delete_draft(draft=kept, person=other)
    kept.refresh_from_db()
    assert kept.text == TEXT


def test_visitors_are_led_to_sign_in_and_save_nothing(client, kept):
    for page in ("", f"{kept.pk}/", f"{kept.pk}.txt"):
        answer = client.get(f"/draft/kept/{page}")
        assert (answer.status_code, "Kelpwick" in answer.text) == (302, False)
    assert client.post("/draft/kept/", {"text": TEXT}).status_code == 302
    assert Draft.objects.count() == 1
    assert 'formaction="/draft/kept/"' not in client.get("/draft/").text


def test_somebody_without_a_role_signs_in_and_comes_back_to_the_desk(client, owner):
    owner.set_password("lighthouse of Kelpwick")
    owner.save()
    sign_in = re.search(r'href="(/accounts/login/[^"]+)"', client.get("/draft/").text)[1]
    sent = {"login": "owner", "password": "lighthouse of Kelpwick"}
    answer = client.post(sign_in, sent, follow=True)
    assert answer.redirect_chain[-1][0] == "/draft/"
    assert 'formaction="/draft/kept/"' in answer.text


def test_the_policy_opens_drafts_to_their_owner_alone(kept, owner):
    former = User.objects.create(username="former", is_active=False)
    assert may(owner, Action.KEEP_DRAFTS, kept)
    assert not may(User.objects.create(username="admin", is_superuser=True), Action.KEEP_DRAFTS, kept)
    assert not may(former, Action.KEEP_DRAFTS)
    assert not may(owner, Action.KEEP_DRAFTS, object())
    assert not may(owner, Action.EDIT_RECORDS, kept)


def test_there_is_an_end_to_what_one_person_keeps(kept, owner, monkeypatch):
    monkeypatch.setattr(drafts, "MOST", 1)
    with pytest.raises(PermissionDenied):
        save_draft(owner=owner, text="One more")
    save_draft(owner=owner, text="The same one", draft=kept)


def test_no_figure_and_no_search_knows_a_draft(kept):
    assert not DataVersion.objects.exists()
    build_index()
    assert find(Query(q="Kelpwick")).count == 0
    assert {one.value for one in totals()} == {0}


def test_files_hold_states_and_text(writer, kept):
    plain = writer.get(f"/draft/kept/{kept.pk}.txt")
    assert plain.content.decode().splitlines() == [
        "State under Review: Slovenia",
        "Recommending State: France",
        "",
        "Repair the lighthouse of Kelpwick",
        "and paint it",
    ]
    word = writer.get(f"/draft/kept/{kept.pk}.docx")
    assert word["Content-Disposition"] == f'attachment; filename="upr-draft-{kept.pk}.docx"'
    paper = docx.Document(io.BytesIO(word.content))
    assert [one.text for one in paper.paragraphs][-2:] == TEXT.split("\n")
    assert paper.core_properties.author == ""
    assert writer.get(f"/draft/kept/{kept.pk}.exe").status_code == 404


def test_a_file_of_odd_signs_opens(owner):
    from uprtracker.publishing.draft_paper import draft_paper

    paper = docx.Document(io.BytesIO(draft_paper("docx", [], "a\x0bb\x1f\ud7ff\uffff\ncd")))
    assert [one.text for one in paper.paragraphs][-1] == "cd"
