"""`/reviews/xaa-45/questions/`, and what a thematic list shows on the page of a recommendation."""

from datetime import UTC, datetime
from hashlib import sha256
from types import SimpleNamespace

import pytest
from django.test import Client

from uprtracker.records.models import Asker, Coding, Document, ListedRecommendation, Question

ADDRESS = "/reviews/xaa-45/questions/"


def file(docket: SimpleNamespace, kind: str, name: str) -> Document:
    return Document.objects.create(
        sha256=sha256(name.encode()).hexdigest(),
        kind=kind,
        name=name,
        media="docx",
        size=10,
        pages=[[0, 0]],
        review=docket.review,
        reader_version="1",
        read_at=datetime(2026, 5, 12, tzinfo=UTC),
    )


@pytest.fixture
def asked(docket: SimpleNamespace) -> SimpleNamespace:
    """Three questions in two batches."""
    rows = (
        ("a.doc", 1, "Who keeps the lighthouses?", ("XAB",)),
        ("a.doc", 2, "Who pays the keepers?", ("XAB", "XAC")),
        ("b.doc", 1, "=HYPERLINK() or <b>what</b>?", ()),
    )
    files = {name: file(docket, "advance_questions", name) for name in ("a.doc", "b.doc")}
    for name, order, text, states in rows:
        one = Question.objects.create(document=files[name], order=order, text=text, page=1, line=order)
        for at, state in enumerate(states):
            Asker.objects.create(question=one, state=state, order=at)
    return docket


def test_questions_by_batch_and_state(client: Client, asked: SimpleNamespace) -> None:
    page = client.get(ADDRESS).content.decode()
    assert (
        page.index("Who keeps the lighthouses?") < page.index("Who pays the keepers?") < page.index("b.doc")
    )
    assert "3 questions, put in advance by 2 States" in page
    assert "&lt;b&gt;what&lt;/b&gt;" in page
    assert "?page=1&amp;mark=q-2#page" in page


def test_one_state_only(client: Client, asked: SimpleNamespace) -> None:
    page = client.get(ADDRESS + "?state=xac").content.decode()
    assert "Who pays the keepers?" in page and "Who keeps the lighthouses?" not in page
    assert "Who keeps the lighthouses?" in client.get(ADDRESS + "?state=ZZZ").content.decode()


def test_twin(client: Client, asked: SimpleNamespace) -> None:
    data = client.get("/reviews/xaa-45/questions.json").json()
    assert data["review"] == "XAA-45"
    assert data["questions"][1] == {
        "number": None,
        "text": "Who pays the keepers?",
        "states": ["XAB", "XAC"],
        "file": "a.doc",
        "page": 1,
        "line": 2,
    }


def test_the_docket_and_the_state_lead_there(client: Client, asked: SimpleNamespace) -> None:
    assert f'href="{ADDRESS}"' in client.get("/reviews/xaa-45/").content.decode()
    assert f'href="{ADDRESS}?state=XAC"' in client.get("/states/xac/recommending/").content.decode()
    assert client.get("/states/xac/recommending.json").json()["advance_questions"] == {"XAA-45": 1}
    assert len(client.get("/reviews/xaa-45.json").json()["questions"]) == 3


def test_without_questions_the_page_says_so_and_nothing_leads_there(
    client: Client, docket: SimpleNamespace
) -> None:
    assert "No advance questions" in client.get(ADDRESS).content.decode()
    assert ADDRESS not in client.get("/reviews/xaa-45/").content.decode()


def test_addresses(client: Client, docket: SimpleNamespace) -> None:
    assert client.get("/reviews/XAA-45/questions/").headers["Location"] == ADDRESS
    assert client.get("/reviews/xaa-99/questions/").status_code == 404


def test_the_place_of_a_question_is_marked(client: Client, asked: SimpleNamespace) -> None:
    one = Question.objects.get(text="Who pays the keepers?")
    address = f"/documents/file-{one.document.sha256[:16]}/?page=1&mark=q-2"
    assert client.get(address).status_code == 200
    assert client.get(address.replace("q-2", "q-99999999999999999999")).status_code == 200


def test_labels_of_a_list_with_origin_and_place(client: Client, docket: SimpleNamespace) -> None:
    listed = file(docket, "thematic_list", "list.docx")
    row = ListedRecommendation.objects.create(
        document=listed, order=1, number="140.1", text="x", page=1, line=3
    )
    for scheme, label, printed in (
        ("theme", "right-to-health", "E41 Right to health - General"),
        ("theme", "right-to-play", "Right to <play>"),
        ("group", "women-girls", "Women & girls"),
        ("sdg", "5", ""),
    ):
        Coding.objects.create(
            recommendation=docket.first,
            scheme=scheme,
            label=label,
            origin="ohchr",
            evidence=printed,
            listed=row,
        )
    address = "/recommendations/XAA-45-140.1"
    page = client.get(f"{address}/").content.decode()
    for words in (
        "Right to health",
        "Right to &lt;play&gt;",
        "Women &amp; girls",
        "5 Equality of women and men",
        "OHCHR",
    ):
        assert words in page
    assert f"/documents/file-{listed.sha256[:16]}/?page=1&amp;mark=XAA-45-140.1#page" in page
    codings = client.get(f"{address}.json").json()["codings"]
    (health,) = [one for one in codings if one["label"] == "right-to-health"]
    assert health == {
        "scheme": "theme",
        "label": "right-to-health",
        "name": "Right to health",
        "origin": "ohchr",
        "holds": True,
        "confidence": None,
        "version": None,
        "note": None,
        "evidence": None,
        "as_printed": "E41 Right to health - General",
        "file": "list.docx",
        "page": 1,
    }
    (record,) = [
        one
        for one in client.get("/reviews/xaa-45.json").json()["recommendations"]
        if one["number"] == "140.1"
    ]
    assert record["themes"] == ["right-to-health", "right-to-play"]
    assert (record["groups"], record["sdgs"]) == (["women-girls"], ["5"])
