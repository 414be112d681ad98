"""The page on how we code: made from cards and rows, honest about what is not there."""

import pytest

from coding.specimen_cards import write
from records.machine_rows import editor, machine, recommendation
from uprtracker.coding import cards
from uprtracker.records.coding_decisions import decide, undo
from uprtracker.records.models import Coding

pytestmark = pytest.mark.django_db
PAGE = "/figures/coding/"


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(cards, "FOLDER", write(tmp_path))
    return tmp_path


@pytest.fixture
def nothing_shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(cards, "FOLDER", tmp_path)
    return tmp_path


def test_empty_database_and_no_model(client, nothing_shipped):
    page = client.get(PAGE).text
    assert "No model for action categories and issues comes with this installation" in page
    assert "Nothing has been coded twice here yet" in page
    data = client.get("/figures/coding.json").json()
    assert (data["model"], data["agreement"], data["coded_here"]) == (None, [], [])


def test_figures_of_the_card_stand_on_the_page_and_in_the_twin(client, shipped):
    page = client.get(PAGE).text
    for figure in ("invented-1", "0.890 – 0.910", "81.0\u202f%", "0.820", "96.6\u202f%", "F1 0.951", "0.013"):
        assert figure in page, figure
    assert page.count("<circle cx=") >= 14
    assert "500" in page and "Women" in page
    data = client.get("/figures/coding.json").json()
    assert data["model"]["action"]["sure_right"] == 0.966
    assert data["model"]["trained_on"]["sessions"] == [1, 2, 6, 8]
    assert len(data["model"]["issue"]["labels"]) == 54
    assert data["model"]["folds"][0]["unseen_n"] == 1600
    assert data["other_schemes"][0]["scheme"] == "theme"


def test_a_broken_card_does_not_take_the_page_along(client, shipped):
    (shipped / "card.json").write_text("{", encoding="utf-8")
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "cannot be read" in answer.text and "card.json" in answer.text


def test_agreement_and_what_is_coded_here(client, shipped):
    for session, label in ((1, "5"), (20, "4"), (20, "5")):
        one = recommendation(Coding.objects.count() + 1, session=session)
        machine(one, "action", ["5"], sure=label == "5")
        Coding.objects.create(recommendation=one, scheme="action", label=label, origin="uprinfo")
    data = client.get("/figures/coding.json").json()
    assert [(one["kind"], one["recommendations"], one["same"]) for one in data["agreement"]] == [
        ("import-machine", 2, 0.5),
        ("import-machine-seen-in-training", 1, 1.0),
    ]
    assert data["coded_here"] == [{"scheme": "action", "version": "m1", "count": 3, "sure": 2}]
    machine(one, "sdg", ["5"])
    page = client.get(PAGE).text
    assert "Not measured on a sample yet: Sustainable Development Goals." in " ".join(page.split())
    assert "on sessions not trained on" in page and "no measure for new texts" in page
    assert "66.7\u202f%" in page


def test_a_blind_reading_changes_the_page_at_once_for_those_who_keep_it(client, shipped):
    one = recommendation(1)
    machine(one, "action", ["5"])
    before = client.get(PAGE)["ETag"]
    other = client.get("/figures/")["ETag"]
    decide(wanted={one: {"action": ["5"]}}, person=editor(), blind=True)
    between = client.get(PAGE)["ETag"]
    undo(person=editor(), blind=True)
    assert len({before, between, client.get(PAGE)["ETag"]}) == 3
    assert client.get("/figures/")["ETag"] == other


def test_figures_lead_there(client):
    assert f'href="{PAGE}"' in client.get("/figures/").text
