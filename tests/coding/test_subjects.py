"""The cues of themes, groups and goals: every concept with its example and its counter-example."""

from itertools import zip_longest

import pytest

from uprtracker.coding import code
from uprtracker.coding.subjects.concepts import Found, find_concepts, knowledge, read_rows
from uprtracker.coding.subjects.cue import CueTable, read_cues
from uprtracker.coding.subjects.words import folded, words_of
from uprtracker.core.coded import Coded
from uprtracker.reference import load_reference

FACTS = load_reference()
CONCEPTS = read_rows("concepts")
TOGETHER = read_rows("together")


def concepts(text: str) -> set[str]:
    return {found.concept for found in find_concepts(text)}


def coded(text: str) -> dict[str, Coded]:
    return {one.scheme: one for one in code([text], FACTS, ["theme", "group", "sdg"])[0]}


def labels(text: str, scheme: str) -> tuple[str, ...]:
    return coded(text)[scheme].labels


@pytest.mark.parametrize("row", CONCEPTS, ids=[row["concept"] for row in CONCEPTS])
def test_concept(row: dict[str, str]) -> None:
    assert row["concept"] in concepts(row["example"])
    assert row["concept"] not in concepts(row["counter_example"])


@pytest.mark.parametrize("row", TOGETHER, ids=[row["concept"] for row in TOGETHER])
def test_together(row: dict[str, str]) -> None:
    parts = row["concept"].split("+")
    wanted = {part for part in parts if not part.startswith("!")}
    without = {part[1:] for part in parts if part.startswith("!")}

    def stands(text: str) -> bool:
        found = concepts(text)
        return wanted <= found and not without & found

    assert stands(row["example"])
    assert not stands(row["counter_example"])


def test_concepts_are_in_order_and_once() -> None:
    names = [row["concept"] for row in CONCEPTS]
    assert names == sorted(set(names), key=str.casefold)


def test_rules_point_at_what_is_there() -> None:
    targets = {target.number for goal in FACTS.sdgs.values() for target in goal.targets}
    names = {row["concept"] for row in CONCEPTS}
    for rule in knowledge().rules:
        assert rule.concepts | rule.without <= names
        assert set(rule.labels["theme"]) <= set(FACTS.themes.by_slug)
        assert set(rule.labels["group"]) <= set(FACTS.groups.by_slug)
        assert set(rule.labels["sdg"]) <= targets | {str(goal) for goal in FACTS.sdgs}
        assert {strength for each in rule.labels.values() for strength in each.values()} <= set("abcd")


def test_labels_are_of_the_newest_vocabulary() -> None:
    for rule in knowledge().rules:
        assert {FACTS.themes.newest(slug) for slug in rule.labels["theme"]} == set(rule.labels["theme"])
        assert {FACTS.groups.newest(slug) for slug in rule.labels["group"]} == set(rule.labels["group"])


def test_a_target_brings_its_goal() -> None:
    for rule in knowledge().rules:
        goals = rule.labels["sdg"]
        for number, strength in goals.items():
            assert goals[number.partition(".")[0]] <= strength, (rule.concepts, number)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Rights", "right"), ("bodies", "body"), ("press", "press"), ("gas", "gas"), ("Crisis", "crisis")],
)
def test_folded(word: str, expected: str) -> None:
    assert folded(word) == expected


def test_words_keep_their_places() -> None:
    text = "Women’s same-sex rights"
    assert [text[word.start : word.end] for word in words_of(text)] == ["Women", "same", "sex", "rights"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("adopt the new law", True),
        ("adopt new laws", True),
        ("adopted a law", True),
        ("adopt one two three four law", True),
        ("adopt one two three four five law", False),
        ("law to adopt", False),
        ("CAT", True),
        ("cat", False),
    ],
)
def test_cue(text: str, found: bool) -> None:
    table = CueTable(read_cues("x", "adopt* .. law|CAT"))
    words = list(words_of(text))
    pairs = enumerate(zip_longest(words, words[1:]))
    hit = any(cue.end(words, at) for at, pair in pairs for cue in table.beginning_with(*pair))
    assert hit is found


def test_a_name_hides_what_stands_in_it() -> None:
    text = "Ratify the Convention on the Rights of All Migrant Workers and Members of Their Families"
    assert concepts(text) == {"accession", "migrant-convention"}


def test_a_name_does_not_hide_its_equal_or_its_neighbours() -> None:
    assert concepts("Uphold the rule of law") >= {"law-named", "impunity"}
    assert "legislation" not in concepts("Uphold the rule of law")
    assert "legislation" in concepts("Uphold the rule of law and pass a law")


def test_evidence_points_at_the_words() -> None:
    text = "Build shelters against domestic violence"
    (theme, *_) = coded(text)["theme"].judgements
    assert theme.label == "domestic-violence"
    assert [text[start:end] for start, end in theme.evidence] == ["domestic violence"]


@pytest.mark.parametrize(
    ("text", "primary"),
    [
        ("Protect migrants and ratify the treaty", "ratification-of-accession-to-international-instruments"),
        ("Pass a law on schools", "right-to-education"),
        ("Pass a law", "constitutional-legislative-framework"),
        ("End discrimination of Roma in housing", "equality-non-discrimination"),
    ],
)
def test_primary_theme(text: str, primary: str) -> None:
    assert [one.label for one in coded(text)["theme"].judgements if one.note == "primary"] == [primary]


def test_groups_and_goals_have_no_primary() -> None:
    found = coded("Protect Roma children from violence")
    assert all(one.note == "" for scheme in ("group", "sdg") for one in found[scheme].judgements)


def test_every_theme_that_can_be_given_has_its_order() -> None:
    ranked = [row["theme"] for row in read_rows("theme_order")]
    given = {label for rule in knowledge().rules for label in rule.labels["theme"]}
    assert len(set(ranked)) == len(ranked)
    assert given <= set(ranked) <= set(FACTS.themes.by_slug)


def test_weak_labels_are_near() -> None:
    one = coded("Run an awareness campaign on drinking water")["theme"]
    assert "human-rights-education-trainings-awareness-raising" not in one.labels
    assert "human-rights-education-trainings-awareness-raising" in {near.label for near in one.near}


def test_issues_lead_to_tags_where_no_cue_is_found() -> None:
    text = "Continue its efforts to strengthen human rights"
    assert find_concepts(text) == ()
    found = coded(text)["theme"]
    assert [(one.label, one.note) for one in found.judgements] == [("legal-institutional-reform", "primary")]
    assert not found.sure


def test_nothing_found_is_not_sure() -> None:
    for one in coded("").values():
        assert one.judgements == ()
        assert not one.sure


@pytest.mark.parametrize(
    "text",
    ["rights " * 20_000, "convention on the " * 10_000, "a" * 100_000, "\x00'’s" * 9_000, "CEDAW " * 20_000],
)
def test_hostile_text_ends(text: str) -> None:
    assert isinstance(find_concepts(text), tuple)
    assert all(isinstance(one, Found) for one in find_concepts(text))


def test_same_text_same_coding() -> None:
    text = "Protect Roma women against discrimination in housing and health care"
    find_concepts.cache_clear()
    first = coded(text)
    find_concepts.cache_clear()
    assert coded(text) == first
