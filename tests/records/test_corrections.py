"""Decisions applied to readings: they stand whatever the machine reads next, in any order, however often."""

from itertools import permutations

import pytest

from uprtracker.core import Position, Recommendation, Span
from uprtracker.core.recommendation import Part, Pledge
from uprtracker.records.corrections import Decision, Outcome, apply
from uprtracker.records.entry import Entry, entry_from_json, entry_of, thing_of


def read(number: str, text: str, *states: str, line: int = 0, **other) -> Recommendation:
    """Return a recommendation as a reader gives it."""
    at = line or int(number.rpartition(".")[2]) * 2
    values = {"position": Position.NOTED, "span": Span(3, at, 3, at + 1), "chapeau": "9"} | other
    return Recommendation(number=number, text=text, states=states, **values)


ONE = read("9.1", "Paint the harbour wall", "FRA")
TWO = read("9.2", "Feed the gulls 9.3 Count the boats", "ESP", "ITA")
FOUR = read("9.4", "Sweep the quay", "JPN")
READING = (ONE, TWO, FOUR)


def entry(thing, **other) -> Entry:
    """Return the entry of `thing` with some of it said otherwise."""
    said = entry_of(thing)
    return Entry(**{name: other.get(name, getattr(said, name)) for name in Entry.__dataclass_fields__})


def decision(key: str, *before, after=(), fields=()) -> Decision:
    return Decision(key, tuple(entry_of(one) for one in before), tuple(after), tuple(fields))


SPLIT = decision(
    "split",
    TWO,
    after=(
        entry(TWO, text="Feed the gulls", states=("ESP",)),
        entry(TWO, number="9.3", text="Count the boats", states=("ITA",)),
    ),
)
RETEXT = decision("text", ONE, after=(entry(ONE, text="Paint the sea wall"),), fields=("text",))
REMOVE = decision("remove", FOUR)
ADD = decision("add", after=(Entry("9.5", "Light the lamp", Span(3, 20, 3, 21), ("KEN",), "noted", (), "9"),))
MERGE = decision(
    "merge", ONE, TWO, after=(entry(ONE, text="Paint the wall and feed", states=("FRA", "ESP", "ITA")),)
)


def numbers(applied) -> list[str]:
    return [thing.citation for thing in applied.things]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (RETEXT, [("9.1", "Paint the sea wall"), ("9.2", TWO.text), ("9.4", FOUR.text)]),
        (
            SPLIT,
            [
                ("9.1", ONE.text),
                ("9.2", "Feed the gulls"),
                ("9.3", "Count the boats"),
                ("9.4", FOUR.text),
            ],
        ),
        (MERGE, [("9.1", "Paint the wall and feed"), ("9.4", FOUR.text)]),
        (REMOVE, [("9.1", ONE.text), ("9.2", TWO.text)]),
        (ADD, [("9.1", ONE.text), ("9.2", TWO.text), ("9.4", FOUR.text), ("9.5", "Light the lamp")]),
    ],
    ids=lambda value: value.key if isinstance(value, Decision) else "",
)
def test_each_kind_of_decision(made, expected):
    applied = apply(READING, [made])
    assert [(thing.citation, thing.text) for thing in applied.things] == expected
    assert applied.outcomes == {made.key: Outcome.HOLDS}


def test_missing_number_stands_where_it_is_due_wherever_it_was_found():
    gap = decision("gap", after=(Entry("9.3", "Ring the bell", Span(3, 90, 3, 90), ("KEN",)),))
    assert numbers(apply(READING, [gap])) == ["9.1", "9.2", "9.3", "9.4"]
    unnumbered = decision("none", after=(Entry("", "Ring the bell", Span(3, 3, 3, 3), ("KEN",)),))
    assert numbers(apply(READING, [unnumbered])) == ["9.1", "", "9.2", "9.4"]


def test_untouched_things_stay_the_very_same():
    assert apply(READING, []).things == READING
    assert apply(READING, [RETEXT]).things[1] is TWO


def test_merged_spans_reach_from_the_first_to_the_last():
    assert apply(READING, [MERGE]).things[0].span == Span(3, 2, 3, 5)


def test_order_of_decisions_makes_no_difference():
    results = {apply(READING, order).things for order in permutations([SPLIT, RETEXT, REMOVE, ADD])}
    assert len(results) == 1
    assert [thing.citation for thing in results.pop()] == ["9.1", "9.2", "9.3", "9.5"]


def test_applying_to_the_result_changes_nothing_more():
    decisions = [SPLIT, RETEXT, REMOVE, ADD]
    once = apply(READING, decisions).things
    again = apply(once, decisions)
    assert again.things == once
    assert set(again.outcomes.values()) == {Outcome.CONFIRMED}


