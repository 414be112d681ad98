"""Addenda in the layouts that States chose since 2008, in our own words, settled against the report.

A specimen of `addendum_specimens.txt`: ": " the numbers of the report, "! " those that the
report answered for good, "| " rows of a table, "# " headings, "=> " the positions after settling.
"""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.word_builders import paragraph, table, un_report_docx
from extraction import written_addendum as written
from extraction.test_addendum import LETTERS, cases
from uprtracker.documents import read_document
from uprtracker.extraction import Extraction, extract
from uprtracker.extraction.settle import settle
from uprtracker.reference import load_reference

SPECIMENS = cases("addendum_specimens.txt")
OPENING = [written.TITLE, "Malta", "Addendum", "Views on conclusions and/or recommendations"]
HEADING = '<w:pStyle w:val="HChG"/>'


def expanded(words: str, head: str = "") -> Iterator[tuple[str, str]]:
    """Yield number and letter: "92.1-92.3S", or "1-3S" of the list `head`."""
    for word in words.split():
        first, last, letter = re.fullmatch(r"(.*?)(?:-(.*?))?([SNPW?]?)", word).groups()  # type: ignore[union-attr]
        own, _, begin = first.rpartition(".")
        if "(" in begin:
            yield first, letter
            continue
        end = (last or first).rpartition(".")[2]
        for at in range(int(begin), int(end) + 1):
            yield f"{own or head}.{at}", letter


def numbers(lines: list[str], sign: str) -> list[str]:
    return [number for line in lines if line.startswith(sign) for number, _ in expanded(line[2:])]


def rows_of(lines: list[str]) -> list[list[str]]:
    return [[cell.strip() for cell in line[2:].split("|")] for line in lines]


def as_docx(lines: list[str]) -> bytes:
    """Paragraphs, headings and tables in their order."""
    raw, rows = "", []
    for line in [*lines, ""]:
        if line.startswith("| "):
            rows.append(line)
            continue
        if rows:
            raw, rows = raw + table(rows_of(rows)), []
        heading = line.startswith("# ")
        raw += paragraph(line.removeprefix("# "), HEADING if heading else "") if line else ""
    return un_report_docx(OPENING, symbol=written.SYMBOL, raw=raw)


def reading(data: bytes, suffix: str) -> Extraction:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"addendum{suffix}"
        path.write_bytes(data)
        return extract(read_document(path), load_reference())


def forms() -> Iterator[tuple[str, str]]:
    """Yield each specimen with the files it is written as: a PDF has only paragraphs, or only a table."""
    for name, (lines, _) in SPECIMENS.items():
        body = [line for line in lines if line[:2] not in (": ", "! ")]
        rows = sum(line.startswith("| ") for line in body)
        yield name, "docx"
        if not rows:
            yield name, "pdf"
        elif rows == len(body):
            yield name, "table"


@pytest.mark.parametrize(("name", "form"), list(forms()))
def test_specimen(name: str, form: str) -> None:
    lines, expected = SPECIMENS[name]
    known, answered = numbers(lines, ": "), numbers(lines, "! ")
    body = [line for line in lines if line[:2] not in (": ", "! ")]
    if form == "docx":
        read = reading(as_docx(body), ".docx")
    elif form == "pdf":
        read = reading(written.as_pdf(body), ".pdf")
    else:
        read = reading(written.as_pdf_table(rows_of(body)), ".pdf")
    settled = settle(read.answers, known, answered)
    head = known[0].rpartition(".")[0]
    found = {
        number: LETTERS[next(step.position for step in steps if not step.part)]
        for number, steps in settled.answers.items()
    }
    assert found == dict(expanded(expected, head))
    assert [one for one in settled.findings if one.severity != "note" and one.kind != "unanswered"] == []
    assert read.findings == ()
