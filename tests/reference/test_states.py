"""Names of States: the ones met in documents, the ones in our tables, and what is none."""

import csv
import random
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtracker.reference import load_reference
from uprtracker.reference.spelling import key, unordered_key, words
from uprtracker.reference.table import read_table

MET = Path(__file__).resolve().parents[1] / "expected" / "state_names_met.csv"
STATES = load_reference().states


def met(*kinds: str) -> list[tuple[str, str]]:
    with MET.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["states"]) for row in csv.DictReader(lines) if row["kind"] in kinds]


def resolved(text: str) -> str:
    state = STATES.resolve(text)
    return state.iso3 if state else ""


def listed(text: str) -> str:
    return " ".join(state.iso3 for state in STATES.resolve_list(text).states)


@pytest.mark.parametrize(("text", "states"), met("state", "misspelling", "dirty"))
def test_name_met_in_documents(text: str, states: str) -> None:
    assert resolved(text) == listed(text) == states
    assert STATES.resolve_list(text).unknown == ()


@pytest.mark.parametrize(("text", "states"), met("two_states"))
def test_two_states_met_in_documents(text: str, states: str) -> None:
    assert resolved(text) == ""
    assert listed(text) == states


@pytest.mark.parametrize("text", [text for text, _ in met("not_a_state", "fragment", "unknown_marker")])
def test_no_state_met_in_documents(text: str) -> None:
    assert resolved(text) == listed(text) == ""
    assert STATES.resolve_list(text).unknown != ()


EXAMPLES = [(row["text"], row["states"]) for row in read_table("state_name_examples")]


@pytest.mark.parametrize(("text", "states"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_example(text: str, states: str) -> None:
    assert listed(text) == states
    assert resolved(text) == (states if " " not in states else "")


def test_every_name_in_the_tables_resolves_to_its_state() -> None:
    wrong = [
        (name.name, state.iso3)
        for state in STATES.all
        for name in state.names
        if STATES.resolve(name.name) is not state or STATES.resolve_list(name.name).states != (state,)
    ]
    assert wrong == []


@pytest.mark.parametrize("reduce", [key, unordered_key])
def test_no_two_states_share_a_name(reduce: object) -> None:
    found = defaultdict(set)
    for state in load_reference(demo=True).states.all:
        for name in state.names:
            found[reduce(words(name.name))].add(state.iso3)  # type: ignore[operator]
    assert {reduced: codes for reduced, codes in found.items() if len(codes) > 1} == {}


CONFUSABLE = """
Niger Nigeria|Austria Australia|Mali Malawi|Mali Malta|Mauritius Mauritania|Dominica Dominican-Republic
Guinea Guinea-Bissau|Guinea Equatorial-Guinea|Guinea Papua-New-Guinea|Guinea Guyana|Ireland Iceland
Slovakia Slovenia|Iran Iraq|Congo Democratic-Republic-of-the-Congo|Sudan South-Sudan|Gambia Zambia
Republic-of-Korea Democratic-People's-Republic-of-Korea|Samoa Somalia|Latvia Lithuania|Chad China
Sweden Switzerland|Uruguay Paraguay|Swaziland Switzerland|Oman Jordan|Palau Panama|Tonga Togo
United-Kingdom United-States|Liberia Libya|Serbia Syria|Albania Armenia
"""


@pytest.mark.parametrize("pair", CONFUSABLE.replace("\n", "|").strip("|").split("|"))
def test_neighbours_are_not_mistaken_for_each_other(pair: str) -> None:
    one, other = (name.replace("-", " ") for name in pair.split())
    assert resolved(one) and resolved(other)
    assert resolved(one) != resolved(other)


def slips(name: str, chance: random.Random) -> str:
    """The name with one letter lost, added, changed or swapped."""
    at = chance.randrange(1, len(name))
    letter = chance.choice("aeilnorst")
    return chance.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + letter + name[at + 1 :],
            name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
        ]
    )


