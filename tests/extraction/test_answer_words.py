"""The grammar of answers: every wording carries its examples."""

import pytest

from uprtracker.core import Position
from uprtracker.extraction.answer_words import (
    WORDINGS,
    opening_answer,
    position_in,
    said_in,
    stated_answer,
)


@pytest.mark.parametrize(
    ("position", "example"), [(word.position, text) for word in WORDINGS for text in word.examples], ids=str
)
def test_examples_give_their_position(position, example):
    found = position_in(example)
    assert found is not None
    assert found.position is position


@pytest.mark.parametrize(
    ("position", "example"), [(word.position, text) for word in WORDINGS for text in word.others], ids=str
)
def test_counter_examples_do_not(position, example):
    assert all(said.position is not position for said in said_in(example))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Accepted. Since May.", Position.SUPPORTED),
        ("Response: The Government supports it", None),
        ("Response of Utopia: not accepted", Position.NOTED),
        (": enjoys the support", Position.SUPPORTED),
        ("– Noted", Position.NOTED),
        ("This recommendation is accepted", Position.SUPPORTED),
        ("Does not enjoy the support of Utopia", Position.NOTED),
        ("Partially accepted: only for teachers", Position.PARTIAL),
        ("Teachers are supported", None),
    ],
    ids=str,
)
def test_first_words_answer(text, position):
    found = opening_answer(text)
    assert (found.position if found else None) is position


def test_only_words_about_the_recommendation_answer_it():
    assert stated_answer("Utopia supports new schools. It has built ten.") is None
    found = stated_answer("Schools were built. Utopia therefore supports this recommendation.")
    assert found is not None
    assert found.position is Position.SUPPORTED
