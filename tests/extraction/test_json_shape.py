"""The shape that `upr extract --json` prints and that the scorer of the corpus reads."""

import json

from extraction.written_report import report
from uprtracker.extraction import as_json, extract
from uprtracker.reference import load_reference


def test_shape() -> None:
    written = report(
        "92. The recommendations below enjoy the support of Malta:\n92.1 Open it (France); Close it (Chile);"
    )
    shape = as_json("16-MLT.pdf", extract(written, load_reference()))
    assert json.loads(json.dumps(shape)) == shape
    assert set(shape) == {
        "file",
        "symbol",
        "kind",
        "state",
        "session",
        "recommendations",
        "pledges",
        "findings",
        "answers",
        "counts",
        "statements",
        "proceedings",
        "questions",
        "notes",
        "references",
        "submissions",
    }
    (item,) = shape["recommendations"]
    assert item["request"] == 0
    assert (item["number"], item["states"], item["position"], item["page"]) == (
        "92.1",
        ["FRA", "CHL"],
        "supported",
        2,
    )
    assert item["parts"] == [
        {"text": "Open it", "states": ["FRA"]},
        {"text": "Close it", "states": ["CHL"]},
    ]


def test_requests_that_a_bracket_interrupts_are_entries_of_one_number() -> None:
    above = "92. The recommendations below enjoy the support of Malta:"
    written = report(f"{above}\n92.1 Sign (France)/ratify (Chile) the treaty;")
    shape = as_json("16-MLT.pdf", extract(written, load_reference()))
    found = [(one["number"], one["request"], one["text"], one["states"]) for one in shape["recommendations"]]
    assert found == [
        ("92.1", 1, "Sign […] the treaty", ["FRA"]),
        ("92.1", 2, "ratify the treaty", ["CHL"]),
    ]
    assert {one["position"] for one in shape["recommendations"]} == {"supported"}
