"""Recommendations of the corpus read by a person before the machine's answer was looked at.

`expected/instruments_read.csv` and `mechanisms_read.csv` hold session, State, a hash of the text and the
labels with their notes; docs/coding.md says how they were drawn and what was found at first.
"""

import csv
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from uprtracker.coding import instruments, mechanisms
from uprtracker.core.coded import Coded
from uprtracker.documents import read_document
from uprtracker.exchange.uprinfo import read_export
from uprtracker.extraction import extract
from uprtracker.reference import load_reference

EXPECTED = Path(__file__).resolve().parents[1] / "expected"
FACTS = load_reference()
LATE = (
    "drafts_2026/Belgium - Draft report after adoption.docx",
    "drafts_2026/Denmark - Draft report circulated on 11 May 2026.docx",
    "drafts_2026/Estonia - Draft report after adoption.docx",
    "drafts_2026/Latvia - full draft report for circulation - ad referendum.docx",
    "drafts_2026/Mozambique - Draft report circulated on 7 May 2026.docx",
    "drafts_2026/Namibia - Draft report circulated on 6 May 2026.docx",
    "slovenia/cycle3/A_HRC_43_15.pdf",
)

pytestmark = pytest.mark.corpus

Labels = dict[str, str]
Pairs = list[tuple[Labels, Labels]]


def digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def read(name: str) -> Iterator[tuple[str, str, Labels]]:
    """Yield sample, hash and labels of each text that was read."""
    with (EXPECTED / f"{name}_read.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            labels = (label.partition(":") for label in row["labels"].split("|") if label)
            yield row["sample"], row["text_hash"], {slug: note for slug, _, note in labels}


@pytest.fixture(scope="module")
def texts(corpus: Path) -> dict[str, str]:
    exports = (read_export(path, FACTS) for path in sorted((corpus / "uprinfo").glob("sessions-*.csv")))
    found = {digest(row.text): row.text for export in exports for row in export.rows}
    for name in LATE:
        extraction = extract(read_document(corpus / name), FACTS)
        found |= {digest(each.text): each.text for each in extraction.recommendations}
    return found


def pairs(name: str, coder: Callable[..., list[Coded]], texts: dict[str, str], *samples: str) -> Pairs:
    """Return what the person and what the machine says of each text of the samples."""
    wanted = [(digest, labels) for sample, digest, labels in read(name) if sample in samples]
    coded = coder([texts[digest] for digest, _ in wanted], FACTS)
    return [
        (labels, {judgement.label: judgement.note for judgement in one.judgements})
        for (_, labels), one in zip(wanted, coded, strict=True)
    ]


def precision_and_recall(found: Pairs) -> tuple[float, float]:
    both = sum(len(person.keys() & machine.keys()) for person, machine in found)
    return both / sum(len(machine) for _, machine in found), both / sum(len(person) for person, _ in found)


@pytest.mark.parametrize("sample", ["first", "second", "third", "late"])
def test_instruments(texts: dict[str, str], sample: str) -> None:
    precision, recall = precision_and_recall(pairs("instruments", instruments.code, texts, sample))
    assert precision >= 0.97
    assert recall >= 0.97


def test_what_is_asked_of_instruments(texts: dict[str, str]) -> None:
    found = pairs("instruments", instruments.code, texts, "first", "second", "third", "late")
    notes = [
        (person[slug], machine[slug]) for person, machine in found for slug in person.keys() & machine.keys()
    ]
    assert sum(person == machine for person, machine in notes) / len(notes) >= 0.97
    ratify = [(person == "ratify", machine == "ratify") for person, machine in notes]
    assert sum(person == machine for person, machine in ratify) / len(ratify) >= 0.98


@pytest.mark.parametrize("sample", ["first", "second"])
def test_mechanisms(texts: dict[str, str], sample: str) -> None:
    precision, recall = precision_and_recall(pairs("mechanisms", mechanisms.code, texts, sample))
    assert precision >= 0.97
    assert recall >= 0.97
