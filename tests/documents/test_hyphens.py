"""Words broken by the end of a row come together; the hyphen that their author wrote stays."""

import pytest

from uprtracker.documents.hyphens import join_words
from uprtracker.documents.pdf import Row


def rows(*texts, marks=()):
    made = [Row(text, 100, 100 + 12 * at, 400, 110 + 12 * at, 10) for at, text in enumerate(texts)]
    made[-1].marks = tuple(marks)
    return made


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (
            "the principle of self-",
            "determination, as stated",
            ["the principle of self-determination,", "as stated"],
        ),
        ("ratify OP-", "CAT (Peru);", ["ratify OP-CAT", "(Peru);"]),
        ("short-", "and long-term aims", ["short-", "and long-term aims"]),
        ("from day-", "to-day work", ["from day-to-day", "work"]),
        ("measures -", "among others", ["measures -", "among others"]),
        ("of a well-", "being.", ["of a", "well-being."]),
        ("resolution 60/251-", "4 of the year", ["resolution 60/251-", "4 of the year"]),
    ],
    ids=["compound", "acronym", "suspended", "three-words", "dash", "half-alone", "figure"],
)
def test_join(first, second, joined):
    made = rows(first, second)
    join_words(made)
    assert [row.text for row in made] == joined


def test_marks_move_with_their_word():
    made = rows("to follow-", "up measures here", marks=[(2, "4"), (11, "5")])
    join_words(made)
    assert made[0].marks == ((len("to follow-up"), "4"),)
    assert made[1].text[: made[1].marks[0][0]] == "measures"
