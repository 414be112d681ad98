"""Phrases of words: patterns, texts, and texts that mean harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtracker.coding import instruments, mechanisms
from uprtracker.coding.lexicon import Lexicon
from uprtracker.core import UprTrackerError
from uprtracker.reference import load_reference
from uprtracker.reference.phrase import Phrase, Phrases, fold
from uprtracker.reference.table import read_table

FACTS = load_reference()
MOST_SPELLINGS = 20_000
WORDS = st.sampled_from(
    [
        "ratify",
        "consider",
        "CAT",
        "CEDAW",
        "OP",
        "optional",
        "protocol",
        "protocols",
        "to",
        "the",
        "and",
        "its",
        "their",
        "convention",
        "No",
        "169",
        "ILO",
        "articles",
        "22",
        "of",
        "committee",
        "recommendations",
        "competence",
        "second",
        "treaties",
        "which",
        ",",
        ";",
        ".",
        "(",
        ")",
        "reservations",
        "withdraw",
        "special",
        "rapporteurs",
        "on",
        "torture",
        "human",
        "rights",
        "international",
    ]
)


def lexicon(**phrases: str) -> Lexicon:
    return Lexicon(Phrases(tuple(Phrase(value, each, "") for value, each in phrases.items())), {})


def found(lexis: Lexicon, text: str) -> list[str]:
    return [hit.value for hit in lexis.hits(lexis.words(text))]


def test_pattern_stands_for_its_spellings() -> None:
    phrase = Phrase("x", "(un|united nations)? convention on the (rights (of children)?)?", "")
    assert phrase.spellings() == {
        (*front, "convention", *back)
        for front in ((), ("un",), ("united", "nation"))
        for back in ((), ("right",), ("right", "children"))
    }


def test_brackets_must_fit() -> None:
    with pytest.raises(UprTrackerError, match="brackets"):
        Phrase("x", "convention (on", "").spellings()


@pytest.mark.parametrize(("word", "folded"), [("Rights", "right"), ("STATUS", "status"), ("Belém", "belem")])
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_longest_phrase_wins() -> None:
    assert found(lexicon(short="rome statute", long="rome statute court"), "Rome Statute of the Court") == [
        "long"
    ]


def test_joining_words_count_for_nothing() -> None:
    assert found(lexicon(x="convention rights child"), "the Convention on the Rights of a Child") == ["x"]


def test_capitals_match_capitals_only() -> None:
    lexis = lexicon(x="OP CAT")
    assert [found(lexis, text) for text in ("OP-CAT", "op-cat", "OP and CAT")] == [["x"], [], []]


def test_a_list_is_no_phrase() -> None:
    assert found(lexicon(x="CEDAW committee"), "CEDAW, Committee") == []


def test_sentences_end_phrases() -> None:
    lexis = lexicon(x="convention child")
    assert found(lexis, "Keep the Convention. Child care matters") == []


@pytest.mark.parametrize(
    "phrases", [FACTS.instrument_phrases, FACTS.mechanism_phrases], ids=["instr", "mech"]
)
def test_no_pattern_stands_for_too_much(phrases: Phrases) -> None:
    """A lexicon is built when a process codes its first text: it must stay small."""
    counts = [len(phrase.spellings()) for phrase in phrases.rows]
    assert max(counts) <= MOST_SPELLINGS
    assert sum(counts) <= 5 * MOST_SPELLINGS


def test_examples_and_counter_examples() -> None:
    coders = {"instrument": instruments.code, "mechanism": mechanisms.code}
    wrong = []
    for row in read_table("mention_examples"):
        (coded,) = coders[row["scheme"]]([row["text"]], FACTS)
        found = sorted(f"{each.label}:{each.note}".rstrip(":") for each in coded.judgements)
        if found != row["labels"].split():
            wrong.append((row["text"], found))
    assert wrong == []


@given(st.text(max_size=300) | st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_is_coded_within_its_bounds(text: str) -> None:
    for code, known in ((instruments.code, FACTS.instruments), (mechanisms.code, FACTS.mechanisms)):
        (coded,) = code([text], FACTS)
        assert coded == code([text], FACTS)[0]
        assert len(set(coded.labels)) == len(coded.labels)
        for judgement in coded.judgements:
            assert judgement.label in known
            assert judgement.evidence
            assert all(0 <= start < end <= len(text) for start, end in judgement.evidence)


def test_work_grows_with_the_text_only() -> None:
    """Words looked at for each word of a text: bounded, whatever the text."""
    lexis = lexicon(x="un " * 60)
    counted = 0

    class Counted(list):  # type: ignore[type-arg]
        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            nonlocal counted
            counted += 1
            return super().__getitem__(at)

    lexis.hits(Counted(lexis.words("un " * 1_000)))
    assert counted <= 1_000 * 100
