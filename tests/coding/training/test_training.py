"""A model learns what can be learnt, judges itself on groups it never saw, and is the same every time."""

from pathlib import Path

import numpy as np
import pytest

from coding.training.sentences import TASKS, examples
from uprtracker.coding.model.reading import coded
from uprtracker.coding.model.weights import read_model, write_model
from uprtracker.coding.training.example import Example, distinct, targets_of
from uprtracker.coding.training.learning import Recipe
from uprtracker.coding.training.measuring import calibration_error, judged, scores
from uprtracker.coding.training.network import Parameters
from uprtracker.coding.training.training import Trained, measure, train
from uprtracker.core import UprTrackerError

SMALL = Recipe(size=16, filters=32, rounds=25, batch=8, pace=1e-2)


@pytest.fixture(scope="module")
def trained() -> Trained:
    return train(examples(), TASKS, folds=[["1"], ["2"], ["3"]], version="test-1", recipe=SMALL)


def test_learns_what_words_say(trained: Trained) -> None:
    texts = ["Consider textbooks", "Ratify the treaty on bail", "Maintain schools and medicine"]
    assert [one.labels for one in coded(trained.model, "action", texts)] == [("3",), ("5",), ("2",)]
    assert [set(one.labels) for one in coded(trained.model, "issue", texts)] == [
        {"right-to-education"},
        {"justice"},
        {"right-to-education", "right-to-health"},
    ]


def test_is_right_on_groups_left_out(trained: Trained) -> None:
    action, issue = trained.tasks
    assert (scores(judged(trained, action, trained.held), action)["accuracy"] or 0) > 0.9
    assert (scores(judged(trained, issue, trained.held), issue)["micro_f1"] or 0) > 0.95


def test_measured_alone_says_the_same_of_groups_left_out(trained: Trained) -> None:
    alone = measure(examples(), TASKS, folds=[["1"], ["2"], ["3"]], recipe=SMALL)
    for one, other in zip(alone.held, trained.held, strict=True):
        assert (one.rows == other.rows).all()
        assert (one.numbers == other.numbers).all()
        assert one.schemes == other.schemes


def test_fewer_examples_and_a_part_held_at_nothing_change_what_is_learnt(trained: Trained) -> None:
    def only_shift(now: Parameters) -> None:
        now.labels[:] = 0

    few = np.arange(len(trained.examples)) % 8 == 0
    fewer = measure(examples(), TASKS, folds=[["1"]], recipe=SMALL, among=few)
    held = measure(examples(), TASKS, folds=[["1"]], recipe=SMALL, hold=only_shift)
    assert (fewer.held[0].rows == trained.held[0].rows).all()
    assert (fewer.held[0].numbers != trained.held[0].numbers).any()
    # Without answers of filters every text gets the same numbers.
    assert (held.held[0].numbers == held.held[0].numbers[0]).all()


def test_every_example_is_left_out_once(trained: Trained) -> None:
    rows = np.concatenate([held.rows for held in trained.held])
    assert sorted(rows.tolist()) == list(range(len(trained.examples)))


def test_promises_no_more_than_it_keeps(trained: Trained) -> None:
    for task in trained.tasks:
        assert calibration_error(judged(trained, task, trained.held), task) < 0.05


def test_evidence_is_where_the_words_are(trained: Trained) -> None:
    text = "Adopt a law on nurses in villages"
    (one,) = coded(trained.model, "issue", [text])
    (begin, end), *_ = one.judgements[0].evidence
    assert "nurses" in text[begin:end] or "villages" in text[begin:end]


def test_same_examples_give_the_same_weights(trained: Trained, tmp_path: Path) -> None:
    again = train(examples(), TASKS, folds=[["1"], ["2"], ["3"]], version="test-1", recipe=SMALL)
    write_model(trained.model, tmp_path / "one.npz")
    write_model(again.model, tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_file_gives_back_the_model(trained: Trained, tmp_path: Path) -> None:
    write_model(trained.model, tmp_path / "model.npz")
    back = read_model(tmp_path / "model.npz")
    texts = [example.text for example in examples()[:50]]
    assert coded(back, "issue", texts) == coded(trained.model, "issue", texts)
    assert back.schemes == trained.model.schemes


def test_batches_make_no_difference(trained: Trained) -> None:
    texts = [example.text for example in examples()]
    together = coded(trained.model, "issue", texts)
    assert [coded(trained.model, "issue", [text])[0] for text in texts[:60]] == together[:60]


@pytest.mark.parametrize("text", ["", " ", "…", "\x00", "1", "权利", "word " * 5000], ids=range(7))
def test_reads_any_text(trained: Trained, text: str) -> None:
    (one,) = coded(trained.model, "action", [text])
    assert len(one.labels) == 1
    assert 0 <= one.confidence <= 1


def test_missing_scheme_is_named(trained: Trained) -> None:
    with pytest.raises(UprTrackerError, match="colour"):
        coded(trained.model, "colour", ["Adopt"])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"text"], ids=["empty", "broken", "text"])
def test_damaged_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.npz").write_bytes(content)
    with pytest.raises(UprTrackerError, match="upr train"):
        read_model(tmp_path / "model.npz")


def test_fold_without_examples_is_refused() -> None:
    with pytest.raises(UprTrackerError, match="Leaving out 9"):
        train(examples()[:20], TASKS, folds=[["9"]], version="1", recipe=SMALL)


def test_what_nobody_coded_is_not_learnt_as_absent() -> None:
    said, known = targets_of([Example("A", "1", {"issue": ("justice",)}), Example("B", "1", {})], TASKS)
    assert known[0].tolist() == [0, 0, 0, 0, 0, 1, 1, 1]
    assert said[0].tolist() == [0, 0, 0, 0, 0, 1, 0, 0]
    assert not known[1].any()


def test_equal_texts_of_a_group_count_once() -> None:
    one = Example("A", "1", {})
    assert distinct([one, one, Example("A", "2", {})]) == [one, Example("A", "2", {})]
