"""The real reports: every reading is pinned as facts, and the scores hold their floors.

`make golden` rewrites the facts and fails, so that a person reads the
difference before it is committed.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extraction.readings import expected_file, facts
from uprtracker.core import Recommendation
from uprtracker.documents import read_document
from uprtracker.extraction import Extraction, as_json, extract
from uprtracker.reference import load_reference

FLOORS = {
    "recall": 98.6,
    "row_state": 98.5,
    "tight": 97.3,
    "response": 99.5,
    "pairs": 99.3,
    "part_states": 99.3,
    "extracted_matched": 99.5,
}
MOST_OVERLONG = 0.4
LEAST_ANSWERS = 14_433

Readings = dict[Path, Extraction]

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def readings(corpus: Path) -> Readings:
    paths = [
        *sorted((corpus / "working_group_reports").glob("*.pdf")),
        corpus / "slovenia" / "cycle3" / "A_HRC_43_15.pdf",
        *sorted((corpus / "drafts_2026").glob("*.docx")),
    ]
    reference = load_reference()
    return {path: extract(read_document(path), reference) for path in paths}


def test_every_report_is_read_as_one(readings: Readings) -> None:
    assert [path.name for path, reading in readings.items() if reading.kind != "wg_report"] == []
    assert [path.name for path, reading in readings.items() if not reading.recommendations] == []


def test_state_and_session_are_those_of_the_file_name(readings: Readings) -> None:
    wrong = [
        path.name
        for path, reading in readings.items()
        if path.parent.name == "working_group_reports"
        and path.stem != f"{reading.session or 0:02}-{reading.state}"
    ]
    assert wrong == []


def test_citations_are_unique_within_a_report(readings: Readings) -> None:
    for path, reading in readings.items():
        citations = [item.citation for item in reading.recommendations if item.number]
        assert len(citations) == len(set(citations)), path.name


def test_parts_make_up_the_text_and_do_not_overlap(readings: Readings) -> None:
    """Between two parts stand signs, brackets of States, and words that report; nothing else."""
    wrong = [
        (path.name, item.citation, gap)
        for path, reading in readings.items()
        for item in reading.recommendations
        for gap in _gaps(item)
        if len(re.findall(r"[a-z]", gap)) > 3 and not re.search(r"recommend|encourage|request|call|that", gap)
    ]
    assert wrong == []


def _gaps(item: Recommendation) -> list[str]:
    """Return what stands between the parts of an item, brackets left out everywhere."""
    text, at, gaps = _bare(item.text), 0, []
    for part in item.parts:
        begin = text.find(_bare(part.text), at)
        assert begin >= 0, (item.citation, part.text)
        gaps.append(text[at:begin])
        at = begin + len(_bare(part.text))
    return [*gaps, text[at:]] if item.parts else []


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\((?:[^()]|\([^()]*\))*\)", " ", text).lower()).strip()


@pytest.mark.golden
def test_readings_are_those_a_person_has_seen(readings: Readings, request: pytest.FixtureRequest) -> None:
    changed = []
    for path, reading in readings.items():
        file = expected_file(path.name, reading)
        now = facts(reading)
        if file.exists() and file.read_text(encoding="utf-8") == now:
            continue
        changed.append(file.name)
        if request.config.getoption("--golden"):
            file.write_text(now, encoding="utf-8")
    assert changed == [], "readings differ from tests/expected: run `make golden` and read the difference"


def test_scores_hold_their_floors(readings: Readings, corpus: Path, tmp_path: Path) -> None:
    scorer = corpus.parent / "eval" / "score_extraction.py"
    if not scorer.exists():
        pytest.skip(f"no corpus answers at {scorer}")
    out = tmp_path / "out.jsonl"
    lines = [json.dumps(as_json(path.name, reading)) for path, reading in readings.items()]
    out.write_text("\n".join(lines), encoding="utf-8")
    summary = tmp_path / "summary.json"
    gold = scorer.with_name("extraction_gold.jsonl")
    command = [sys.executable, str(scorer), str(gold), str(out), "--json", str(summary)]
    subprocess.run(command, check=True, capture_output=True)
    counts = json.loads(summary.read_text(encoding="utf-8"))["all"]
    rows = counts["rows"]
    scores = {
        "recall": 100 * counts["matched"] / rows,
        "row_state": 100 * counts["st_ok"] / rows,
        "tight": 100 * counts["tight"] / rows,
        "response": 100 * counts["resp_ok"] / counts["resp_n"],
        "pairs": 100 * counts["pair_ok"] / counts["pair_out"],
        "part_states": 100 * counts["part_exact"] / counts["part_n"],
        "extracted_matched": 100 * counts["ext_matched"] / counts["extracted"],
    }
    assert {name: score for name, score in scores.items() if score < FLOORS[name]} == {}
    assert 100 * counts["overlong"] / counts["ext_matched"] <= MOST_OVERLONG
    assert counts["resp_n"] >= LEAST_ANSWERS


@pytest.mark.parametrize(
    ("file", "cycle"), [("working_group_reports/20-SVN.pdf", "2"), ("slovenia/cycle3/A_HRC_43_15.pdf", "3")]
)
def test_slovenia_number_by_number(readings: Readings, corpus: Path, file: str, cycle: str) -> None:
    answers = corpus.parent / "eval" / "slovenia_positions.json"
    if not answers.exists():
        pytest.skip(f"no corpus answers at {answers}")
    expected = json.loads(answers.read_text(encoding="utf-8"))[cycle]["by_number"]
    found = {item.number: item for item in readings[corpus / file].recommendations}
    assert found.keys() == expected.keys()
    for number, item in found.items():
        assert set(item.states) == set(expected[number]["states"]), number
        assert item.position == expected[number]["wg_position"], number
