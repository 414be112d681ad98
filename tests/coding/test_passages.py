"""Paragraphs that bear on a recommendation: ranked by number, instrument, subject, words and titles."""

import pytest

from uprtracker.coding.passages import Ask, Passage, Passages
from uprtracker.reference import load_reference

TREATY = Passage("The Istanbul Convention was ratified last spring.", ("International obligations",))
OTHER_TREATY = Passage("The Convention on Cluster Munitions was ratified.", ("International obligations",))
ROMA = Passage("Roma children still sit in separate classes of primary schools.", ("Minorities",))
WATER = Passage("A pipeline brings drinking water to two settlements of Roma families.", ("Minorities",))
FLEET = Passage("The fleet of buses was renewed and runs on gas.", ("Transport",))
ALL = [TREATY, OTHER_TREATY, ROMA, WATER, FLEET]


@pytest.fixture(scope="module")
def passages():
    return Passages(ALL, load_reference())


@pytest.mark.parametrize(
    ("text", "first", "kind"),
    [
        ("Ratify the Istanbul Convention on violence against women", TREATY, "instrument"),
        ("End the segregation of Roma children in schools", ROMA, "subject"),
        ("Bring drinking water to all settlements of Roma", WATER, "words"),
    ],
    ids=["instrument", "subject", "words"],
)
def test_the_best_paragraph_comes_first_and_says_why(passages, text, first, kind):
    (ranked,) = passages.rank([Ask(text)])
    assert ALL[ranked[0].at] is first
    assert kind in {one.kind for one in ranked[0].reasons}
    assert FLEET not in [ALL[one.at] for one in ranked]


def test_words_are_given_as_the_recommendation_has_them(passages):
    (ranked,) = passages.rank([Ask("Bring drinking water to all settlements of Roma")])
    words = next(one.about for one in ranked[0].reasons if one.kind == "words")
    assert {"drinking", "water", "settlements"} <= set(words)


def test_a_number_outweighs_everything_else(passages):
    wish = "Bring drinking water to all settlements of Roma"
    (ranked,) = passages.rank([Ask(wish, named=frozenset({ALL.index(FLEET)}))])
    named = next(one for one in ranked if ALL[one.at] is FLEET)
    assert [one.kind for one in named.reasons][0] == "named"
    (titled,) = passages.rank([Ask(wish, titled=frozenset({ALL.index(ROMA)}))], enough=0.0)
    (plain,) = passages.rank([Ask(wish)], enough=0.0)
    scores = [next(one.score for one in ranked if ALL[one.at] is ROMA) for ranked in (titled, plain)]
    assert scores[0] > scores[1]


def test_scores_stay_between_nothing_and_one(passages):
    everything = frozenset(range(len(ALL)))
    for ranked in passages.rank([Ask("Roma " * 200, everything, everything), Ask(""), Ask("\0 ‮ 𓀀")], 0.0):
        assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
        assert all(0.0 <= one.score <= 1.0 for one in ranked)


def test_no_passages_give_no_proposals():
    assert Passages([], load_reference()).rank([Ask("Ratify the Istanbul Convention")]) == [[]]
