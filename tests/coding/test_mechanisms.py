"""Coder `mechanism`: what is named and what is not."""

import pytest

from uprtracker.coding.lexicon import lexicon
from uprtracker.coding.mechanisms import code
from uprtracker.reference import load_reference
from uprtracker.reference.table import read_table

FACTS = load_reference()

NAMED = {
    "treaty-body": ("Implement the recommendations of the Committee against Torture", "cat-committee"),
    "acronym-of-a-committee": ("Heed the recommendations of CERD and CAT", "cerd-committee cat-committee"),
    "acronym-of-a-treaty": ("Ratify CAT", ""),
    "standing-invitation": (
        "Issue a standing invitation to special procedures",
        "standing-invitation special-procedures",
    ),
    "mandate": ("Invite the Special Rapporteur on torture", "sr-torture"),
    "court-not-statute": ("Cooperate with the ICC", "icc"),
    "statute-not-court": ("Ratify the Rome Statute of the International Criminal Court", ""),
    "ilo-convention": ("Ratify ILO Convention No. 169", ""),
    "nhri": ("Establish a national human rights institution", "nhri"),
    "mandates": ("Invite the Special Rapporteurs on torture and on the right to food", "sr-torture sr-food"),
    "topic-alone": ("End torture and provide food", ""),
    "question-word": ("Protect those who report abuse", ""),
}


@pytest.mark.parametrize(("text", "slugs"), NAMED.values(), ids=NAMED)
def test_named(text: str, slugs: str) -> None:
    (found,) = code([text], FACTS)
    assert " ".join(found.labels) == slugs


def test_words_tell_a_committee_from_its_treaty() -> None:
    wrong = []
    for row in read_table("committee_words"):
        (found,) = code([row["example"]], FACTS)
        if ("cat-committee" in found.labels) != (row["place"] != "treaty"):
            wrong.append(row["example"])
    assert wrong == []


def test_every_phrase_finds_its_example() -> None:
    lexis = lexicon(FACTS.mechanism_phrases, FACTS.phrase_spellings)
    wrong = []
    for phrase in FACTS.mechanism_phrases.rows:
        words = lexis.words(phrase.example)
        if phrase.value not in {hit.value for hit in lexis.hits(words)}:
            wrong.append((phrase.value, phrase.example))
    assert wrong == []


def test_phrases_name_known_mechanisms() -> None:
    values = {phrase.value.split(":")[-1] for phrase in FACTS.mechanism_phrases.rows}
    assert values - {"none"} <= set(FACTS.mechanisms)


def test_no_two_phrases_are_spelled_alike() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for phrase in FACTS.mechanism_phrases.rows:
        for spelling in phrase.spellings():
            owners.setdefault(spelling, set()).add(phrase.value)
    assert not {spelling: values for spelling, values in owners.items() if len(values) > 1}
