"""Pages of the cooperation record and of the register of mid-term reports."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from uprtracker.accounts.models import User
from uprtracker.agenda.programmes.models import CooperationEntry, MidTermReport
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.papers.drafts import begin
from uprtracker.records.editing import put_wording
from uprtracker.records.models import KeptFile, Review

PDF = b"%PDF-1.4 invented"


@pytest.fixture
def review(db):
    return Review.objects.create(
        code="SVN-34", state="SVN", session=34, cycle=3, status="reviewed", date=date(2019, 11, 12),
        source="an invented list",
    )  # fmt: skip


@pytest.fixture
def editor(db):
    made = User.objects.create_user("edith", password="a long word of mine")
    made.groups.add(Group.objects.get_or_create(name="editors")[0])
    return made


def report(review, **given):
    words = {
        "actor": "cso", "title": "Half way there", "slug": "half", "state": "published", "source": "x",
        "authors": ["The Coalition"], "checked_on": date(2026, 5, 1),
    }  # fmt: skip
    return MidTermReport.objects.create(review=review, **{**words, **given})


def test_the_record_is_on_the_docket_and_by_itself(client, review):
    docket = client.get("/reviews/svn-34/").content.decode()
    assert "Cooperation record" in docket
    assert "/reviews/svn-34/cooperation/" in docket
    page = client.get("/reviews/svn-34/cooperation/").content.decode()
    assert "The review took place." in page
    assert "12 November 2019" in page
    assert "Unknown here" in page
    data = client.get("/reviews/svn-34/cooperation.json").json()
    steps = {one["step"]: one for one in data["steps"]}
    assert steps["attendance"]["standing"] == "done"
    assert steps["addendum"] == {"step": "addendum", "standing": "unknown", "facts": []}


def test_addresses_have_one_form(client, review):
    assert client.get("/reviews/SVN-34/cooperation/")["Location"] == "/reviews/svn-34/cooperation/"
    assert client.get("/states/SVN/cooperation.json")["Location"] == "/states/svn/cooperation.json"
    assert client.get("/reviews/svn-99/cooperation/").status_code == 404
    assert client.get("/states/xyz/cooperation/").status_code == 404


def test_a_state_over_its_reviews(client, review):
    page = client.get("/states/svn/cooperation/").content.decode()
    assert "Session 34" in page
    assert "/states/svn/cooperation/" in client.get("/states/svn/").content.decode()
    data = client.get("/states/svn/cooperation.json").json()
    assert [one["review"] for one in data["reviews"]] == ["SVN-34"]


def test_an_entry_is_added_and_taken_back(client, review, editor):
    client.force_login(editor)
    address = reverse("web:desk-cooperation", args=["svn-34"])
    words = {
        "step": "plenary", "standing": "done", "words": "Spoke <b>first</b>.", "source": "The webcast",
        "checked_on": "2026-05-01", "date": "2020-03-12",
    }  # fmt: skip
    assert client.post(address, {**words, "source": "", "do": "add"}).status_code == 422
    assert client.post(address, {**words, "do": "add"}).status_code == 302
    page = client.get("/reviews/svn-34/cooperation/").content.decode()
    assert "Spoke &lt;b&gt;first&lt;/b&gt;." in page
    entry = CooperationEntry.objects.get()
    assert client.post(address, {"do": "take-back", "entry": "12345", "why": "x"}).status_code == 404
    client.post(address, {"do": "take-back", "entry": entry.pk, "why": "It was the other day"})
    assert "The webcast" not in client.get("/reviews/svn-34/cooperation/").content.decode()
    assert "It was the other day" in client.get(address).content.decode()


def test_the_register_shows_what_is_published(client, review):
    empty = client.get("/mid-term-reports/").content.decode()
    assert "No report has been entered here yet." in empty and "%" not in empty.partition("<main")[2]
    report(review)
    report(review, slug="draft", title="Not yet", state="draft")
    page = client.get("/mid-term-reports/").content.decode()
    assert "Half way there" in page and "Not yet" not in page
    assert "Reviews with a mid-term report · 1 of 1 (100.0" in page
    assert "1 of 1 (100.0" in client.get("/embed/mid-term-reports/?chart=reported").content.decode()
    data = client.get("/mid-term-reports.json?actor=state").json()
    assert data["reports"] == []
    assert data["figures"][-1] == {
        "cycle": None,
        "reviews_past_mid_term": 1,
        "with_report": {"state": 0, "nhri": 0, "cso": 1, "any": 1},
    }
    assert client.get("/mid-term-reports/half/").status_code == 200
    assert client.get("/mid-term-reports/draft/").status_code == 404


def test_a_review_in_the_register_has_follow_up(client, review, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "uprtracker.web.lists.reviews_without_follow_up", lambda codes, reported: seen.append(reported) or []
    )
    report(review)
    client.get("/lists/no-follow-up/")
    assert seen == [frozenset({"SVN-34"})]


def test_taken_back_is_gone(client, review):
    report(review, state="withdrawn", published_at="2026-05-01T00:00Z")
    assert client.get("/mid-term-reports/half/").status_code == 410


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_the_register_as_a_file(client, review, form):
    report(review, title="=1+1")
    answer = client.get(f"/mid-term-reports/table.{form}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{form}"')
    if form == "csv":
        assert '"\'=1+1"' in answer.content.decode() or "'=1+1" in answer.content.decode()
    assert client.get("/mid-term-reports/table.exe").status_code == 404


def test_the_feed_is_atom(client, review):
    report(review)
    report(review, slug="draft", title="Not yet", state="draft")
    tree = ElementTree.fromstring(client.get("/mid-term-reports/feed.atom").content)
    titles = [one.text for one in tree.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == ["UPR Tracker: Mid-term reports", "Slovenia: Half way there"]


NEW = "/desk/edited/mid-term-reports/new/"


def written(review, **given):
    return {
        "review": review.pk, "actor": "state", "title": "Half way", "authors": "The ministry\nIts office",
        "languages": "en, fr", "source": "Its page", "checked_on": "2026-05-01", "do": "save",
        "language": "en", **given,
    }  # fmt: skip


def test_an_editor_writes_publishes_and_takes_back(client, review, editor):
    client.force_login(editor)
    client.post(NEW, written(review, upload=SimpleUploadedFile("report.pdf", PDF)))
    made = MidTermReport.objects.get()
    assert (made.authors, made.languages) == (["The ministry", "Its office"], ["en", "fr"])
    assert made.state == "draft"
    address = reverse("web:mid-term-file", args=[made.slug])
    assert client.get(address).status_code == 404
    act = reverse("web:edited-act", args=["mid-term-reports", made.pk])
    client.post(act, {"do": "publish"})
    file = client.get(address)
    assert file.content == PDF
    assert file["Content-Disposition"].startswith("attachment")
    put_wording(made, "fr", {"title": "À mi-chemin"}, by=editor)
    page = client.get(f"/mid-term-reports/{made.slug}/", headers={"accept-language": "fr"})
    assert "À mi-chemin" in page.content.decode()
    client.post(act, {"do": "withdraw"})
    assert client.get(f"/mid-term-reports/{made.slug}/").status_code == 410
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"languages": "<script>"},
        {"checked_on": "2999-01-01"},
        {"link": "javascript:alert(1)"},
        {"upload": SimpleUploadedFile("report.html", b"<html><script>")},
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(client, review, editor, wrong):
    client.force_login(editor)
    assert client.post(NEW, written(review, **wrong)).status_code == 400
    assert not MidTermReport.objects.exists()
    assert not KeptFile.objects.exists()


def test_a_published_paper_is_offered_and_enters_once(client, review, editor):
    seat = open_workspace(
        owner=editor,
        title="Ponds",
        kind="coalition",
        party="The Coalition",
        party_kind="cso",
        reviews=[review],
    )
    paper = begin(by=seat, kind="mid_term", title="What became of it", language="en", review="SVN-34")
    client.force_login(editor)
    desk = reverse("web:desk-mid-term")
    assert "What became of it" not in client.get(desk).content.decode()
    assert client.post(desk, {"paper": paper.pk}).status_code == 404
    PaperDraft.objects.filter(pk=paper.pk).update(level="public", published_at="2026-05-01T00:00Z")
    assert "What became of it" in client.get(desk).content.decode()
    answer = client.post(desk, {"paper": paper.pk})
    made = MidTermReport.objects.get()
    assert answer["Location"] == reverse("web:edited-thing", args=["mid-term-reports", made.pk])
    assert (made.state, made.paper, made.authors) == ("draft", paper.pk, ["The Coalition"])
    assert client.post(desk, {"paper": paper.pk}).status_code == 404
