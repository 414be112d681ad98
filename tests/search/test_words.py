"""Folding, stems, and the families of words that a stemmer cannot know."""

import csv
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtracker.search.words import fold, places, stem, stems, words

FAMILIES = list(
    csv.DictReader(
        (resources.files("uprtracker.search") / "data" / "families.csv").read_text("utf-8").splitlines()
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Côte d’Ivoire", ["cote", "d", "ivoire"]),
        ("women's, Women’s and WOMEN", ["women", "women", "and", "women"]),
        ("follow-up", ["follow", "up"]),
        ("A/HRC/8/19, para. 140.7", ["a", "hrc", "8", "19", "para", "140", "7"]),
        ("Łódź, Ærø, Straße", ["lodz", "aero", "strasse"]),
        ("حُقُوق الإنسان", ["حقوق", "الانسان"]),
        ("", []),
    ],
)
def test_words_of_a_text(text, expected):
    assert words(text) == expected


@given(st.text(max_size=60))
def test_places_are_those_of_the_words(text):
    found = places(text)
    assert [place.word for place in found] == words(text)
    assert all(fold(text[place.start : place.end]) == place.word for place in found)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert [fold(word) for word in words(text)] == words(text)


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row["word"])
def test_forms_of_a_family_find_each_other(row):
    forms = [row["word"], *row["forms"].split()]
    for form in forms:
        assert {stem(other) for other in forms} <= set(stems(form))


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row["word"])
def test_each_family_has_examples_and_a_counterexample(row):
    found = [{stem(word) for word in words(example)} for example in row["example"].split(" / ")]
    assert all(set(stems(row["word"])) & example for example in found)
    assert stem(row["not"]) not in stems(row["word"])


@pytest.mark.parametrize(
    ("one", "other"), [("organisation", "organization"), ("recognise", "recognized"), ("policy", "policies")]
)
def test_spellings_and_plurals_meet(one, other):
    assert set(stems(one)) & set(stems(other))
