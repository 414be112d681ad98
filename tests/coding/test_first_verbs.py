"""The verbs that open a request: every verb and opening word of the tables, and the rules of the note."""

import pytest

from uprtracker.coding.first_verbs import FirstVerbs, first_verbs
from uprtracker.reference import load_reference
from uprtracker.reference.table import read_table

FACTS = load_reference()
VERBS = FACTS.action_verbs.verbs


def read(text: str) -> FirstVerbs:
    return first_verbs(text, FACTS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_found_in_its_examples_and_nowhere_else(verb: str) -> None:
    entry = VERBS[verb]
    for text in entry.examples:
        found = read(text).deciding
        assert found and (found.verb, found.category) == (entry.plain, entry.category), text
    for text in entry.counter_examples:
        found = read(text).deciding
        assert not found or found.verb != entry.plain or read(text).rule == "by", text


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_found_behind_the_one_who_is_asked(verb: str) -> None:
    text = VERBS[verb].examples[0]
    found = read(f"The Government should now {text[0].lower()}{text[1:]}").deciding
    assert found and found.verb == VERBS[verb].plain


@pytest.mark.parametrize(
    ("words", "text"), [(row["words"], row["example"]) for row in read_table("opening_words")]
)
def test_opening_words_are_passed(words: str, text: str) -> None:
    found = read(text).deciding
    assert text.lower().startswith(words)
    assert found and found.category is not None and found.place[0] > len(words)


@pytest.mark.parametrize("number", range(1, 6))
def test_table_agrees_with_the_note(number: int) -> None:
    for text in FACTS.action_categories[number].examples:
        assert read(text).category == number, text


@pytest.mark.parametrize(
    ("text", "opening", "towards", "means", "rule", "category"),
    [
        ("Ratify the protocol.", ["ratify"], None, None, "first", 5),
        ("Examplia recommends that Samplia ratify the protocol.", ["ratify"], None, None, "first", 5),
        ("Consider ratifying the protocol.", ["consider"], "ratify", None, "first", 3),
        ("Consider the early ratification of the protocol.", ["consider"], "ratify", None, "first", 3),
        ("Consider the possibility of ratifying the protocol.", ["consider"], "ratify", None, "first", 3),
        ("Review its legislation on bail.", ["review"], None, None, "first", 3),
        ("Continue its efforts to ratify the protocol.", ["continue"], "ratify", None, "first", 2),
        ("Continue to consider signing it.", ["continue"], "consider", None, "first", 2),
        ("Take the necessary steps to ratify it.", ["take steps"], "ratify", None, "first", 4),
        ("Take concrete steps towards fully abolishing it.", ["take steps"], "abolish", None, "first", 4),
        (
            "Take concrete, effective and prompt measures at sea.",
            ["take measures"],
            None,
            None,
            "first",
            4,
        ),
        ("Continue and strengthen its work.", ["continue", "strengthen"], None, None, "second", 4),
        ("Continue, and further strengthen, its work.", ["continue", "strengthen"], None, None, "second", 4),
        ("Sign and ratify the protocol.", ["sign", "ratify"], None, None, "second", 5),
        ("Draft, adopt and implement a law.", ["draft", "adopt", "implement"], None, None, "second", 5),
        ("Promote, draft or lobby for it.", ["promote", "draft", "lobby"], None, None, "second", 4),
        ("Ratify/accede to the protocol.", ["ratify", "accede"], None, None, "second", 5),
        ("Improve women's rights by amending the code.", ["improve"], None, "amend", "by", 5),
        ("Improve rights, including by swiftly amending it.", ["improve"], None, "amend", "by", 5),
        ("Improve pay through the adoption of a law.", ["improve"], None, "adopt", "by", 5),
        ("Improve pay by promoting talks and by adopting a law.", ["improve"], None, "adopt", "by", 5),
        ("Improve pay by promoting talks.", ["improve"], None, "promote", "first", 4),
        ("Continue its reform by adopting a law.", ["continue"], None, "adopt", "by", 5),
        ("Continue its reform through the adoption of it.", ["continue"], None, None, "first", 2),
        ("Ratify it by amending the code.", ["ratify"], None, "amend", "first", 5),
        ("Bring its civil code fully into line with it.", ["bring into line"], None, None, "first", 5),
        ("Harmonise its laws.", ["harmonize"], None, None, "first", 5),
        ("Decriminalising insults.", ["decriminalize"], None, None, "first", 5),
        ("The death penalty should be fully abolished.", ["abolish"], None, None, "first", 5),
        ("That courts be strengthened in the north.", ["strengthen"], None, None, "first", 4),
        ("(a) Ratify the protocol.", ["ratify"], None, None, "first", 5),
    ],
)
def test_rules_of_the_note(
    text: str, opening: list[str], towards: str | None, means: str | None, rule: str, category: int
) -> None:
    found = read(text)
    assert [verb.verb for verb in found.opening] == opening
    assert (found.towards.verb if found.towards else None) == towards
    assert (found.means.verb if found.means else None) == means
    assert (found.rule, found.category) == (rule, category)


@pytest.mark.parametrize(
    "text",
    [
        "That the Government of the northern islands ratify it",
        "That the courts of the north ratify it to stop and search nobody",
        "Recommends that the Government, in line with its promise, ratify it",
        "In line with its promise of last year, swiftly ratify it",
        "With a view to ending hunger, in the north and in the south, ratify it",
        "In order to end hunger, the Government should ratify it",
        "The State party should, as soon as possible, ratify it",
        "Promptly and fully ratify it",
        "Noting that it consulted widely, further to ratify it",
    ],
)
def test_first_verb_behind_prefaces_and_subjects(text: str) -> None:
    found = read(text).deciding
    assert found and found.verb == "ratify"
    assert text[slice(*found.place)] == "ratify"


def test_places_show_the_words() -> None:
    text = "Now take all necessary steps to ratify it, including by amending its code"
    found = read(text)
    assert [text[slice(*verb.place)] for verb in found.all] == [
        "take all necessary steps",
        "ratify",
        "amending",
    ]


@pytest.mark.parametrize("text", ["", " ", "...", "122.4", "批准议定书", "The", "In line with its promise"])
def test_where_no_request_is_read(text: str) -> None:
    found = read(text)
    assert (found.category, found.rule) == (None, "none")


@pytest.mark.parametrize("text", ["Zigzag between villages to report", "Widely zigzag, and ratify it"])
def test_unknown_verb_has_no_category(text: str) -> None:
    found = read(text)
    assert found.deciding and (found.deciding.verb, found.deciding.category) == ("zigzag", None)
    assert (found.rule, found.category) == ("none", None)


def test_phrases_do_not_reach_over_a_sentence() -> None:
    found = read("Take care of nomads. The steps of the court are worn").deciding
    assert found and found.verb == "take"


@pytest.mark.parametrize("words", ["promoting talks and by ", "by the ", "to, ", "in, the "])
def test_hostile_length_is_bounded(words: str) -> None:
    assert read("Improve pay by " + words * 20_000).category == 4
    assert read("In " + words * 20_000).category in (None, 4)
