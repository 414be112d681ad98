"""Coder `mechanism`: what is named and what is not."""

import pytest

from uprtracker.coding.lexicon import lexicon
from uprtracker.coding.mechanisms import code
from uprtracker.reference import load_reference

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
    "question-word": ("Protect those who report abuse", ""),
}


@pytest.mark.parametrize(("text", "slugs"), NAMED.values(), ids=NAMED)
def test_named(text: str, slugs: str) -> None:
    (found,) = code([text], FACTS)
    assert " ".join(found.labels) == slugs


def test_every_phrase_finds_its_example() -> None:
    lexis = lexicon(FACTS.mechanism_phrases, FACTS.phrase_spellings)
    wrong = []
    for phrase in FACTS.mechanism_phrases.rows:
        words = lexis.words(phrase.example)
        if phrase.value not in {hit.value for hit in lexis.hits(words)}:
            wrong.append((phrase.value, phrase.example))
    assert wrong == []


def test_phrases_name_known_mechanisms() -> None:
    values = {phrase.value for phrase in FACTS.mechanism_phrases.rows}
    assert {value for value in values if ":" not in value} - {"none"} <= set(FACTS.mechanisms)
