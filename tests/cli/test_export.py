"""`upr export`: a review whole, printed and in files."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from uprtracker.records.demo import load_demo
from uprtracker.search import build_index

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demo():
    load_demo()


@pytest.mark.parametrize("name", ["XAA/45", "XAA-45", "xaa/45"])
def test_json_holds_every_step_of_every_answer(upr, name):
    result = upr("export", "--review", name, "--format", "json")
    whole = json.loads(result.stdout)
    assert (result.exit_code, whole["state"], whole["session"]) == (0, "XAA", 45)
    one = next(row for row in whole["recommendations"] if row["number"] == "14.1")
    assert (one["position"], one["first_position"]) == ("noted", "pending")
    assert [step["stage"] for step in one["positions"]] == ["report", "addendum"]
    assert one["positions"][1]["symbol"] == "A/HRC/990/45/Add.1"
    assert one["positions"][1]["date"] == "2024-06-03"
    assert [step["current"] for step in one["positions"]] == [False, True]
    assert [document["symbol"] for document in whole["documents"]] == ["A/HRC/990/45"]
    assert len(whole["pledges"]) == 3
    assert {finding["document"] for finding in whole["findings"]} <= {"A/HRC/990/45"}


def test_search_for_programs_refuses_what_it_does_not_know(upr, db, home):
    for option in ("--json", "--format=csv"):
        refused = upr("search", "--sur", "XQX", option)
        assert refused.exit_code
        assert "XQX" in refused.output


def test_json_is_the_same_in_a_file(upr, tmp_path):
    target = tmp_path / "review.json"
    upr("export", "--review", "XAA/45", "--output", str(target))
    assert json.loads(target.read_bytes()) == json.loads(upr("export", "--review", "XAA/45").stdout)


def test_json_counts_first_and_now(upr):
    counts = json.loads(upr("export", "--review", "XAA/45").stdout)["counts"]
    assert sum(counts["first_count"].values()) == sum(counts["current_count"].values()) == counts["numbered"]
    assert counts["first_count"]["pending"] > counts["current_count"].get("pending", 0)


def test_csv_has_a_row_for_each_recommendation(upr, tmp_path: Path):
    target = tmp_path / "review.csv"
    result = upr("export", "--review", "XAA/45", "--format", "csv", "--output", target)
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    assert result.exit_code == 0
    assert f"Wrote {len(rows)} recommendations" in result.stderr
    one = next(row for row in rows if row["Number"] == "14.1")
    assert one["Addendum"] == "noted, A/HRC/990/45/Add.1, 5, 2024-06-03"


def test_xlsx_opens(upr, tmp_path: Path):
    target = tmp_path / "review.xlsx"
    assert upr("export", "--review", "XAA/45", "--format", "xlsx", "--output", target).exit_code == 0
    sheet = load_workbook(target).worksheets[0]
    assert sheet.max_row > 15
    assert sheet["A2"].value.startswith("XAA-45-")


@pytest.mark.parametrize("name", ["XAA/44", "nothing", "SVN//20", "../../etc"])
def test_review_that_is_not_there(upr, name):
    result = upr("export", "--review", name)
    assert result.exit_code == 1
    assert "There is no review" in result.stderr


def test_failure_leaves_the_old_file(upr, tmp_path: Path):
    target = tmp_path / "kept.csv"
    target.write_text("kept")
    assert upr("export", "--review", "XAA/44", "--format", "csv", "--output", target).exit_code == 1
    assert target.read_text() == "kept"


def test_citations_of_a_review_go_to_a_file_named_after_it(upr, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    build_index()
    assert upr("export", "--review", "XAA/45", "--format", "csl").exit_code == 0
    found = json.loads((tmp_path / "XAA-45.csl.json").read_bytes())
    numbered = json.loads(upr("export", "--review", "XAA/45").stdout)["recommendations"]
    assert len(found) == len(numbered)
    assert "Fictitious" in found[0]["note"]
