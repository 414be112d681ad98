"""Which recommendation a row speaks of. Texts are our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtracker.records.matching import Saying, Target, match
from uprtracker.records.wording import digest, folded, plain


def place(text, state, *targets):
    wanted = [Target(name, plain(words), frozenset(states)) for name, words, states in targets]
    saying = Saying(plain(text), state)
    return match(wanted, [saying]).get(saying)


SCHOOLS = "Build schools in the mountain villages and train their teachers"


@pytest.mark.parametrize(
    ("text", "state", "found"),
    [
        pytest.param(SCHOOLS, "FRA", 1, id="same-text-same-state"),
        pytest.param(SCHOOLS.upper() + " !", "FRA", 1, id="case-and-punctuation"),
        pytest.param("Build schools in the mountain villages", "FRA", 1, id="shortened"),
        pytest.param(SCHOOLS, "PER", 1, id="same-text-other-state"),
        pytest.param("Build schools in the mountain villages", "PER", None, id="shortened-other-state"),
        pytest.param(SCHOOLS, "", 1, id="state-unknown"),
        pytest.param("Open the archives of the harbour police", "FRA", None, id="other-wish-same-state"),
    ],
)
def test_placing(text, state, found):
    assert place(text, state, (1, SCHOOLS, {"FRA", "ESP"})) == found


def test_instrument_of_a_short_text_must_be_the_same():
    assert place("Sign and ratify OP-CEDAW", "ECU", (1, "Sign and ratify CED", {"ECU"})) is None


def test_long_name_and_acronym_are_the_same():
    long = "Ratify the Convention on the Rights of Persons with Disabilities"
    assert place(long, "ECU", (1, "Ratify the CRPD", {"ECU"})) == 1


def test_of_two_alike_the_one_named_by_the_state_wins():
    assert place(SCHOOLS, "ESP", (1, SCHOOLS, {"FRA"}), (2, SCHOOLS, {"ESP"})) == 2


def test_two_sayings_of_a_state_go_to_two_targets():
    one, two = "Ratify the first treaty on rivers", "Ratify the other treaty on rivers"
    targets = [Target(1, plain(one + " soon"), frozenset({"FRA"})), Target(2, plain(two), frozenset({"FRA"}))]
    found = match(targets, [Saying(plain(one), "FRA"), Saying(plain(two), "FRA")])
    assert sorted(found.values()) == [1, 2]


few = ["ratify", "the", "treaty", "on", "rivers", "lakes", "and", "wells", "soon"]
words = st.lists(st.sampled_from(few), min_size=1)
sayings = st.builds(Saying, st.builds(" ".join, words), st.sampled_from(["FRA", "ESP", ""]))
targets = st.lists(
    st.tuples(st.builds(" ".join, words), st.frozensets(st.sampled_from(["FRA", "ESP", "PER"]))), max_size=6
)


@given(targets, st.lists(sayings, max_size=8))
def test_order_of_sayings_makes_no_difference(wanted, said):
    known = [Target(name, text, states) for name, (text, states) in enumerate(wanted)]
    assert match(known, said) == match(known, list(reversed(said)))


@given(st.text())
def test_plain_is_stable(text):
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_folding_never_fails(text):
    folded(plain(text))


def test_code_of_a_text_never_changes():
    assert digest(plain("Plant trees, Élan’s way!")) == "a9c1387d"
