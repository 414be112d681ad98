"""The published export of sessions 1 to 20: counts as facts of the data set."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from uprtracker.exchange.uprinfo import read_export
from uprtracker.reference import load_reference

EXPECTED = Path(__file__).resolve().parents[2] / "expected" / "uprinfo_rows.csv"
FILES = ("sessions-1-5", "sessions-6-9", "sessions-10-13", "sessions-14-17", "sessions-17-20", "voluntary")

pytestmark = pytest.mark.corpus


def expected(name: str) -> dict[int, int]:
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        return {int(row["session"]): int(row["rows"]) for row in csv.DictReader(lines) if row["file"] == name}


@pytest.mark.parametrize("name", FILES)
def test_rows_per_session(corpus: Path, name: str) -> None:
    export = read_export(corpus / "uprinfo" / f"{name}.csv", load_reference())
    assert Counter(row.session for row in export.rows) == expected(name)


def test_all_recommendations(corpus: Path) -> None:
    exports = [read_export(corpus / "uprinfo" / f"{name}.csv", load_reference()) for name in FILES[:-1]]
    rows = [row for export in exports for row in export.rows]
    assert len(rows) == 30_729
    assert {row.kind for row in rows} == {"recommendation"}
    assert Counter(row.position for row in rows) == {"supported": 22_908, "noted": 7_821}
    findings = [finding for export in exports for finding in export.findings]
    assert Counter(finding.kind for finding in findings) == {"unknown-recommending-state": 9}
    assert sum(not row.from_state for row in rows) == 9


def test_no_control_characters_are_left_in_texts(corpus: Path) -> None:
    exports = [read_export(corpus / "uprinfo" / f"{name}.csv", load_reference()) for name in FILES]
    texts = [row.text for export in exports for row in export.rows]
    assert not any("\x80" <= letter <= "\x9f" for text in texts for letter in text)


def test_pledges_read_the_same_from_both_formats(corpus: Path) -> None:
    of_csv = read_export(corpus / "uprinfo" / "voluntary.csv", load_reference()).rows
    of_xls = read_export(corpus / "uprinfo" / "voluntary.xls", load_reference()).rows
    assert len(of_csv) == 947
    assert {row.kind for row in of_csv} == {"pledge"}

    def said(row: object) -> list[object]:
        names = ("row", "text", "state", "from_state", "session", "action", "issues")
        return [getattr(row, name) for name in names]

    assert [said(row) for row in of_csv] == [said(row) for row in of_xls]


def test_the_one_exact_duplicate_stays(corpus: Path) -> None:
    export = read_export(corpus / "uprinfo" / "sessions-6-9.csv", load_reference())
    copies = Counter(tuple(row.fields.values()) for row in export.rows)
    assert sorted(copies.values())[-2:] == [1, 2]
