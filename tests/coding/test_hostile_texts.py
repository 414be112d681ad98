"""Every coder of the table, given any text: it answers, points inside the text and uses labels we know."""

import json
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.specimens import ASKS, HOSTILE
from uprtracker.coding.coders import CODERS
from uprtracker.core.coded import Coded, Judgement
from uprtracker.reference import load_reference

ANY = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=200),
    st.lists(
        st.sampled_from([word for text in ASKS for word in text.split()]) | st.text(max_size=6), max_size=40
    ).map(" ".join),
)


@lru_cache(maxsize=1)
def _known() -> dict[str, set[str]]:
    reference = load_reference()
    goals = {
        *map(str, reference.sdgs),
        *(target.number for goal in reference.sdgs.values() for target in goal.targets),
    }
    return {
        "action": set(map(str, reference.action_categories)),
        "issue": set(reference.issues),
        "theme": set(reference.themes.by_slug),
        "group": set(reference.groups.by_slug),
        "sdg": goals,
        "smart": {"specific", "measurable", "time-bound"},
        "instrument": set(reference.instruments),
        "mechanism": set(reference.mechanisms),
    }


def _faults(scheme: str, text: str, coded: Coded) -> list[str]:
    judgements = coded.judgements + coded.near
    known = _known()[scheme]
    return [
        *(f"{coded.scheme} instead of {scheme}" for _ in [1] if coded.scheme != scheme),
        *(f"whole: {coded.confidence}" for _ in [1] if not 0 <= coded.confidence <= 1),
        *(f"unknown label {one.label}" for one in judgements if one.label not in known),
        *(f"confidence {one.confidence}" for one in judgements if not 0 <= one.confidence <= 1),
        *(f"place {place}" for one in judgements for place in _outside(text, one)),
        *(f"twice: {coded.labels}" for _ in [1] if len(set(coded.labels)) < len(coded.labels)),
        *("order" for a, b in zip(coded.judgements, coded.judgements[1:], strict=False) if _before(a, b)),
    ]


def _outside(text: str, judgement: Judgement) -> list[tuple[int, int]]:
    return [place for place in judgement.evidence if not 0 <= place[0] < place[1] <= len(text)]


def _before(first: Judgement, second: Judgement) -> bool:
    return first.confidence < second.confidence


def _check(scheme: str, texts: list[str]) -> None:
    coded = CODERS[scheme](texts, load_reference())
    assert len(coded) == len(texts)
    faults = {
        text[:80]: found
        for text, one in zip(texts, coded, strict=True)
        if (found := _faults(scheme, text, one))
    }
    assert faults == {}


@pytest.mark.parametrize("scheme", CODERS)
@settings(max_examples=100, deadline=None)
@given(texts=st.lists(ANY, max_size=3))
def test_any_text_is_coded(scheme: str, texts: list[str]) -> None:
    _check(scheme, texts)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("scheme", CODERS)
def test_a_hostile_text_is_coded(scheme: str, name: str) -> None:
    _check(scheme, [HOSTILE[name]])


@pytest.mark.parametrize("name", ["brackets", "chinese", "commas", "one-cue", "one-word", "surrogates"])
@pytest.mark.parametrize("scheme", CODERS)
def test_a_text_of_a_million_characters_is_coded(scheme: str, name: str) -> None:
    text = HOSTILE[name]
    _check(scheme, [(text * (1_000_000 // len(text) + 1))[:1_000_000]])


@pytest.mark.parametrize("scheme", CODERS)
def test_usual_texts_are_coded(scheme: str) -> None:
    _check(scheme, list(ASKS))


@pytest.mark.parametrize("scheme", CODERS)
def test_no_text_gives_no_coding(scheme: str) -> None:
    assert CODERS[scheme]([], load_reference()) == []


@pytest.mark.parametrize("scheme", CODERS)
def test_codings_can_be_written_as_json(scheme: str) -> None:
    (coded,) = CODERS[scheme]([ASKS[5]], load_reference())
    plain = [[one.label, one.confidence, one.evidence, one.note] for one in coded.judgements + coded.near]
    assert json.loads(json.dumps(plain)) == [[a, b, [list(place) for place in c], d] for a, b, c, d in plain]
