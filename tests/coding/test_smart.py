"""SMART: what earns a label, what does not, and what is said to be missing."""

import pytest

from uprtracker.coding.smart import MISSING, code, missing
from uprtracker.core.coded import Coded
from uprtracker.reference import load_reference


def smart(text: str) -> Coded:
    (coded,) = code([text], load_reference())
    return coded


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Raise the share of women judges to 40 per cent by 2030 with a law on quotas",
            {"specific", "measurable", "time-bound"},
        ),
        ("Ratify the Optional Protocol before the next review", {"specific", "time-bound"}),
        ("Repeal the 2007 press law", {"specific"}),
        ("Accede to the 1951 Convention and its 1967 Protocol", {"specific"}),
        ("Carry out the National Action Plan 2012-2016", {"specific"}),
        ("Apply General Assembly resolution 65/206 on a moratorium", {"specific"}),
        ("Implement the 2030 Agenda and Agenda 2063", {"specific"}),
        ("Continue its efforts in favour of women", set()),
        ("Stop ill-treatment immediately and without delay", set()),
        ("Keep the moratorium on executions until abolition", {"specific"}),
        ("Investigate the events of May 2008 in the capital", {"specific"}),
        ("Protect children under 18 from harm", set()),
        ("Ratify ILO Conventions 87 and 98", {"specific"}),
        ("", set()),
    ],
)
def test_labels(text: str, labels: set[str]) -> None:
    assert set(smart(text).labels) == labels


def test_evidence_points_at_the_words() -> None:
    text = "Ratify the Convention before its next periodic review"
    places = {judgement.label: judgement.evidence for judgement in smart(text).judgements}
    assert [text[start:end] for start, end in places["time-bound"]] == ["next periodic review"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Continue its efforts in favour of women", ("measure", "figure", "date")),
        ("Ratify the Convention", ("date",)),
        ("Ratify the Convention as soon as possible", ("date-soon",)),
        ("Set a date for the ratification of the Convention", ("date-asks-for-date",)),
        ("Abolish the death penalty in the near future", ("date-open-period",)),
        ("Abolish the death penalty by 2030", ()),
    ],
)
def test_missing(text: str, words: tuple[str, ...]) -> None:
    assert missing(smart(text)) == words


def test_every_missing_word_has_a_sentence() -> None:
    notes = ("", "-soon", "-open-period", "-asks-for-date")
    assert set(MISSING) == {"measure", "figure", *(f"date{note}" for note in notes)}
    assert all(sentence.endswith(".") for sentence in MISSING.values())


def test_every_label_is_judged_one_way_or_the_other() -> None:
    coded = smart("Sign the treaty")
    labels = [judgement.label for judgement in coded.judgements + coded.near]
    assert sorted(labels) == ["measurable", "specific", "time-bound"]
