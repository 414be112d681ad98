"""Coder `instrument`: what is named, what is asked about it, and what names nothing."""

import pytest

from uprtracker.coding.instruments import code
from uprtracker.coding.lexicon import lexicon
from uprtracker.reference import load_reference

FACTS = load_reference()


def coded(text: str) -> dict[str, str]:
    (found,) = code([text], FACTS)
    return {judgement.label: judgement.note for judgement in found.judgements}


NAMED = {
    "list-with-their-protocols": (
        "Ratify the CED, the CRPD and their optional protocols",
        "icpped crpd op-crpd",
    ),
    "both-of-two": ("Ratify both Optional Protocols to the CRC", "op-crc-ac op-crc-sc"),
    "protocols-of-two": ("Sign the Optional Protocols to CEDAW and ICESCR", "op-cedaw op-icescr"),
    "protocol-by-subject": ("Accede to the Optional Protocol on the sale of children", "op-crc-sc"),
    "second-protocol-alone": ("Sign the Second Optional Protocol", "iccpr-op2"),
    "ilo-numbers": ("Ratify ILO Conventions Nos. 87 and 98", "ilo-87 ilo-98"),
    "ilo-number-before": ("Ratify Convention No. 169 of the ILO", "ilo-169"),
    "generic": ("Accede to all core human rights instruments", "human-rights-treaties"),
    "protocols-told-apart": ("Ratify the Optional Protocols to the CRC (OP-CRC-AC)", "op-crc-ac"),
    "treaties-told-apart": ("Ratify the treaties to which it is no party, such as CAT", "cat"),
    "treaties-not-told-apart": ("Ratify the treaties to which it is no party", "human-rights-treaties"),
    "the-following": ("Ratify the following international treaties: CAT", "cat"),
    "acronym-before-a-name": ("Ratify CEDAW, Convention on the Rights of the Child", "cedaw crc"),
    "protocol-by-its-year": ("Ratify the Optional Protocol of 1999 to CEDAW", "op-cedaw"),
    "protocol-on-death": ("Abolish the death penalty and sign the Optional Protocol to ICCPR", "iccpr-op2"),
    "procedures": (
        "Make declarations under articles 31 and 32 of CED",
        "icpped-art31 icpped-art32 icpped",
    ),
    "competence": ("Recognise the competence of the Committee on Enforced Disappearances", "icpped-art31"),
    "committee": ("Implement the recommendations of the Committee against Torture", ""),
    "committees-by-acronym": ("Carry out the recommendations of CERD, CAT and CRC", ""),
    "small-letters": ("Protect every cat and dog", ""),
    "national-law": ("Adopt a convention of the political parties", ""),
}


@pytest.mark.parametrize(("text", "slugs"), NAMED.values(), ids=NAMED)
def test_named(text: str, slugs: str) -> None:
    assert " ".join(coded(text)) == slugs


ASKED = {
    "ratify": ("Ratify CAT", "ratify"),
    "become-party": ("Become a party to CAT", "ratify"),
    "consider": ("Consider acceding to CAT", "consider-ratifying"),
    "withdraw": ("Lift its remaining reservations to CAT", "withdraw-reservation"),
    "implement": ("Bring the penal code into line with CAT", "implement"),
    "after": ("Take steps so that CAT can be ratified", "ratify"),
    "only-named": ("Train judges on CAT", ""),
}


@pytest.mark.parametrize(("text", "note"), ASKED.values(), ids=ASKED)
def test_asked(text: str, note: str) -> None:
    assert coded(text) == {"cat": note}


def test_evidence_are_the_words() -> None:
    text = "Sign and ratify the Rome Statute, at once"
    (found,) = code([text], FACTS)
    (judgement,) = found.judgements
    assert [text[start:end] for start, end in judgement.evidence] == ["Rome Statute"]


def test_every_phrase_finds_its_example() -> None:
    lexis = lexicon(FACTS.instrument_phrases, FACTS.phrase_spellings)
    wrong = []
    for phrase in FACTS.instrument_phrases.rows:
        words = lexis.words(phrase.example)
        if phrase.value not in {hit.value for hit in lexis.hits(words)}:
            wrong.append((phrase.value, phrase.example))
    assert wrong == []


def test_phrases_name_known_instruments() -> None:
    values = {phrase.value for phrase in FACTS.instrument_phrases.rows}
    slugs = {slug for value in values if ":" not in value for slug in value.split()}
    assert slugs - {"ilo", "number", "article", "none", "treaties"} <= set(FACTS.instruments)


def test_no_two_phrases_are_spelled_alike() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for phrase in FACTS.instrument_phrases.rows:
        for spelling in phrase.spellings():
            owners.setdefault(spelling, set()).add(phrase.value)
    assert not {spelling: values for spelling, values in owners.items() if len(values) > 1}


@pytest.mark.parametrize(
    "text",
    [
        "Ratify the outstanding ILO fundamental conventions, namely Nos. 87 and 98",
        "Ratify the fundamental ILO conventions, in particular No. 87 and No. 98",
    ],
)
def test_numbers_after_the_fundamental_conventions_are_conventions(text):
    [coded] = code([text], load_reference())
    asked = {(one.label, one.note) for one in coded.judgements}
    assert {("ilo-87", "ratify"), ("ilo-98", "ratify")} <= asked
