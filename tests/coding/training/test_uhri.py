"""Training of themes, groups and goals: what is learnt, who decides, the card, and the way back from disk."""

import json
from pathlib import Path

import pytest

from coding.training.tagged_texts import sample
from uprtracker.coding import CODERS, code
from uprtracker.coding.learnt_tags import CARD, Learnt, LearntTags, Use, joined, read_learnt_tags, with_learnt
from uprtracker.coding.training.example import Example
from uprtracker.coding.training.learning import Recipe
from uprtracker.coding.training.uhri import Sample, TrainedTags, folds_of, tasks_of, train_on_uhri
from uprtracker.core import UprTrackerError
from uprtracker.reference import load_reference

FACTS = load_reference()
SMALL = Recipe(size=16, filters=32, rounds=25, batch=8, pace=1e-2)


@pytest.fixture(scope="module")
def trained() -> TrainedTags:
    return train_on_uhri(sample(), FACTS, date="2026-01-02", source="uhri.xlsx", recipe=SMALL)


@pytest.fixture(scope="module")
def learnt(trained: TrainedTags, tmp_path_factory: pytest.TempPathFactory) -> LearntTags:
    folder = tmp_path_factory.mktemp("home") / "models"
    trained.write(folder)
    found = read_learnt_tags(folder)
    assert found is not None
    return found


def test_what_rules_do_not_know_is_learnt(learnt: LearntTags) -> None:
    text = "Lend zebras to all in the hills"
    (plain,) = code([text], FACTS, ["theme"])
    (one,) = code([text], FACTS, ["theme"], with_learnt(CODERS, learnt))
    assert plain[0].labels == ()
    assert one[0].labels == ("right-to-be-left-alone",)
    assert one[0].version == f"{plain[0].version}+{learnt.model.version}"


def test_labels_that_were_not_learnt_are_left_to_the_rules(learnt: LearntTags) -> None:
    (one,) = code(["Abolish the death penalty"], FACTS, ["theme"], with_learnt(CODERS, learnt))
    assert "death-penalty" in one[0].labels


def test_evidence_and_primary_come_from_the_rules(learnt: LearntTags) -> None:
    text = "Send teachers to all in the north"
    (one,) = code([text], FACTS, ["theme"], with_learnt(CODERS, learnt))
    (judgement,) = one[0].judgements
    assert judgement.label == "right-to-education"
    assert judgement.note == "primary"
    assert [text[start:end] for start, end in judgement.evidence] == ["teachers"]


def test_other_coders_stay(learnt: LearntTags) -> None:
    joined = with_learnt(CODERS, learnt)
    assert list(joined) == list(CODERS)
    assert {scheme for scheme in CODERS if joined[scheme] is not CODERS[scheme]} == {"theme", "group", "sdg"}
    assert with_learnt(CODERS, None) is CODERS


def test_the_card_says_what_was_learnt_and_how_well(trained: TrainedTags) -> None:
    card = json.loads(trained.card)
    assert card["date"] == "2026-01-02"
    assert card["data"] == {
        "source": "uhri.xlsx",
        "records": 420,
        "learnt_from": 420,
        "documents": 12,
        "mechanisms": {"UPR": 420},
        "years": {"2019": 420},
    }
    theme = card["theme"]
    assert theme["model"]["micro_f1"] > 0.95
    assert theme["joined"]["micro_f1"] >= theme["rules"]["micro_f1"]
    by_label = {one["label"]: one for one in theme["labels"]}
    assert by_label["right-to-be-left-alone"]["f1"]["rules"] == 0
    assert by_label["right-to-be-left-alone"]["by"] == "model"
    assert 0 <= theme["sure_from"] <= 1


def test_the_same_records_give_the_same_model(trained: TrainedTags, tmp_path: Path) -> None:
    again = train_on_uhri(sample(), FACTS, date="2026-01-02", source="uhri.xlsx", recipe=SMALL)
    again.write(tmp_path / "again")
    trained.write(tmp_path / "once")
    names = sorted(path.name for path in (tmp_path / "once").iterdir())
    assert names == ["uhri.card.json", "uhri.npz"]
    for name in names:
        assert (tmp_path / "once" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_nothing_trained_is_nothing(tmp_path: Path) -> None:
    assert read_learnt_tags(tmp_path) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": "other", "theme": {}}'])
def test_a_damaged_card_says_so(trained: TrainedTags, tmp_path: Path, text: str) -> None:
    trained.write(tmp_path)
    (tmp_path / CARD).write_text(text, encoding="utf-8")
    with pytest.raises(UprTrackerError, match="uhri.card.json"):
        read_learnt_tags(tmp_path)


def test_a_card_of_another_model_is_refused(trained: TrainedTags, tmp_path: Path) -> None:
    trained.write(tmp_path)
    card = {**json.loads(trained.card), "version": "uhri-0"}
    (tmp_path / CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(UprTrackerError, match="of another model"):
        read_learnt_tags(tmp_path)


def test_the_choice_of_examples_does_not_depend_on_their_order() -> None:
    examples = [Example(f"text {number}", "A/1", {"theme": ()}) for number in range(200)]
    chosen = []
    for order in (examples, examples[::-1]):
        found = Sample(most=50)
        for example in order:
            found.add(example, "", "")
        chosen.append({one.text for one in found.examples()})
    assert chosen[0] == chosen[1]
    assert len(chosen[0]) == 50


def test_too_few_documents_or_examples() -> None:
    with pytest.raises(UprTrackerError, match="1 documents, too few"):
        folds_of([Example("a", "A/1", {})])
    with pytest.raises(UprTrackerError, match="No label has 30 examples"):
        tasks_of([Example("a", "A/1", {"theme": ("nhri",)})], 30)


def test_a_use_tells_who_decides(learnt: LearntTags) -> None:
    uses = learnt.schemes["theme"].uses
    assert uses["right-to-be-left-alone"] == Use("model", uses["right-to-be-left-alone"].right)
    assert "death-penalty" not in uses


def test_what_only_the_rules_gave_is_given_by_nobody(trained: TrainedTags, learnt: LearntTags) -> None:
    about = Learnt({"nhri": Use("nobody", 0.0)}, 0.5)
    (ruled,) = CODERS["theme"](["Found an NHRI"], FACTS)
    (read,) = with_learnt(CODERS, learnt)["theme"](["Found an NHRI"], FACTS)
    assert "nhri" in ruled.labels
    assert "nhri" in joined(ruled, read, Learnt({}, 0.5)).labels
    assert "nhri" not in joined(ruled, read, about).labels
    (card,) = [one for one in json.loads(trained.card)["sdg"]["labels"] if one["label"] == "4.1"]
    assert card["by"] == "nobody"
