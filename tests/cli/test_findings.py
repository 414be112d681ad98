"""`upr findings`: the list, its counts, its files."""

import csv
import io
import json

import pytest

from uprtracker.records.demo import load_demo
from uprtracker.records.facts import load_facts
from uprtracker.records.models import Document, Finding, Review

pytestmark = pytest.mark.django_db


@pytest.fixture
def findings() -> None:
    load_facts()
    document = Document.objects.create(
        sha256="a" * 64,
        symbol="A/HRC/59/15",
        name="report.pdf",
        kind="wg_report",
        media="pdf",
        size=1,
        review=Review.objects.get(code="SVN-48"),
        reader_version="1",
        read_at="2026-01-01T00:00:00Z",
    )
    for number, status in ((7, "open"), (8, "resolved")):
        Finding.objects.create(
            kind="number-gap",
            severity="doubt",
            message=f"140.{number} is missing.",
            document=document,
            place="report.pdf",
            page=number,
            status=status,
        )
    Finding.objects.create(kind="unreadable-document", severity="error", message="Cut off.", place="bad.pdf")
    load_demo()
    demo = Document.objects.filter(review__demo=True)[0]
    Finding.objects.create(kind="number-gap", severity="doubt", message="Made up.", document=demo)


def test_each_with_its_place(upr, findings):
    result = upr("findings")
    assert result.stdout.splitlines() == [
        "A/HRC/59/15, page 7: 140.7 is missing. [number-gap]",
        "bad.pdf: Cut off. [unreadable-document]",
    ]
    assert "2 findings." in result.stderr


def test_chosen_by_kind_review_and_state(upr, findings):
    assert "2 findings." in upr("findings", "--all", "--kind", "number-gap").stderr
    assert "1 findings." in upr("findings", "--review", "svn/48").stderr
    assert upr("findings", "--review", "SVN-99").exit_code == 2


def test_counted_by_kind(upr, findings):
    lines = [line.split() for line in upr("findings", "--counts", "--all").stdout.splitlines()]
    assert lines[1:] == [["number-gap", "doubt", "2"], ["unreadable-document", "error", "1"]]


def test_written_and_printed(upr, findings, tmp_path):
    target = tmp_path / "findings.csv"
    upr("findings", "--format", "csv", "--output", target)
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert [(row["source"], row["file"], row["review"], row["page"]) for row in rows] == [
        ("A/HRC/59/15", "report.pdf", "SVN-48", "7"),
        ("bad.pdf", "bad.pdf", "", ""),
    ]
    printed = json.loads(upr("findings", "--format", "json").stdout)
    assert [one["kind"] for one in printed["records"]] == ["number-gap", "unreadable-document"]
    assert [path.name for path in tmp_path.iterdir()] == ["findings.csv"]
