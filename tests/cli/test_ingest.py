"""`upr ingest`: the summary, and the exit code when a file failed."""

import json
import shutil
from pathlib import Path

import pytest

from documents.word_builders import un_report_docx
from uprtracker.records.facts import load_facts

pytestmark = pytest.mark.django_db


def test_a_folder_with_a_bad_file_takes_the_good_one(upr, tmp_path: Path, reports: Path) -> None:
    shutil.copy(reports / "31-XAA.pdf", tmp_path)
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing more")
    result = upr("ingest", tmp_path)
    assert result.exit_code == 1
    assert "Failed: bad.pdf" in result.stderr
    again = upr("ingest", "--json", tmp_path)
    states = {one["file"]: one["status"] for one in json.loads(again.stdout)["documents"]}
    assert states == {"31-XAA.pdf": "unchanged", "bad.pdf": "failed"}


def test_a_path_that_is_not_there_is_a_wrong_use(upr, tmp_path: Path) -> None:
    assert upr("ingest", tmp_path / "nothing").exit_code == 2


def test_what_is_passed_over_is_told_with_its_reason(upr, tmp_path: Path, reports: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    shutil.copy(reports / "31-XAA.pdf", outside)
    (inside / "report.pdf").symlink_to(outside / "31-XAA.pdf")
    (inside / "more").symlink_to(outside)
    (inside / "lost.pdf").symlink_to(inside / "nothing.pdf")
    (inside / "notes.txt").write_text("none of ours")
    result = upr("ingest", inside)
    told = {line.rpartition("  ")[0].strip(): line.split()[-1] for line in result.stdout.splitlines()}
    assert told["passed over: a link that leads out of the folder"] == "2"
    assert told["passed over: a link that leads nowhere"] == "1"
    assert told["passed over: not a PDF or Word file"] == "1"
    assert told["documents imported"] == "0"


def test_a_document_without_a_home_is_given_one(upr, tmp_path: Path) -> None:
    load_facts()
    lines = (
        "Report of the Working Group on the Universal Periodic Review",
        "# II. Conclusions and/or recommendations",
        "94. The recommendations listed below enjoy the support of the State:",
        "94.1. Plant more trees along the roads (France);",
    )
    (tmp_path / "draft.docx").write_bytes(un_report_docx(lines, symbol=""))
    result = upr("ingest", "--review", "SVN/48", tmp_path, "--json")
    assert [one["review"] for one in json.loads(result.stdout)["documents"]] == ["SVN-48"]
    assert upr("ingest", "--review", "SVN/99", tmp_path).exit_code == 2
