"""The cards of models and coders: their shape, and what the page is told of them."""

import copy
import json
from datetime import date

import jsonschema
import pytest

from coding.specimen_cards import model_card, scheme_card, write
from uprtracker.coding import cards

SHIPPED = cards.FOLDER


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(SHIPPED.joinpath(name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(cards, "FOLDER", write(tmp_path))
    return tmp_path


def test_specimens_have_the_shape_of_their_schemas():
    validator("card.schema.json").validate(model_card())
    validator("scheme-card.schema.json").validate(scheme_card())


def test_cards_that_are_shipped_have_the_shape_of_their_schemas():
    for file in SHIPPED.iterdir():
        if file.name == "card.json" or file.name.endswith(".card.json"):
            name = "card.schema.json" if file.name == "card.json" else "scheme-card.schema.json"
            validator(name).validate(json.loads(file.read_text(encoding="utf-8")))
    cards.model_card()
    cards.scheme_cards()


@pytest.mark.parametrize("gone", ["version", "folds", "yardstick", "issue"])
def test_schema_and_reader_refuse_a_card_that_lacks_something(gone, shipped):
    raw = model_card()
    del raw[gone]
    assert not validator("card.schema.json").is_valid(raw)
    (shipped / "card.json").write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(cards.CardError, match=gone):
        cards.model_card()


def test_schema_refuses_what_is_no_share():
    raw = copy.deepcopy(model_card())
    raw["action"]["sure"]["share"] = 81
    assert not validator("card.schema.json").is_valid(raw)


@pytest.mark.parametrize("text", ["{", "[]", '{"scheme": "theme"}'])
def test_a_broken_card_says_which_file(shipped, text):
    (shipped / "theme.card.json").write_text(text, encoding="utf-8")
    with pytest.raises(cards.CardError, match="theme.card.json"):
        cards.scheme_cards()


def test_no_model_no_card(tmp_path, monkeypatch):
    monkeypatch.setattr(cards, "FOLDER", tmp_path)
    assert cards.model_card() is None
    assert cards.scheme_cards() == ()


def test_what_the_card_says(shipped):
    card = cards.model_card()
    assert (card.version, card.date, card.sessions) == ("invented-1", date(2026, 11, 22), (1, 2, 6, 8))
    action, issue = card.schemes
    assert action.measures["accuracy"].lowest == 0.89
    assert (action.sure_share, action.sure_right, issue.sure_right) == (0.81, 0.966, 0.951)
    assert len(issue.labels) == 54 and issue.confusion == ()
    assert action.confusion[0] == (500, 25, 25, 25, 25)
    assert action.yardstick["kappa"] == 0.89
    assert action.reliability[0].right is None and action.reliability[9].n == 360
    assert card.folds[0].unseen_n == 1600
    assert card.folds[0].unseen["action"]["accuracy"] < card.folds[0].scores["action"]["accuracy"]


def test_f1_of_a_label_is_worked_out(shipped):
    (card,) = cards.scheme_cards()
    assert card.scheme == "theme"
    assert card.labels[0].f1 == pytest.approx(2 * 0.9 * 0.75 / 1.65)
