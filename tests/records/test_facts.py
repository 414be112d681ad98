"""Reviews from the facts, refreshed without undoing what a person wrote."""

import pytest

from uprtracker.records.facts import load_facts
from uprtracker.records.models import Review
from uprtracker.records.reviews import review_of, review_of_symbol
from uprtracker.records.version import data_version

pytestmark = pytest.mark.django_db


def test_all_reviews_of_four_cycles():
    assert load_facts() == Review.objects.count() > 750
    assert set(Review.objects.values_list("cycle", flat=True)) == {1, 2, 3, 4}


def test_second_time_changes_nothing():
    load_facts()
    version = data_version()
    assert load_facts() == 0
    assert data_version() == version


def test_fact_that_went_wrong_is_refreshed_but_not_what_a_person_wrote():
    load_facts()
    Review.objects.filter(code="SVN-20").update(troika="wrong", note="by hand", edited=["note"])
    assert load_facts() == 1
    review = Review.objects.get(code="SVN-20")
    assert review.troika != "wrong"
    assert review.note == "by hand"


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("A/HRC/28/15", "SVN-20"),
        ("A/HRC/28/15/Add.1", "SVN-20"),
        ("A/HRC/WG.6/20/SVN/1", "SVN-20"),
        ("A/HRC/WG.6/2/ROM/3", "ROU-2"),
        ("A/HRC/999/1", None),
        ("", None),
    ],
)
def test_review_of_a_symbol(symbol, code):
    load_facts()
    review = review_of_symbol(symbol)
    assert (review.code if review else None) == code


def test_review_without_facts_is_unconfirmed_until_they_come():
    assert review_of("SVN", 20, source="a report").status == "unconfirmed"
    load_facts()
    assert Review.objects.get(code="SVN-20").status == "reviewed"
