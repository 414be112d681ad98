"""Asks of submissions, statements and summaries, in sentences of our own."""

import pytest

from uprtracker.documents import Document, read_document
from uprtracker.documents.document import Line, Page
from uprtracker.extraction.ask_sentences import asked_in
from uprtracker.extraction.asks import asks_of_text, read_asks
from uprtracker.reference import load_reference


def paper(*lines: str) -> Document:
    """A Word file: "# " opens a heading, "• ", "(a) " and "1. " are numbers that Word gives."""
    read = []
    for line in lines:
        mark, _, text = line.partition(" ")
        if mark == "#":
            read.append(Line(text, heading=True))
        else:
            numbered = mark in ("•", "(a)", "(b)", "1.", "2.", "3.")
            read.append(Line(text, number=mark) if numbered else Line(line))
    return Document("paper.docx", "docx", "", (Page(1, tuple(read)),))


def asked(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    """What is asked, and by whom."""
    return [(one.text, one.by) for one in read_asks(paper(*lines), load_reference(), state="SVN")]


SAID = [
    ("AI recommended that Slovenia close the old camp.", "Close the old camp", ("AI",)),
    ("AI and JS 2 urged Slovenia to close the old camp.", "Close the old camp", ("AI", "JS2")),
    ("The League for Wells (LW) called on the authorities to dig wells.", "Dig wells", ("LW",)),
    ("OSCE/ODIHR invited the Government of Slovenia not to ban books.", "Not to ban books", ("OSCE/ODIHR",)),
    ("It encouraged Slovenia to dig wells.", "Dig wells", ()),
    ("We therefore strongly urge the Government to dig wells.", "Dig wells", ()),
    ("JS1 recommended digging wells.", "Digging wells", ("JS1",)),
    ("JS1 stated that the decree should be repealed.", "The decree should be repealed", ("JS1",)),
    ("The authorities should repeal the decree.", "Repeal the decree", ()),
    ("LW noted the law and recommended that it be repealed.", "It be repealed", ("LW",)),
    ("CM urged in 2012 to dig wells.", "Dig wells", ("CM",)),
    ("AI recommended that Slovenian authorities dig wells.", "Dig wells", ("AI",)),
    ("AI put forward specific recommendations to repeal the decree.", "Repeal the decree", ("AI",)),
]


@pytest.mark.parametrize(("sentence", "text", "by"), SAID)
def test_a_sentence_that_asks(sentence: str, text: str, by: tuple[str, ...]) -> None:
    found = asked_in(sentence, "Slovenia")
    assert found is not None
    assert (found.what, found.by) == (text, by)


@pytest.mark.parametrize(
    "sentence",
    [
        "Slovenia closed the camp, as recommended at the last review.",
        "AI concluded that its recommendation to close the camp had not been carried out.",
        "The camp, which AI recommended, was built.",
        "The law provided that children should be housed apart.",
        "The camp should have been closed last year.",
        "JS3 noted that wells were dry.",
    ],
)
def test_a_sentence_that_tells(sentence: str) -> None:
    assert asked_in(sentence, "Slovenia") is None


def test_who_spoke_last_goes_on_asking() -> None:
    assert asked(
        "1. AI stated that wells were dry. It urged Slovenia to dig wells. The State should mend pumps."
    ) == [("Dig wells", ("AI",)), ("Mend pumps", ("AI",))]


def test_those_who_join_an_ask_are_named_with_it_also_where_a_blank_is_missing() -> None:
    assert asked("1. AI recommended that Slovenia dig wells.JS1 and LW made similar recommendations.") == [
        ("Dig wells", ("AI", "JS1", "LW"))
    ]


def test_points_of_a_list_within_a_paragraph() -> None:
    assert asked(
        "1. We call on the Government to: (a) Dig wells; (b) Mend the pumps; and (c) Plant trees."
    ) == [
        ("Dig wells", ()),
        ("Mend the pumps", ()),
        ("Plant trees", ()),
    ]
    assert asked("1. AI recommended that Slovenia: dig wells; mend the pumps; and to plant trees.") == [
        ("Dig wells", ("AI",)),
        ("Mend the pumps", ("AI",)),
        ("Plant trees", ("AI",)),
    ]


def test_points_below_a_line_that_leads_in_and_below_a_heading() -> None:
    assert asked(
        "We call on the Government to:",
        "• Dig wells in all villages",
        "• Mend the pumps",
        "The wells are old.",
        "# Recommendations",
        "1. Plant trees along the roads.",
        "2. The Government should teach chess.",
        "# Recommendations of the previous review",
        "3. Paint the bridge.",
        "It was painted.",
    ) == [
        ("Dig wells in all villages", ()),
        ("Mend the pumps", ()),
        ("Plant trees along the roads", ()),
        ("Teach chess", ()),
    ]


def test_typed_lines_lose_their_numbers_and_whom_they_ask() -> None:
    text = "1. Dig wells\n\n• We urge Slovenia to mend pumps\n(a) Plant trees"
    assert asks_of_text(text, load_reference(), state="SVN") == ("Dig wells", "Mend pumps", "Plant trees")


def test_nothing_a_hostile_text_holds_costs_much() -> None:
    assert asked("should " * 4000) is not None
    assert asked("AI, " * 4000 + "recommended wells.") is not None
    assert asked("(a) " * 4000) == []


def test_the_summary_of_slovenia_at_session_34(corpus) -> None:
    path = corpus / "slovenia" / "cycle3" / "A_HRC_WG.6_34_SVN_3.pdf"
    found = read_asks(read_document(path), load_reference(), state="SVN")
    assert [one.paragraph for one in found[:9]] == ["3", "4", "7", "14", "16", "17", "17", "18", "19"]
    assert len(found) == 59
    assert all(one.by for one in found)
    assert found[-1].by == ("CoE-Commissioner", "CoE-ACFC", "JS2")
