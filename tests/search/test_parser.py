"""Search texts are read kindly, and what was read can be written and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtracker.search.expression import written
from uprtracker.search.parser import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("women girls", "women AND girls", id="words-are-joined-by-and"),
        pytest.param("women AND girls", "women AND girls", id="and"),
        pytest.param("a1 b1 OR c1", "(a1 AND b1) OR c1", id="and-binds-before-or"),
        pytest.param("a1 OR b1 NOT c1", "a1 OR (b1 AND NOT c1)", id="not-binds-first"),
        pytest.param("(a1 OR b1) c1", "(a1 OR b1) AND c1", id="brackets"),
        pytest.param("-a1", "NOT a1", id="minus"),
        pytest.param('-"a1 b1" -(c1 OR d1)', 'NOT "a1 b1" AND NOT (c1 OR d1)', id="minus-before-a-group"),
        pytest.param("a1-b1", "a1-b1", id="hyphen-is-no-minus"),
        pytest.param("a1 - b1", "a1 AND b1", id="a-dash-is-nothing"),
        pytest.param("Prison*", "prison*", id="prefix"),
        pytest.param('"Human Right*"', '"human right*"', id="prefix-in-a-phrase"),
        pytest.param("‘Women’s’ rights", "women AND rights", id="apostrophes"),
        pytest.param("„so“ «da» ”dort”", '"so" AND "da" AND "dort"', id="quotes-of-other-languages"),
        pytest.param("state:Slovenia by:'x'", 'state:"Slovenia" AND by:"\'x\'"', id="fields"),
        pytest.param('State:"Sri  Lanka"', 'state:"Sri Lanka"', id="field-with-quotes"),
        pytest.param("note:women", "note-women", id="unknown-field-is-words"),
        pytest.param("the rights of the child", "rights AND child", id="common-words-fall-away"),
        pytest.param("to be or not", "to AND be AND or AND not", id="common-words-alone-stay"),
        pytest.param("NOT NOT a1", "a1", id="two-nots"),
    ],
)
def test_reading(text, expected):
    assert written(parse(text).expression) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('a1 "b1 c1', 'a1 AND "b1 c1"', id="quote-not-closed"),
        pytest.param("a1 (b1 OR c1", "a1 AND (b1 OR c1)", id="bracket-not-closed"),
        pytest.param("a1) b1", "a1 AND b1", id="bracket-not-opened"),
        pytest.param("a1 AND", "a1", id="and-at-the-end"),
        pytest.param("OR a1", "a1", id="or-at-the-beginning"),
        pytest.param("a1 AND OR b1", "a1 OR b1", id="two-operators"),
        pytest.param("a1 NOT", "a1", id="not-of-nothing"),
        pytest.param("a1 or b1", "a1 AND b1", id="or-in-small-letters"),
        pytest.param("wom*n", "wom*", id="star-inside"),
        pytest.param("*man", "man", id="star-in-front"),
        pytest.param("state: Slovenia by:  'x'", 'state:"Slovenia" AND by:"\'x\'"', id="fields-and-blanks"),
        pytest.param('state: "Sri Lanka"', 'state:"Sri Lanka"', id="field-a-blank-and-quotes"),
        pytest.param("a1 state: AND b2", "a1 AND state AND b2", id="field-before-an-operator"),
        pytest.param("state: by:x1", 'state AND by:"x1"', id="field-before-a-field"),
        pytest.param("note: women", "note AND women", id="no-field-and-a-blank"),
        pytest.param("a1 state:", "a1 AND state", id="field-without-a-value"),
        pytest.param("(" * 60 + "a1" + ")" * 60, "a1", id="brackets-without-end"),
    ],
)
def test_what_cannot_be_meant_is_mended(text, expected):
    assert written(parse(text).expression) == expected


@pytest.mark.parametrize("text", ['a1 "b1', "a1 (b1", "a1) b1", "a1 AND", "a1 or b1", "wom*n", "a1 b1 OR c1"])
def test_people_are_told_how_it_was_read(text):
    assert any(message.startswith("Read as: ") for message in parse(text).messages)


def test_a_plain_question_is_not_commented():
    assert parse("women's rights").messages == ()


@pytest.mark.parametrize("text", ["???", '""', "()", "AND", "NOT", "* *", "\"'"])
def test_a_text_without_words_is_left_out_with_a_word(text):
    reading = parse(text)
    assert reading.expression is None
    assert reading.messages


BITS = st.sampled_from(
    ["a", "b1", "the", "é", "ß", "½", "ʼs", "'s", "الحق", "人权", " ", "  ", '"', "“", "(", ")", "-", "*",
     ":", "state:", "by:", " AND ", " OR ", " NOT ", "or", "\0", "\u0301", "."]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(BITS, max_size=40).map("".join)))
def test_no_text_fails_and_what_was_read_reads_the_same_again(text):
    expression = parse(text).expression
    if expression is not None:
        assert parse(written(expression)).expression == expression
