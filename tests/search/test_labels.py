"""What a reader sees for a value: names and short forms, never a slug of a table."""

import pytest

from uprtracker.reference import load_reference
from uprtracker.search.labels import label


@pytest.mark.parametrize(
    ("slug", "shown"),
    [("cat", "CAT"), ("paris-principles", "Paris Principles"), ("aarhus", "Aarhus Convention")],
)
def test_an_instrument_shows_its_short_form(slug, shown):
    assert label("instrument", slug) == shown


def test_every_instrument_and_mechanism_that_is_coded_has_words():
    reference = load_reference()
    for name, table in (("instrument", reference.instruments), ("mechanism", reference.mechanisms)):
        assert [slug for slug in table if label(name, slug) in ("", slug)] == []


def test_an_unknown_value_comes_back_as_it_is():
    assert label("instrument", "treaty-of-nowhere") == "treaty-of-nowhere"
