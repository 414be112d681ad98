"""SMART against samples read by hand: precision and recall, weighed back to the population.

`smart_sample.csv` holds what a person called each text, read before the machine's answer was looked
at: sample, stratum, session, State, hash of the text, labels. Strata: texts with a wording of time in a wide
net, texts with any digit or vague wording of time, the rest; POPULATION says how many texts each has in the
sessions a sample was drawn from. The rules were mended after each sample was read, so only the floors of
`docs/coding.md` that name a sample as clean say how they do on texts nobody has tuned to.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from uprtracker.coding.smart import code
from uprtracker.documents import read_document
from uprtracker.exchange.uprinfo import read_export
from uprtracker.extraction import extract
from uprtracker.reference import load_reference

HERE = Path(__file__).parent
Row = Mapping[str, str]

EVEN = {"strong": 696, "wide": 4972, "rest": 15343}
FOURTHS = {"strong": 698, "wide": 2449, "rest": 8327}
POPULATION = {"first": EVEN, "second": FOURTHS, "third": FOURTHS, "fourth": FOURTHS}

FLOORS = {
    "time-bound": (0.9, 0.9),
    "measurable": (0.9, 0.9),
    "specific": (0.8, 0.8),
}
"""Least precision and recall over all samples of the export."""


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def _facts(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def texts(corpus: Path) -> dict[tuple[str, str], str]:
    """The texts of the export by session and hash."""
    reference = load_reference()
    return {
        (str(row.session), _hash(row.text)): row.text
        for path in sorted((corpus / "uprinfo").glob("sessions-*.csv"))
        for row in read_export(path, reference).rows
    }


def _scores(label: str, rows: Iterable[tuple[Row, float, tuple[str, ...]]]) -> tuple[float, float]:
    """Return precision and recall of `label`, each row counting its weight."""
    right = given = wanted = 0.0
    for row, weight, labels in rows:
        read = row[label.replace("-", "_")]
        if read:
            given += weight * (label in labels)
            wanted += weight * (read == "yes")
            right += weight * (label in labels and read == "yes")
    return right / given, right / wanted


@pytest.mark.corpus
@pytest.mark.parametrize("label", FLOORS)
def test_precision_and_recall_on_samples_read_by_hand(label: str, texts: dict[tuple[str, str], str]) -> None:
    rows = [row for row in _facts("smart_sample.csv") if row["sample"] in POPULATION]
    sizes = Counter((row["sample"], row["stratum"]) for row in rows)
    coded = code([texts[row["session"], row["hash"]] for row in rows], load_reference())
    weights = [
        POPULATION[row["sample"]][row["stratum"]] / sizes[row["sample"], row["stratum"]] for row in rows
    ]
    scores = _scores(label, zip(rows, weights, (one.labels for one in coded), strict=True))
    assert scores >= FLOORS[label] and scores[1] >= FLOORS[label][1], scores


@pytest.mark.corpus
def test_reports_of_another_cycle(corpus: Path) -> None:
    """All texts of a wide net of time, and 100 others, in reports of sessions 34 and 52."""
    reference = load_reference()
    paths = [
        *sorted((corpus / "slovenia").rglob("A_HRC_43_15.pdf")),
        *sorted((corpus / "drafts_2026").glob("*.docx")),
    ]
    texts = {
        (str(reading.session), reading.state, _hash(item.text)): item.text
        for reading in (extract(read_document(path), reference) for path in paths)
        for item in reading.recommendations
    }
    rows = _facts("smart_sample_reports.csv")
    coded = code([texts[row["session"], row["state"], row["hash"]] for row in rows], reference)
    precision, recall = _scores(
        "time-bound", zip(rows, [1.0] * len(rows), (one.labels for one in coded), strict=True)
    )
    assert precision >= 0.9 and recall >= 0.9, (precision, recall)
