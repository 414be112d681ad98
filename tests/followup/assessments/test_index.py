"""The implementation index: the worked examples of the method, and what falls between the bands."""

from decimal import Decimal

import pytest

from uprtracker.followup.assessments.index import Band, band, differ, index
from uprtracker.followup.assessments.scales import Value

N, P, F, X = "not", "partially", "fully", "not_assessable"

CASES = [
    ([F, P], "0.75", Band.FULLY),
    ([N], "0", Band.NOT),
    ([P], "0.5", Band.PARTIALLY),
    ([F], "1", Band.FULLY),
    ([N, N], "0", Band.NOT),
    ([F, F], "1", Band.FULLY),
    ([P, P], "0.5", Band.PARTIALLY),
    ([N, F], "0.5", Band.PARTIALLY),
    ([N, P], "0.25", Band.NOT),
    ([N, N, P], "0.17", Band.NOT),
    ([N, P, P], "0.33", Band.PARTIALLY),
    ([N, N, F], "0.33", Band.PARTIALLY),
    ([N, P, F], "0.5", Band.PARTIALLY),
    ([P, P, F], "0.67", Band.FULLY),
    ([N, F, F], "0.67", Band.FULLY),
    ([P, F, F], "0.83", Band.FULLY),
    ([N, N, N, F], "0.25", Band.NOT),
    ([N, N, P, F], "0.38", Band.PARTIALLY),
    ([N, P, P, P], "0.38", Band.PARTIALLY),
    ([N, P, F, F], "0.63", Band.PARTIALLY),
    ([P, P, P, F], "0.63", Band.PARTIALLY),
    ([N, N, N, P, F], "0.3", Band.NOT),
    ([P, P, P, F, F], "0.7", Band.FULLY),
    ([N] * 7 + [P] * 13, "0.33", Band.PARTIALLY),  # 0.325: a half goes up
    ([N] * 13 + [F] * 6, "0.32", Band.NOT),
    ([N] * 17 + [F] * 8, "0.32", Band.NOT),
    ([P] * 11 + [F] * 5 + [N], "0.62", Band.PARTIALLY),
    ([N] * 7 + [F] * 13, "0.65", Band.PARTIALLY),
    ([P] * 69 + [F] * 31, "0.66", Band.FULLY),  # 0.655: a half goes up
    ([N] * 17 + [F] * 33, "0.66", Band.FULLY),
    ([F, X], "1", Band.FULLY),
    ([X, X, P], "0.5", Band.PARTIALLY),
    ([X], None, Band.NOT_ASSESSED),
    ([], None, Band.NOT_ASSESSED),
    (["A"], None, Band.NOT_ASSESSED),
    (["E", F], "1", Band.FULLY),
    (["A", N], "0", Band.NOT),
]


@pytest.mark.parametrize(("answers", "expected", "lies_in"), CASES)
def test_index_and_band(answers, expected, lies_in):
    found = index(answers)
    assert found == (None if expected is None else Decimal(expected))
    assert band(found) == lies_in


@pytest.mark.parametrize(
    ("number", "lies_in"),
    [("0.32", Band.NOT), ("0.33", Band.PARTIALLY), ("0.65", Band.PARTIALLY), ("0.66", Band.FULLY)],
)
def test_bands_touch(number, lies_in):
    assert band(Decimal(number)) == lies_in


def test_only_answers_that_compare_differ():
    assert differ([N, F])
    assert differ(["A", "B"])
    assert not differ([F, X])
    assert not differ([F, "A"])
    assert not differ([F, F])


def test_every_value_is_on_one_scale():
    assert {index([value]) is None for value in Value.values if value in (N, P, F)} == {False}
    assert [value for value in Value.values if index([value]) is None] == [X, *"ABCDE"]
