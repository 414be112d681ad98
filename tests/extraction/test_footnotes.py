"""Footnotes of reports: delivered wordings, recommendations that stand in them, notes kept apart."""

import pytest

from extraction.written_report import CLOSING, OPENING
from uprtracker.core import Position, Span
from uprtracker.core.note import Note
from uprtracker.documents import Document
from uprtracker.documents.document import Line, Page, Role
from uprtracker.extraction import as_json, extract
from uprtracker.extraction.footnotes import wording
from uprtracker.reference import load_reference

AS_READ = "The recommendation as read during the interactive dialogue: "


def report(rows, notes, after=""):
    """A report whose conclusions are `rows` (text, marks), with `notes` (mark, text) under them."""
    body = [
        Line("II. Conclusions and/or recommendations"),
        Line("92. The recommendations enjoy the support of Malta:"),
    ]
    body += [Line(text, marks=tuple((len(text), mark) for mark in marks)) for text, marks in rows]
    body += [Line(text, Role.FOOTNOTE, number=mark) for mark, text in notes]
    opening = tuple(map(Line, OPENING.strip().splitlines()))
    end = tuple(map(Line, (after + CLOSING).strip().splitlines()))
    pages = (Page(1, opening), Page(2, tuple(body)), Page(3, end))
    return extract(Document("report.pdf", "pdf", "", pages, symbol="A/HRC/16/99"), load_reference())


def note(text):
    return Note("1", text, Span(1, 1, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "The recommendation as read during the interactive dialogue: “Plant trees” (Chile).",
        "The recommendation as made during the interactive dialogue was “Plant trees”.",
        "Recommendation originally read: “Plant trees” (Chile).",
        "The original recommendation reads: “Plant trees”.",
        "The original wording of the recommendation: “Plant trees”.",
        "The recommendation originally made in the room stated: “Plant trees”.",
        "The recommendation read in the meeting was “Plant trees”.",
        "The recommendation as read in the interactive dialogue “ Plant trees”",
        "The recommendation made during the interactive dialogue was stated as follows: “Plant trees”.",
        "The recommendation made during the interactive dialogue read, “Plant trees”.",
    ],
)
def test_wording_that_was_delivered(text):
    assert wording(note(text)).strip("“” ").startswith("Plant trees")


@pytest.mark.parametrize(
    "text",
    [
        "Conclusions and recommendations have not been edited.",
        "The recommendation was not understood.",
        "CEDAW/C/MLT/1-3.",
        "Malta supports the principle behind this recommendation.",
    ],
)
def test_other_notes_give_no_wording(text):
    assert wording(note(text)) == ""


def test_delivered_wording_stands_beside_the_final_one():
    found = report(
        [("92.1 Plant a tree (France);", "4"), ("92.2 Dig wells (Chile).", "")],
        [("4", AS_READ + "“Plant trees in all towns” (France).")],
    )
    first, second = found.recommendations
    assert (first.text, first.delivered) == ("Plant a tree", "Plant trees in all towns")
    assert second.delivered == ""
    assert as_json("x", found)["recommendations"][0]["delivered"] == "Plant trees in all towns"
    assert [one.paragraphs for one in found.notes] == [("92.1",)]


def test_several_wordings_keep_their_states():
    found = report(
        [("92.1 Plant a tree (France, Chile).", "1 2")],
        [("1", AS_READ + "plant trees (France)."), ("2", AS_READ + "water trees (Chile).")],
    )
    assert found.recommendations[0].delivered == "plant trees (France).\nwater trees (Chile)."


def test_note_whose_mark_is_lost_goes_to_the_text_that_begins_alike():
    text = "92.1 Step up the planting of all trees (France);"
    found = report(
        [(text, ""), ("92.2 Dig wells (Chile).", "")],
        [("1", AS_READ + "“Step up the planting of all shrubs”.")],
    )
    assert found.recommendations[0].delivered == "Step up the planting of all shrubs"
    lost = report([("92.1 Dig wells (Chile).", "")], [("1", AS_READ + "“Step up the planting of trees”.")])
    assert [one.kind for one in lost.findings] == ["note-without-mark"]


def test_other_notes_are_kept_and_never_spliced_in():
    found = report(
        [("92.1 Plant a tree (France);", "3"), ("92.2 Dig wells (Chile).", "")], [("3", "A source (Spain).")]
    )
    assert [(one.text, one.states) for one in found.recommendations] == [
        ("Plant a tree", ("FRA",)),
        ("Dig wells", ("CHL",)),
    ]
    assert [(one.mark, one.text, one.paragraphs) for one in found.notes] == [
        ("3", "A source (Spain).", ("92.1",))
    ]


def test_recommendations_that_stand_in_a_footnote():
    rows = [
        ("92.1 Plant a tree (France).", ""),
        ("93. The recommendations in the footnote below did not enjoy its support.", "1"),
    ]
    found = report(
        rows, [("1", "Leave the island (Spain); Let the islanders return to their homes (Spain).")]
    )
    assert [
        (one.number, one.text, one.states, one.origin, one.position) for one in found.recommendations[1:]
    ] == [
        ("93-1", "Leave the island", ("ESP",), "footnote", Position.NOTED),
        ("93-2", "Let the islanders return to their homes", ("ESP",), "footnote", Position.NOTED),
    ]
