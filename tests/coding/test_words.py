"""Words without their endings: every rule of the table with its examples, both ways."""

import csv
from importlib.resources import files

import pytest

from uprtracker.coding.words import stem, without_ending, words


def _rows(name: str) -> list[dict[str, str]]:
    text = files("uprtracker.coding").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("row", _rows("word_endings"), ids=lambda row: row["ending"])
def test_an_ending_goes_from_its_examples_and_from_no_counter_example(row):
    examples = row["examples"].split("|")
    assert all(example.endswith(row["ending"]) for example in examples)
    for example in examples:
        expected = example.removesuffix(row["ending"]) + row["becomes"]
        assert without_ending(example, plural=True) == expected
    for other in filter(None, row["not"].split("|")):
        assert other.endswith(row["ending"])
        assert without_ending(other, plural=True) != other.removesuffix(row["ending"]) + row["becomes"]


@pytest.mark.parametrize(
    "family",
    [
        "ratify ratifies ratified ratifying ratification ratifications",
        "discriminate discrimination discriminatory discriminating",
        "implement implements implemented implementing implementation",
        "criminalize criminalise criminalization criminalising criminalised",
        "abolish abolished abolishing abolition",
        "punish punished punishment punishments punishing",
        "increase increases increased increasing",
        "woman women",
        "child children",
        "policy policies",
    ],
)
def test_words_of_one_family_have_one_stem(family):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "others", ["police policy", "migrant migrate", "women men", "prison press", "torture tour"]
)
def test_other_words_keep_apart(others):
    assert len({stem(word) for word in others.split()}) == 2


def test_words_forget_case_accents_punctuation_and_possessives():
    assert words("Women’s RIGHTS, in Côte-d’Ivoire: 2.") == ["women", "rights", "in", "cote", "divoire", "2"]


def test_every_word_of_the_table_of_stems_leads_to_a_stem_that_lasts():
    for row in _rows("word_stems"):
        assert stem(row["word"]) == row["stem"]
