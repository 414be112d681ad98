"""What one row says."""

from collections.abc import Callable

import pytest

from exchange.uprinfo.specimen import as_csv, row
from uprtracker.core import Position
from uprtracker.exchange.uprinfo import Export, ExportRow

Read = Callable[..., Export]


def one(read: Read, **changed: str) -> tuple[ExportRow, Export]:
    export = read(as_csv(row(**changed)).encode())
    return export.rows[0], export


def test_reads_all_columns(read: Read) -> None:
    found, export = one(read)
    assert (found.row, found.kind, found.state, found.from_state) == (2, "recommendation", "CHL", "PER")
    assert (found.text, found.session, found.action) == ("Ratify the protocol", 5, 5)
    assert (found.response, found.position, found.issues) == ("Accepted", Position.SUPPORTED, ("justice",))
    assert found.fields["To-Org"] == "OAS, OEI"
    assert export.findings == ()


POSITIONS = {
    "Accepted": "supported",
    "Supported": "supported",
    "Noted": "noted",
    "Not Supported": "noted",
    "Rejected": "noted",
    "No Response": "noted",
    "General Response": "noted",
    "No clear position": "noted",
    "Pending": "pending",
}


@pytest.mark.parametrize(("word", "position"), POSITIONS.items(), ids=POSITIONS)
def test_position(read: Read, word: str, position: str) -> None:
    found, export = one(read, Response=word)
    assert (found.position, found.response) == (position, word)
    assert export.findings == ()


def test_pledge_has_no_position(read: Read) -> None:
    found, export = one(read, Response="Voluntary Pledge", From="Chile")
    assert (found.kind, found.position, found.state, found.from_state) == ("pledge", None, "CHL", "CHL")
    assert export.findings == ()


def test_entities_are_read_in_text_and_kept_in_columns(read: Read) -> None:
    found, _ = one(read, Text=" Ratify &#40;soon&#41; &amp; act; R&D stays ")
    assert found.text == "Ratify (soon) & act; R&D stays"
    assert found.fields["Text"] == " Ratify &#40;soon&#41; &amp; act; R&D stays "


def test_several_issues(read: Read) -> None:
    found, export = one(read, Issue="Women's rights,CP rights - general,Rights of the Child")
    assert found.issues == ("womens-rights", "cp-rights-general", "rights-of-the-child")
    assert export.findings == ()


def test_labels_of_the_method_note_are_known(read: Read) -> None:
    found, _ = one(read, Issue="Detention conditions,Technical assistance")
    assert found.issues == ("detention", "technical-assistance-and-cooperation")


DOUBTS = {
    "recommending-state": ({"From": "&#40;Unknown&#41;"}, "unknown-recommending-state", "from_state", ""),
    "response": ({"Response": "Perhaps"}, "unknown-response", "position", None),
    "action": ({"Action": "6"}, "unknown-action", "action", None),
    "action-empty": ({"Action": ""}, "unknown-action", "action", None),
    "issue": ({"Issue": "Justice,Magic"}, "unknown-issue", "issues", ("justice",)),
}


@pytest.mark.parametrize(("changed", "kind", "field", "value"), DOUBTS.values(), ids=DOUBTS)
def test_doubt_keeps_the_row(
    read: Read, changed: dict[str, str], kind: str, field: str, value: object
) -> None:
    found, export = one(read, **changed)
    assert getattr(found, field) == value
    assert [(finding.kind, finding.severity) for finding in export.findings] == [(kind, "doubt")]
    assert export.findings[0].message.startswith("Row 2: ")
    assert "&#" not in export.findings[0].message


ERRORS = {
    "state": ({"To": "Atlantis"}, "unknown-state"),
    "text": ({"Text": "  "}, "no-text"),
    "session": ({"Session": "99"}, "unknown-session"),
    "session-word": ({"Session": "five"}, "unknown-session"),
    "session-digits": ({"Session": "\u0665"}, "unknown-session"),
}


@pytest.mark.parametrize(("changed", "kind"), ERRORS.values(), ids=ERRORS)
def test_row_that_cannot_be_placed_is_left_out_and_reported(
    read: Read, changed: dict[str, str], kind: str
) -> None:
    export = read(as_csv(row(), row(**changed)).encode("utf-8"))
    assert [found.row for found in export.rows] == [2]
    assert [(finding.kind, finding.severity) for finding in export.findings] == [(kind, "error")]
    assert "Row 3" in export.findings[0].message
