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
