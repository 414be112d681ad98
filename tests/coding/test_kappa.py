"""Kappa against values of scikit-learn's `cohen_kappa_score`, kept here as facts."""

import pytest

from uprtracker.coding.kappa import agreed, kappa

FIVE = ("1", "2", "3", "4", "5")

CASES = {
    # pairs of labels, order, kappa, kappa with quadratic weights
    "three-labels": (zip("202201", "002202", strict=True), "012", 0.4285714285714286, 0.5454545454545454),
    "hundred-items": (
        zip("0" * 46 + "1" * 44 + "2" * 10, "0" * 50 + "1" * 40 + "2" * 10, strict=True),
        "012",
        0.9315068493150684,
        0.9541284403669725,
    ),
    "action-categories": (
        zip("5544321545", "5445322531", strict=True),
        FIVE,
        0.35064935064935066,
        0.46808510638297873,
    ),
    "no-better-than-chance": (zip("1122", "1212", strict=True), FIVE, 0.0, 0.0),
    "always-the-other": (zip("1212", "2121", strict=True), FIVE, -1.0, -1.0),
}


@pytest.mark.parametrize("case", CASES)
def test_values_of_scikit_learn(case):
    pairs, order, plain, quadratic = CASES[case]
    pairs = list(pairs)
    assert kappa(pairs, order=order) == pytest.approx(plain, abs=1e-12)
    assert kappa(pairs, order=order, quadratic=True) == pytest.approx(quadratic, abs=1e-12)
    swapped = [(other, one) for one, other in pairs]
    assert kappa(swapped, order=order) == pytest.approx(plain, abs=1e-12)


def test_a_near_miss_weighs_less_than_a_far_one():
    near = [*zip("12345", "12345", strict=True), ("4", "5")]
    far = [*zip("12345", "12345", strict=True), ("1", "5")]
    assert kappa(near, order=FIVE, quadratic=True) > kappa(far, order=FIVE, quadratic=True)


@pytest.mark.parametrize("pairs", [[], [("5", "5")] * 9], ids=["no-items", "one-label-throughout"])
def test_nothing_can_be_said(pairs):
    assert kappa(pairs, order=FIVE) is None


def test_labels_out_of_order_are_refused():
    with pytest.raises(ValueError, match="6"):
        kappa([("5", "6")], order=FIVE)


def test_share_agreed():
    assert agreed([("5", "5"), ("4", "5"), ("1", "1"), ("2", "1")]) == 0.5
    assert agreed([]) is None
