"""F1 of sets of labels against values of scikit-learn, kept here as facts."""

import pytest

from uprtracker.coding.label_scores import label_scores

PAIRS = [
    (frozenset(one), frozenset(other))
    for one, other in (("a", "a"), ("ab", "a"), ("b", "bc"), ("c", "bc"), ("ac", "abc"), ("b", "b"))
]


def test_values_of_scikit_learn():
    scores = label_scores(PAIRS)
    assert scores.items == 6
    assert scores.micro_f1 == pytest.approx(0.7777777777777778)
    assert scores.macro_f1 == pytest.approx(0.7904761904761904)
    assert scores.whole == pytest.approx(1 / 3)
    found = {label: (one.n, one.precision, one.recall, one.f1) for label, one in scores.labels.items()}
    assert found == {
        "a": (3, 1.0, 1.0, 1.0),
        "b": (3, 0.5, pytest.approx(2 / 3), pytest.approx(0.5714285714285714)),
        "c": (2, pytest.approx(2 / 3), 1.0, pytest.approx(0.8)),
    }
    kappas = {label: one.kappa for label, one in scores.labels.items()}
    assert kappas == {"a": 1.0, "b": pytest.approx(0.0), "c": pytest.approx(2 / 3)}


def test_either_side_first_gives_the_same_f1():
    turned = label_scores([(other, one) for one, other in PAIRS])
    assert turned.micro_f1 == label_scores(PAIRS).micro_f1
    assert turned.labels["b"].precision == label_scores(PAIRS).labels["b"].recall


def test_nothing_can_be_said():
    nothing = label_scores([])
    assert (nothing.items, nothing.micro_f1, nothing.macro_f1, nothing.whole) == (0, None, None, None)
    empty = label_scores([(frozenset(), frozenset())] * 3)
    assert (empty.micro_f1, empty.whole) == (None, 1.0)


def test_a_label_that_one_side_never_gave():
    only = label_scores([(frozenset("a"), frozenset()), (frozenset(), frozenset())]).labels["a"]
    assert (only.precision, only.recall, only.f1, only.kappa) == (None, 0.0, 0.0, 0.0)
