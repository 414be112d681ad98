"""The loudest filters are found as if all had been sorted, the first of equals first."""

import numpy as np

from uprtracker.coding.model.network import _loudest


def test_the_highest_few_come_in_order_and_equals_by_their_place() -> None:
    gains = np.random.default_rng(7).integers(-3, 4, (200, 40)).astype(np.float64)
    expected = np.argsort(-gains, axis=1, kind="stable")[:, :6]
    assert _loudest(gains, 6).tolist() == expected.tolist()


def test_all_may_be_asked_for() -> None:
    assert _loudest(np.array([[0.0, 2.0, -0.0]]), 3).tolist() == [[1, 0, 2]]