def test_one_slip_never_turns_a_state_into_another() -> None:
    chance = random.Random(20)
    names = {name.name for state in STATES.all for name in state.names}
    for state in STATES.all:
        for _ in range(30):
            slip = slips(state.name, chance)
            found = STATES.resolve(slip)
            assert found in (None, state) or slip in names, (state.name, slip)


def test_most_slips_in_long_names_are_forgiven() -> None:
    chance = random.Random(21)
    long = [state for state in STATES.all if len(key(words(state.name))) >= 9]
    forgiven = [STATES.resolve(slips(state.name, chance)) is state for state in long for _ in range(10)]
    assert sum(forgiven) > 0.8 * len(forgiven)


@pytest.mark.parametrize("text", ["", " ", "()", "\x00", "the", "and", "of", "-", "'", "\ud800", "1", "²"])
def test_nothing_is_no_state(text: str) -> None:
    assert STATES.resolve(text) is None
    assert STATES.resolve_list(text).states == ()


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    STATES.resolve(text)
    STATES.resolve_list(text)


PIECES = [
    "Chile",
    "Iran (Islamic Republic of)",
    " and ",
    ", ",
    "; ",
    "(",
    ")",
    "-\n",
    "on behalf of ",
    "x",
    "/",
    "’",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_list_is_read(text: str) -> None:
    found = STATES.resolve_list(text)
    assert {state.iso3 for state in found.states} <= {"CHL", "IRN"}


LONG = [
    "a",
    "Chile, ",
    "and ",
    "(",
    "Chile and ",
    "Chile ",
    " - ",
    "l'",
    "on behalf of ",
    "\u00ad",
    ") (",
    "a-\n",
    " ",
]


@pytest.mark.parametrize("piece", LONG)
def test_very_long_text_is_read(piece: str) -> None:
    text = "Chile" + piece * 50_000 + "x"
    assert STATES.resolve(text) is None
    assert len(STATES.resolve_list(text).states) <= 1


def test_names_are_the_uns() -> None:
    assert STATES.by_iso3["MKD"].name == "North Macedonia"
    assert STATES.by_iso3["TUR"].name_in("en") == "Türkiye"


@pytest.mark.parametrize(
    ("iso3", "language", "name"),
    [
        ("DEU", "fr", "Allemagne"),
        ("DEU", "ar", "ألمانيا"),
        ("CHL", "fr", "Chili"),
        ("FRA", "fr", "France"),
        ("PRK", "es", "República Popular Democrática de Corea"),
        ("VAT", "ru", "Святой Престол"),
        ("PSE", "zh", "巴勒斯坦国"),
        ("XAA", "fr", "Examplia"),
    ],
)
def test_names_in_other_languages_are_those_of_the_un_where_cldr_has_others(iso3, language, name):
    assert load_reference(demo=True).states.by_iso3[iso3].name_in(language) == name


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh"])
def test_no_state_is_shown_by_a_name_that_the_un_does_not_use(language):
    """Names of CLDR for the places of capitals, or of one half of a country."""
    shown = " ".join(state.name_in(language) for state in STATES.all)
    for word in ("Kinshasa", "Киншаса", "كينشاسا", "Corée du Nord", "Corea del Norte", "كوريا الشمالية"):
        assert word not in shown


def test_members_and_observers() -> None:
    kinds = [state.kind for state in STATES.all]
    assert (kinds.count("member"), kinds.count("observer"), len(kinds)) == (193, 2, 195)


def test_demonstration_states_only_when_asked_for() -> None:
    demo = load_reference(demo=True).states
    assert [code for code in demo.by_iso3 if code.startswith("XA")] == [
        "XAA",
        "XAB",
        "XAC",
        "XAD",
        "XAE",
        "XAF",
    ]
    assert demo.resolve("Examplia") is demo.by_iso3["XAA"]
    assert STATES.resolve("Examplia") is None
    assert not any(code.startswith("XA") for code in STATES.by_iso3)