@pytest.mark.parametrize(
    ("now", "made", "outcome", "expected"),
    [
        # a newer reader reads what the person decided
        ((read("9.1", "Paint the sea wall", "FRA"),), RETEXT, Outcome.CONFIRMED, ["Paint the sea wall"]),
        # or a third thing: the decision stands
        ((read("9.1", "Paint the old wall", "FRA"),), RETEXT, Outcome.DIFFERS, ["Paint the sea wall"]),
        # something was read otherwise that nobody decided on: the newer reading of that counts
        ((read("9.1", ONE.text, "FRA", "PRT"),), RETEXT, Outcome.HOLDS, ["Paint the sea wall"]),
        # the number was misread before: known by its text
        ((read("9.7", ONE.text, "FRA", line=2),), RETEXT, Outcome.HOLDS, ["Paint the sea wall"]),
        # the reader finds nothing there any more: the decision stands alone
        ((), RETEXT, Outcome.DIFFERS, ["Paint the sea wall"]),
        # the reader learned to split
        (
            (
                read("9.2", "Feed the gulls", "ESP", position=Position.NOTED),
                read("9.3", "Count the boats", "ITA", position=Position.NOTED),
            ),
            SPLIT,
            Outcome.CONFIRMED,
            ["Feed the gulls", "Count the boats"],
        ),
        # half of it
        (
            (read("9.2", "Feed the gulls", "ESP"), read("9.3", "Count all boats", "ITA")),
            SPLIT,
            Outcome.DIFFERS,
            ["Feed the gulls", "Count the boats"],
        ),
        ((ONE,), REMOVE, Outcome.CONFIRMED, [ONE.text]),
        ((read("9.4", "Sweep the pier", "JPN"),), REMOVE, Outcome.DIFFERS, []),
        ((read("9.5", "Light the lamp", "KEN"),), ADD, Outcome.CONFIRMED, ["Light the lamp"]),
        ((read("9.5", "Light a lamp", "KEN"),), ADD, Outcome.DIFFERS, ["Light the lamp"]),
    ],
    ids=[
        *("confirmed", "differs", "other-field", "misread-number", "lost", "split-learned", "split-half"),
        *("removal-learned", "removal-differs", "addition-learned", "addition-differs"),
    ],
)
def test_newer_readings(now, made, outcome, expected):
    applied = apply(now, [made])
    assert applied.outcomes[made.key] is outcome
    assert [thing.text for thing in applied.things] == expected


def test_what_nobody_decided_on_follows_the_newer_reading():
    newer = read("9.1", ONE.text, "FRA", "PRT")
    (thing,) = apply((newer,), [RETEXT]).things
    assert (thing.text, thing.states) == ("Paint the sea wall", ("FRA", "PRT"))


def test_text_that_stands_under_two_numbers_is_told_apart():
    double = read("9.9", ONE.text, "FRA")
    newer = (read("9.1", "Paint the wall of the harbour", "FRA"), double)
    applied = apply(newer, [RETEXT])
    assert [thing.text for thing in applied.things] == ["Paint the sea wall", ONE.text]


def test_acceptance_holds_the_reading():
    accepted = decision("ok", ONE, after=(entry_of(ONE),))
    applied = apply((read("9.1", "Pain the harbour wal", "FRA"),), [accepted])
    assert applied.things[0].text == ONE.text
    assert applied.outcomes["ok"] is Outcome.DIFFERS


def test_line_breaks_are_no_difference():
    newer = read("9.1", "Paint the\nharbour  wall", "FRA")
    assert apply((newer,), [RETEXT]).outcomes["text"] is Outcome.HOLDS


def test_pledges_take_the_same_decisions():
    clock = Pledge("1", "Wind the clok", Span(8, 1, 8, 1))
    wound = Decision("c", (entry_of(clock),), (entry(clock, text="Wind the clock"),), ("text",))
    added = Decision("a", (), (Entry("2", "Ring the bell", Span(8, 5, 8, 5)),))
    applied = apply((clock,), [added, wound], pledges=True)
    assert applied.things == (
        Pledge("1", "Wind the clock", clock.span),
        Pledge("2", "Ring the bell", Span(8, 5, 8, 5)),
    )


@pytest.mark.parametrize(
    "thing",
    [
        *READING,
        read(
            "9.6", "Mend nets; sell them", "FRA", parts=(Part("Mend nets", ("FRA",)), Part("sell them", ()))
        ),
        Recommendation("14", "Old number", ("FRA",), None, Span(1, 1, 1, 1), chapeau="60"),
        Pledge("", "Without number", Span(1, 2, 1, 2)),
    ],
    ids=lambda thing: thing.number or "none",
)
def test_entries_come_back_from_data(thing):
    said = entry_of(thing)
    assert entry_from_json(said.as_json()) == said
    assert entry_of(thing_of(said, thing)) == said
