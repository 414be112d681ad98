"""`upr demo` and the commands that look at what it loads."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

pytestmark = pytest.mark.django_db


def test_load_says_what_is_in_and_can_be_repeated(upr) -> None:
    first, second = upr("demo", "load"), upr("demo", "load")
    assert first.output == second.output == "Demonstration data: 2 reviews, 34 recommendations.\n"


def test_remove_says_what_went(upr) -> None:
    upr("demo", "load")
    assert upr("demo", "remove").output == "Removed 2 reviews with 34 recommendations.\n"
    assert upr("demo", "remove").output == "There were no demonstration data.\n"


def test_search_finds_the_demonstration_and_marks_it(upr) -> None:
    upr("demo", "load")
    result = upr("search", '"domestic violence" NOT campaign', "--session", "45", "--json")
    found = json.loads(result.stdout)
    assert [hit["code"] for hit in found["results"]] == ["XAA-45-13.3"]
    assert found["results"][0]["demonstration"] is True
    assert found["recommendations"] == 1
    assert found["pairs"] == 2


def test_search_for_people_counts_on_named_bases(upr) -> None:
    upr("demo", "load")
    output = upr("search", "shelter").output
    assert "[demonstration]" in output
    assert "recommendation-State pairs" in output


def test_search_names_a_filter_it_does_not_understand(upr) -> None:
    upr("demo", "load")
    assert "known" in upr("search", "--action", "seven").stderr


def test_search_after_removal_finds_nothing(upr) -> None:
    upr("demo", "load")
    upr("demo", "remove")
    assert json.loads(upr("search", "--json").stdout)["recommendations"] == 0


@pytest.mark.parametrize(("flags", "rows"), [((), 34), (("--pairs",), 55)], ids=["recommendations", "pairs"])
def test_export_holds_every_row(upr, tmp_path: Path, flags: tuple[str, ...], rows: int) -> None:
    upr("demo", "load")
    target = tmp_path / "out.xlsx"
    result = upr("search", "--format", "xlsx", *flags, "--output", target)
    assert f"Wrote {rows} rows" in result.stderr
    assert load_workbook(target).worksheets[0].max_row >= rows


def test_a_failed_export_leaves_nothing_behind(upr, tmp_path: Path, home: Path) -> None:
    result = upr("search", "--format", "csv", "--output", tmp_path / "out.csv")
    assert result.exit_code == 1
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_stats_leave_the_demonstration_out(upr) -> None:
    upr("demo", "load")
    figures = json.loads(upr("stats", "--json").stdout)
    assert figures["bases"]["recommendations"]["denominator"] == 0
    assert figures["data_version"] > 0


def test_index_says_what_it_holds(upr) -> None:
    upr("demo", "load")
    built = json.loads(upr("index", "--json").stdout)
    assert (built["recommendations"], built["pledges"]) == (34, 3)
