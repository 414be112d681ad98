"""`upr import uprinfo`: counts per file, and a bad file that stops nothing."""

import json
from pathlib import Path

import pytest

from records.small_coders import verbs
from uprtracker.records.catching_up import behind

pytestmark = pytest.mark.django_db

HEADER = "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session"
ROWS = (
    "Slovenia,EEG,EU,Adopt a law on water,Norway,WEOG,,Accepted,5,Right to water,20",
    "Slovenia,EEG,EU,Build &eacute;coles,France,WEOG,EU,Noted,5,Right to education,20",
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "export.csv"
    file.write_bytes("\r".join((HEADER, *ROWS, "")).encode("latin-1"))
    return file


def test_import_counts_rows_and_again_changes_nothing(upr, export: Path) -> None:
    first = json.loads(upr("import", "uprinfo", "--json", export).stdout)
    assert (first["files"][0]["rows"], first["files"][0]["added"]) == (2, 2)
    second = json.loads(upr("import", "uprinfo", "--json", export).stdout)
    assert second["files"][0]["nothing_new"] is True
    figures = json.loads(upr("stats", "--json").stdout)["bases"]
    assert figures["uprinfo_rows"]["counts"]["supported"] == 1
    assert figures["uprinfo_rows"]["denominator"] == 2


def test_imported_rows_can_be_searched_at_once(upr, export: Path) -> None:
    upr("import", "uprinfo", export)
    assert json.loads(upr("search", "écoles", "--json").stdout)["recommendations"] == 1


def test_a_bad_file_is_named_and_the_good_one_is_in(upr, export: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n")
    result = upr("import", "uprinfo", bad, export)
    assert result.exit_code == 1
    assert "bad.csv" in result.stderr
    assert "1 of 2 files failed" in result.stderr
    assert json.loads(upr("stats", "--json").stdout)["bases"]["uprinfo_rows"]["denominator"] == 2


def test_import_says_what_follows_and_recode_does_it(upr, export: Path, coders) -> None:
    coders |= {"action": verbs}
    assert "2 recommendations and pledges are still to be coded" in upr("import", "uprinfo", export).stderr
    assert json.loads(upr("recode", "--json").stdout) == {"records": 2, "coded": 2}
    assert "still to be coded" not in upr("import", "uprinfo", export).stderr


def test_import_codes_at_once_when_asked(upr, export: Path, coders) -> None:
    coders |= {"action": verbs}
    assert "still to be coded" not in upr("import", "uprinfo", "--code", export).stderr
    assert behind() == 0
