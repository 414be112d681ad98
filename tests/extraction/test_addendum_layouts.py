"""Any assignment of positions to numbers, in any layout, is read back exactly."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction import written_addendum as written
from uprtracker.documents import read_document
from uprtracker.extraction import Extraction, extract
from uprtracker.extraction.settle import settle
from uprtracker.reference import load_reference

POSITIONS = st.sampled_from(["supported", "supported", "noted", "noted", "partial", "pending"])
ASSIGNMENTS = st.lists(POSITIONS, min_size=2, max_size=30)
SEEDS = st.integers(0, 10**6)
ONCE = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def reading(data: bytes, suffix: str) -> Extraction:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"addendum{suffix}"
        path.write_bytes(data)
        return extract(read_document(path), load_reference())


def numbered(positions: list[str], head: int) -> list[tuple[str, str]]:
    """Numbers of one list, with a hole; `head` 0: running numbers as in sessions 1-7."""
    numbers = [at + 1 + (at > 3) for at in range(len(positions))]
    return [
        (f"{head}.{at}" if head else str(at), position)
        for at, position in zip(numbers, positions, strict=True)
    ]


def check(pairs: list[tuple[str, str]], read: Extraction) -> None:
    assert (read.kind, read.state) == ("addendum", "MLT")
    settled = settle(read.answers, [number for number, _ in pairs])
    found = {number: [step.position for step in steps] for number, steps in settled.answers.items()}
    assert found == {number: [position] for number, position in pairs}
    assert [finding for finding in settled.findings if finding.severity != "note"] == []
    assert read.findings == ()


@pytest.mark.parametrize("layout", written.PROSE, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("head", [0, 122])
@given(positions=ASSIGNMENTS, seed=SEEDS, word=st.booleans())
@ONCE
def test_prose(layout, head, positions, seed, word):
    if not head and layout in (written.lists, written.remarks_below_lists):
        return  # plain numbers on a line of their own are no recommendations
    pairs = numbered(positions, head)
    paragraphs = layout(pairs, random.Random(seed))
    data = written.as_docx(paragraphs) if word else written.as_pdf(paragraphs)
    check(pairs, reading(data, ".docx" if word else ".pdf"))


@pytest.mark.parametrize("layout", written.TABLES, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("head", [0, 122])
@given(positions=ASSIGNMENTS, seed=SEEDS)
@ONCE
def test_word_tables(layout, head, positions, seed):
    pairs = numbered(positions, head)
    check(pairs, reading(written.as_docx(rows=layout(pairs, random.Random(seed))), ".docx"))


@pytest.mark.parametrize("layout", written.PDF_TABLES, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("by_line", [False], ids=["by-cell"])
@given(positions=ASSIGNMENTS, seed=SEEDS)
@ONCE
def test_pdf_tables_without_lines(layout, by_line, positions, seed):
    pairs = numbered(positions, 122)
    rows = layout(pairs, random.Random(seed))
    check(pairs, reading(written.as_pdf_table(rows, by_line=by_line), ".pdf"))
