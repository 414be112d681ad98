"""`/reviews/xaa-45/dialogue/`: who said what, in order, to cite and to filter."""

from types import SimpleNamespace

import pytest
from django.test import Client

from uprtracker.records.models import Proceeding, Statement

ADDRESS = "/reviews/xaa-45/dialogue/"


@pytest.fixture
def spoken(docket: SimpleNamespace) -> SimpleNamespace:
    """Three paragraphs of the dialogue of the docket."""
    place = {"review": docket.review, "document": docket.document, "page": 1}
    rows = (
        ("5", "The coast was protected.", "delegation", [], "A. Presentation"),
        ("8", "Boats were asked about.", "states", ["XAB"], "B. Dialogue"),
        ("9", "Trees were praised.", "states", ["XAB", "XAC"], "B. Dialogue"),
    )
    for order, (paragraph, text, speaker, states, section) in enumerate(rows, 1):
        Statement.objects.create(
            order=order,
            paragraph=paragraph,
            text=text,
            speaker=speaker,
            states=states,
            section=section,
            **place,
        )
    Proceeding.objects.create(order=1, kind="speakers", value="2", paragraph="7", **place)
    return docket


def test_every_paragraph_with_speaker_anchor_and_page(client: Client, spoken: SimpleNamespace) -> None:
    page = client.get(ADDRESS).content.decode()
    assert page.index("The coast was protected.") < page.index("Boats were asked about.")
    assert 'id="p-8"' in page
    assert "/documents/A/HRC/990/45/?page=1&amp;mark=p-8#page" in page
    assert page.index("A. Presentation") < page.index("B. Dialogue")
    assert "2 States spoke in the dialogue" in page


def test_one_state_alone(client: Client, spoken: SimpleNamespace) -> None:
    page = client.get(f"{ADDRESS}?state=xac").content.decode()
    assert "Trees were praised." in page
    assert "Boats were asked about." not in page
    assert "1 of 3 paragraphs" in page


@pytest.mark.parametrize("odd", ["ZZZ", "<script>", "%00", "XAC&state="])
def test_a_state_that_did_not_speak_filters_nothing(
    client: Client, spoken: SimpleNamespace, odd: str
) -> None:
    page = client.get(f"{ADDRESS}?state={odd}").content.decode()
    assert "3 of 3 paragraphs" in page
    assert "<script>alert" not in page


def test_recommendations_of_the_speaker_are_linked(client: Client, spoken: SimpleNamespace) -> None:
    made = spoken.review.recommendations.filter(pairs__state="XAB").distinct().count()
    page = client.get(ADDRESS).content.decode()
    assert made > 0
    assert "?sur=XAA&amp;session=45&amp;rs=XAB" in page


def test_twin_says_the_same(client: Client, spoken: SimpleNamespace) -> None:
    data = client.get("/reviews/xaa-45/dialogue.json").json()
    assert [one["paragraph"] for one in data["statements"]] == ["5", "8", "9"]
    assert data["statements"][2]["states"] == ["XAB", "XAC"]
    assert data["statements"][0]["speaker"] == "delegation"
    assert data["proceedings"] == [
        {"kind": "speakers", "value": "2", "paragraph": "7", "page": 1, "symbol": "A/HRC/990/45"}
    ]


def test_address_in_capitals_moves(client: Client, spoken: SimpleNamespace) -> None:
    assert client.get("/reviews/XAA-45/dialogue/").headers["Location"] == ADDRESS
    assert client.get("/reviews/xaa-99/dialogue/").status_code == 404


def test_review_and_recommendation_lead_there(client: Client, spoken: SimpleNamespace) -> None:
    assert ADDRESS in client.get("/reviews/xaa-45/").content.decode()
    recommendation = spoken.review.recommendations.filter(pairs__state="XAB").first()
    page = client.get(f"/recommendations/{recommendation.code}/").content.decode()
    assert f"{ADDRESS}#p-8" in page


def test_without_dialogue_the_page_says_so_and_nothing_leads_there(
    client: Client, docket: SimpleNamespace
) -> None:
    assert "not in the database yet" in client.get(ADDRESS).content.decode()
    assert ADDRESS not in client.get("/reviews/xaa-45/").content.decode()
