"""Asks on the pages of a workspace: read, looked through, added, decided, counted; for nobody else."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as Word

from followup.small_space import small_space
from records.small_coders import places
from uprtracker.accounts import keeping
from uprtracker.followup.models import Meeting, Support
from uprtracker.records.asks.adding import Draft, add_asks
from uprtracker.records.asks.deciding import decide
from uprtracker.records.models import Ask, Pair

pytestmark = pytest.mark.django_db
ASKS = "/workspaces/bridges/asks/"


@pytest.fixture
def space(coders, db):
    coders["issue"] = places
    return small_space()


@pytest.fixture
def ask(space) -> Ask:
    drafts = [Draft("Repair the old bridge", by=("Bridge Watch",))]
    return add_asks(drafts, seat=space.cso.editor, review=space.review, source="submission")[0]


def paper() -> SimpleUploadedFile:
    """A submission of two asks in Word."""
    word, stream = Word(), io.BytesIO()
    word.add_heading("Recommendations", 1)
    for text in ("The Government should repair the old bridge.", "Open schools <b>on Mondays</b>."):
        word.add_paragraph(text, style="List Number")
    word.save(stream)
    return SimpleUploadedFile("our paper.docx", stream.getvalue())


def ticked(page: str) -> list[str]:
    from html import unescape

    return [unescape(value) for value in re.findall(r'name="ask" value="([^"]*)"', page)]


def test_from_a_paper_to_an_uptake_rate(client, space):
    client.force_login(space.cso.contributor.user)
    sent = {"review": "XAA-45", "source": "submission", "organisations": "Bridge Watch", "file": paper()}
    page = client.post(f"{ASKS}add/", sent).text
    assert "Repair the old bridge" in page and "&lt;b&gt;on Mondays" in page
    assert not Ask.objects.exists()  # nothing is kept before a person adds it
    added = {"do": "add", "review": "XAA-45", "source": "submission", "organisations": "Bridge Watch"}
    answer = client.post(f"{ASKS}add/", {**added, "paper": "our paper.docx", "ask": ticked(page)})
    assert (answer.status_code, answer["Location"]) == (302, ASKS)
    assert [one.organisations for one in Ask.objects.all()] == [["Bridge Watch"], ["Bridge Watch"]]
    listed = client.get(ASKS).text
    assert "machine, unconfirmed" in listed and "2 asks of 2" in listed
    one = Ask.objects.get(text="Repair the old bridge")
    match = one.matches.get()
    assert client.post(f"{ASKS}{one.pk}/", {"do": "confirmed", "match": match.pk}).status_code == 302
    found = client.get(f"{ASKS}uptake.json").json()
    rows = found["rows"] if "rows" in found else next(v for v in found.values() if isinstance(v, list))
    whole = next(row for row in rows if row["by"] == "all")
    assert (whole["asks"], whole["taken_up"], whole["share"]) == (2, 1, 0.5)
    assert "1 of 2 asks" in client.get(f"{ASKS}uptake/").text


def test_what_is_forged_or_broken_is_refused(client, space):
    client.force_login(space.cso.contributor.user)
    broken = SimpleUploadedFile("paper.docx", b"PK\x03\x04 broken")
    for given in (
        {"review": "XAA-45", "source": "submission", "file": broken},
        {"review": "XAA-45", "source": "submission"},
        {"review": "SVN-20", "source": "submission", "text": "Dig"},
        {
            "do": "add",
            "review": "XAA-45",
            "source": "submission",
            "ask": ["{", "[1]", "[]", '["", "", "", 1, []]'],
        },
        {"do": "add", "review": "SVN-20", "source": "submission", "ask": ['["Dig", "", "", 1, []]']},
        {"do": "add", "review": "XAA-45", "source": "odd", "ask": ['["Dig", "", "", 1, []]']},
    ):
        assert client.post(f"{ASKS}add/", given).status_code == 422
    assert not Ask.objects.exists()


def test_another_party_a_reader_and_a_visitor(client, space, ask):
    address = f"{ASKS}{ask.pk}/"
    assert client.get(address).status_code == 302
    client.force_login(space.state.coordinator.user)
    assert client.get(address).status_code == client.get(f"{ASKS}999999/").status_code == 404
    assert client.post(address, {"do": "delete"}).status_code == 404
    assert "Repair the old" not in client.get(ASKS).text
    assert "Bridge Watch" not in client.get(f"{ASKS}uptake.csv").content.decode()
    assert "old bridge" not in client.get("/workspaces/bridges/recommendations/XAA-45-1.1/").text
    client.force_login(space.cso.reader.user)
    assert "Repair the old bridge" in client.get(address).text
    match = ask.matches.get().pk
    for given in ({"do": "confirmed", "match": match}, {"do": "delete"}, {"do": "share"}, {"do": "odd"}):
        assert client.post(address, given).status_code == 403
    assert client.get(f"{ASKS}add/").status_code == 403
    assert client.post(address, {"do": "confirmed", "match": "x"}).status_code == 404


def test_a_report_that_comes_later_is_looked_at_and_the_list_leaves_as_a_file(client, space, ask):
    decide(ask.matches.get(), "confirmed", by=space.cso.editor)
    space.review.recommendations.create(code="XAA-45-1.2", number="1.2", text="Repair the old bridge soon")
    client.force_login(space.cso.reader.user)
    assert client.post(f"{ASKS}look/").status_code == 403
    client.force_login(space.cso.editor.user)
    assert client.post(f"{ASKS}look/").status_code == 302
    assert sorted(ask.matches.values_list("code", "status")) == [
        ("XAA-45-1.1", "confirmed"),
        ("XAA-45-1.2", "proposed"),
    ]
    file = client.get(f"{ASKS}asks.csv").content.decode()
    assert "Repair the old bridge" in file and "XAA-45-1.1" in file
    client.force_login(space.state.coordinator.user)
    assert client.post(f"{ASKS}look/").status_code == 302
    assert "old bridge" not in client.get(f"{ASKS}asks.json").content.decode()


def test_shared_changed_and_deleted_by_its_party(client, space, ask):
    client.force_login(space.cso.editor.user)
    address = f"{ASKS}{ask.pk}/"
    client.post(address, {"do": "share"})
    ask.refresh_from_db()
    assert ask.level == "workspace"
    words = {"do": "change", "text": "Ratify CAT", "who": "A, B; A"}
    assert client.post(address, {**words, "revision": 2}).status_code == 302
    ask.refresh_from_db()
    assert (ask.text, ask.organisations, ask.matches.count()) == ("Ratify CAT", ["A", "B"], 0)
    late = client.post(address, {**words, "text": "Build a tunnel", "revision": 1})
    assert late.status_code == 409 and "Ratify CAT" in late.text and "Build a tunnel" in late.text
    named = client.post(address, {"do": "name", "words": "9.9"})
    assert named.status_code == 422 and "“9.9”" in named.text
    client.post(address, {"do": "name", "words": "1.1"})
    assert "Confirmed" in client.get(address).text
    assert "Ratify CAT" in client.get("/workspaces/bridges/recommendations/XAA-45-1.1/").text
    client.post(address, {"do": "delete"})
    assert not Ask.objects.exists()


def test_what_is_published_stands_on_the_public_page_with_its_party(client, space, ask):
    public = "/recommendations/XAA-45-1.1/"
    seat = space.cso.coordinator
    step = Support(code="XAA-45-1.1", kind="visit", done_on="2026-01-02", text="Looked at it")
    keeping.add(step, by=seat)
    decide(ask.matches.get(), "confirmed", by=seat)
    before = client.get(public)
    assert "Repair the old bridge" not in before.text and "Looked at it" not in before.text
    for thing in (ask, step):
        keeping.sign_off(thing, by=seat)
    after = client.get(public, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert "Repair the old bridge" in after.text and "published by Bridge Watch" in after.text
    assert "Ama" not in after.text  # the party, never a person
    data = client.get("/recommendations/XAA-45-1.1.json").json()
    assert [one["text"] for one in data["asks"]] == ["Repair the old bridge"]
    assert [one["text"] for one in data["follow_up"]] == ["Looked at it"]
    decide(ask.matches.get(), "rejected", by=seat)
    assert "Repair the old bridge" not in client.get(public).text
    client.force_login(space.state.reader.user)
    assert "Ama" not in client.get(f"{ASKS}{ask.pk}/").text


def test_meetings_and_what_came_of_them(client, space):
    client.force_login(space.cso.contributor.user)
    Pair.objects.create(recommendation=space.asked, state="XAB", origin="report")
    address = f"{ASKS}meetings/"
    given = {"do": "add", "held_on": "2026-01-02", "mission": "XAB", "review": "XAA-45", "level": "party"}
    promised = {"promised": "To ask for it", "due_on": "2026-02-01", "promise": "none"}
    assert client.post(address, {**given, **promised}).status_code == 302
    page = client.get(address).text
    assert "Made 1 recommendation about it at this review" in page and "overdue" in page
    one = Meeting.objects.get()
    client.post(address, {"do": "kept", "meeting": one.pk})
    one.refresh_from_db()
    assert (one.promise, one.party) == ("kept", space.cso.party)
    assert client.post(address, {**given, "mission": ""}).status_code == 422
    client.force_login(space.state.coordinator.user)
    assert "To ask for it" not in client.get(address).text
    assert client.post(address, {"do": "delete", "meeting": one.pk}).status_code == 404


def test_steps_of_follow_up_stand_with_their_recommendation(client, space):
    client.force_login(space.cso.contributor.user)
    address = f"{ASKS}follow-up/"
    step = {
        "do": "add",
        "code": "XAA-45-1.1",
        "kind": "funding",
        "done_on": "2026-01-02",
        "level": "workspace",
    }
    given = {**step, "text": "A crane", "amount": "2500", "currency": "eur"}
    assert client.post(address, given).status_code == 302
    one = Support.objects.get()
    assert (one.level, one.proposed) == ("party", "workspace")  # a contributor proposes
    assert "2500.00 EUR" in client.get(address).text
    assert "A crane" in client.get("/workspaces/bridges/recommendations/XAA-45-1.1/").text
    assert client.post(address, {**given, "code": "SVN-20-1"}).status_code == 404
    assert client.post(address, {**given, "currency": ""}).status_code == 422
    keeping.share(one, by=space.cso.editor, level="workspace")
    client.force_login(space.state.reader.user)
    assert "A crane" in client.get(address).text
    assert client.post(address, {"do": "delete", "step": one.pk}).status_code == 403
