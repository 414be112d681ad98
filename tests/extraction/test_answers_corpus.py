"""Answers of Slovenia, cycles 2 and 3: report and addendum together, every number and final position right.

The readings of addenda, session reports and decisions are pinned as facts;
`make golden` rewrites them, so that a person reads the difference.
"""

import json
from pathlib import Path

import pytest

from extraction.readings import EXPECTED
from uprtracker.core import Position
from uprtracker.documents import read_document
from uprtracker.extraction import Extraction, extract
from uprtracker.extraction.settle import settle
from uprtracker.reference import load_reference

pytestmark = pytest.mark.corpus

FOLDER = "slovenia"
FILES = (
    "cycle2/A_HRC_28_15_Add.1.pdf",
    "cycle2/A_HRC_28_2.pdf",
    "cycle2/A_HRC_DEC_28_111.pdf",
    "cycle3/A_HRC_43_15_Add.1.pdf",
    "cycle3/A_HRC_43_2.pdf",
    "cycle3/A_HRC_DEC_43_112.pdf",
)
# cycle: report, addendum, supported, noted
REVIEWS = {
    "2": ("cycle2/A_HRC_28_15.pdf", "cycle2/A_HRC_28_15_Add.1.pdf", 142, 21),
    "3": ("cycle3/A_HRC_43_15.pdf", "cycle3/A_HRC_43_15_Add.1.pdf", 182, 33),
}


def reading(corpus: Path, file: str) -> Extraction:
    return extract(read_document(corpus / FOLDER / file), load_reference())


def facts(read: Extraction) -> str:
    """One fact a line: numbers, positions, places and counts, never words."""
    content = {
        "symbol": read.symbol,
        "kind": read.kind,
        "state": read.state,
        "session": read.session,
        "answers": [
            f"{one.state} {one.number} {one.position} para {one.paragraph} p{one.span.page}".strip()
            for one in read.answers
        ],
        "counts": [
            f"{one.state} {one.what} {one.count} {one.voice} para {one.paragraph}" for one in read.counts
        ],
        "proceedings": [
            f"{one.state} {one.kind} {one.value} para {one.paragraph}" for one in read.proceedings
        ],
        "pledges": [f"{one.state} para {one.number} p{one.span.page}" for one in read.pledges],
        "findings": [f"{one.kind} p{one.span.page if one.span else 0}" for one in read.findings],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def final_positions(corpus: Path, cycle: str) -> dict[str, str | None]:
    """Number to position after report and addendum."""
    report, addendum, _, _ = REVIEWS[cycle]
    items = reading(corpus, report).recommendations
    positions = {item.citation: item.position for item in items}
    done = {number for number, position in positions.items() if position not in (None, Position.PENDING)}
    settled = settle(reading(corpus, addendum).answers, list(positions), done)
    assert settled.findings == ()
    return {**positions, **{number: steps[-1].position for number, steps in settled.answers.items()}}


@pytest.mark.golden
def test_readings_are_those_a_person_has_seen(corpus: Path, request: pytest.FixtureRequest) -> None:
    changed = []
    for file in FILES:
        expected = EXPECTED / Path(file).with_suffix(".json").name
        now = facts(reading(corpus, file))
        if expected.exists() and expected.read_text(encoding="utf-8") == now:
            continue
        changed.append(expected.name)
        if request.config.getoption("--golden"):
            expected.write_text(now, encoding="utf-8")
    assert changed == [], "readings differ from tests/expected: run `make golden` and read the difference"


@pytest.mark.parametrize("cycle", REVIEWS)
def test_every_final_position_is_right(corpus: Path, cycle: str) -> None:
    found = final_positions(corpus, cycle)
    _, _, supported, noted = REVIEWS[cycle]
    assert list(found.values()).count(Position.SUPPORTED) == supported
    assert list(found.values()).count(Position.NOTED) == noted
    assert len(found) == supported + noted
    answers = corpus.parent / "eval" / "slovenia_positions.json"
    if not answers.exists():
        pytest.skip(f"no corpus answers at {answers}")
    expected = json.loads(answers.read_text(encoding="utf-8"))[cycle]["by_number"]
    assert found == {number: one["final_position"] for number, one in expected.items()}


@pytest.mark.parametrize("cycle", REVIEWS)
def test_every_answer_has_words_and_a_paragraph(corpus: Path, cycle: str) -> None:
    read = reading(corpus, REVIEWS[cycle][1])
    assert [one.number for one in read.answers if not (one.words and one.paragraph)] == []
