"""`upr recode` says what was coded, once, and what is wrong with the name of a review."""

import json

import pytest

from records.machine_rows import recommendation
from records.small_coders import verbs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two(coders):
    coders["action"] = verbs
    recommendation(1)
    recommendation(2, session=21)


def test_all_and_then_nothing(upr):
    assert "Coded 2 of 2 recommendations and pledges" in upr("recode").stderr
    assert json.loads(upr("recode", "--json").stdout) == {"records": 2, "coded": 0}


def test_one_review(upr):
    assert json.loads(upr("recode", "--review", "svn/21", "--json").stdout) == {"records": 1, "coded": 1}


def test_unknown_review(upr):
    result = upr("recode", "--review", "nowhere")
    assert result.exit_code == 2 and "nowhere is no review that we know" in result.stderr
