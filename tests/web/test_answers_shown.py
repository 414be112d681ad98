"""What a reader sees of answers: their history, counts beside stated counts, the state of the data."""

from datetime import date

import pytest

from uprtracker.records.models import Document, Finding, Position, StatedCount


@pytest.fixture
def addendum(docket):
    """An addendum that answers the second recommendation on its first page, and states two counts."""
    document = Document.objects.create(
        sha256="d" * 64,
        symbol="A/HRC/990/45/Add.1",
        language="en",
        date=date(2024, 6, 3),
        kind="addendum",
        media="pdf",
        name="addendum.pdf",
        size=1000,
        pages=[[595.0, 842.0]],
        review=docket.review,
        reader_version="1",
        read_at="2026-05-12T09:00Z",
    )
    place = {"document": document, "page": 1, "line": 4, "end_page": 1, "end_line": 5}
    Position.objects.create(
        recommendation=docket.second,
        value="partial",
        words="Accepted in part",
        comment="The tides are shared already.",
        part_words="of tides",
        stage=20,
        symbol=document.symbol,
        paragraph="7",
        date=document.date,
        boxes=[[1, 70, 200, 500, 212]],
        **place,
    )
    Position.objects.create(recommendation=docket.second, value="supported", stage=40)
    for order, (what, count) in enumerate((("received", 2), ("noted", 9)), 1):
        StatedCount.objects.create(
            review=docket.review,
            order=order,
            what=what,
            count=count,
            voice="document",
            paragraph="2",
            **place,
        )
    return document


def test_history_has_words_comment_part_and_place(client, addendum):
    text = client.get("/recommendations/XAA-45-140.2/").text
    for words in (
        "Accepted in part",
        "The tides are shared already.",
        "of tides",
        "/documents/A/HRC/990/45/Add.1/?page=1&amp;mark=XAA-45-140.2#page",
        "paragraph 7",
        "Differs from what the State’s own documents say.",
        "current answer",
    ):
        assert words in text, words


def test_twin_of_a_recommendation_has_every_step(client, addendum):
    data = client.get("/recommendations/XAA-45-140.2.json").json()
    steps = [(one["stage"], one["position"], one["current"], one["differs"]) for one in data["positions"]]
    assert steps == [("addendum", "partial", True, False), ("uprinfo", "supported", False, True)]
    assert (data["position"], data["first_position"]) == ("noted", None)


def test_page_of_the_addendum_marks_where_the_answer_stands(client, addendum):
    text = client.get("/documents/A/HRC/990/45/Add.1/?page=1&mark=XAA-45-140.2").text
    assert 'x="68.0"' in text


def test_review_shows_first_count_and_stated_counts(client, addendum):
    text = " ".join(client.get("/reviews/xaa-45/").text.split())
    assert "First count and final count" in text
    assert "9 noted" in text
    assert "read: 1" in text or "read: 0" in text
    assert "agrees with what was read" in text


def test_state_of_the_data_is_told_on_review_and_session(client, docket):
    assert "Doubtful." in client.get("/reviews/xaa-45/").text
    assert client.get("/reviews/xaa-45.json").json()["data"]["state"] == "doubtful"
    assert client.get("/sessions/45.json").json()["reviews"][0]["data"]["state"] == "doubtful"


def test_settled_finding_reaches_readers_although_the_data_stay(client, docket):
    first = client.get("/reviews/xaa-45/")
    Finding.objects.update(status="resolved", decided_at="2026-05-13T00:00Z")
    again = client.get("/reviews/xaa-45/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    assert "Doubtful." not in again.text


def test_findings_are_for_editors(client, docket, django_user_model):
    assert client.get("/reviews/xaa-45.json").json()["findings"] == []


def test_twin_of_a_review_is_whole(client, docket):
    data = client.get("/reviews/xaa-45.json").json()
    one = data["recommendations"][0]
    assert (one["number"], one["states"], one["address"]) == (
        "140.1",
        ["XAB"],
        "/recommendations/XAA-45-140.1/",
    )
    assert [step["position"] for step in one["positions"]] == ["pending", "supported"]
    assert data["documents"][0]["address"] == "/documents/A/HRC/990/45/"
