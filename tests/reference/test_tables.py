"""Every table: form, order, schema, sources, and whether what it points at is there."""

import csv
import io
import json
import unicodedata
from pathlib import Path

import jsonschema
import pytest

import uprtracker.reference
from uprtracker.reference import load_reference

ROOM = Path(uprtracker.reference.__file__).parent
TABLES = sorted(path.stem for path in (ROOM / "data").glob("*.csv"))
ROWS = {
    "action_categories": 5,
    "action_verbs": 413,
    "council_reports": 4,
    "council_sessions": 2,
    "demo_states": 6,
    "groups": 33,
    "instruments": 211,
    "issue_crosswalk": 54,
    "issues": 54,
    "mechanisms": 121,
    "opening_words": 107,
    "optional_protocols": 21,
    "organisation_members": 396,
    "organisations": 12,
    "pre_sessions": 3,
    "reviews": 771,
    "sdg_targets": 169,
    "sdgs": 17,
    "sessions": 54,
    "states": 195,
    "symbol_codes": 6,
    "tag_crosswalk": 20,
    "tag_labels": 253,
    "themes": 99,
    "treaties": 18,
    "word_limits": 3,
}


def written(name: str) -> str:
    return (ROOM / "data" / f"{name}.csv").read_bytes().decode("utf-8")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(name), newline="")))


def schema(name: str) -> dict[str, object]:
    found = json.loads((ROOM / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


NUMBERS = ("number", "goal", "cycle", "session", "order")


def place(row: dict[str, str], columns: list[str]) -> list[tuple[bool, int, str]]:
    """Where a row belongs; numbers by size, a number not known last."""
    return [
        (not row[column], int(row[column] or 0), "") if column in NUMBERS else (False, 0, row[column])
        for column in columns
    ]


def test_every_table_has_a_schema_and_every_schema_a_table() -> None:
    assert sorted(path.stem for path in (ROOM / "schemas").glob("*.json")) == TABLES


@pytest.mark.parametrize("name", TABLES)
def test_form_and_order(name: str) -> None:
    order = schema(name)["order"]
    assert isinstance(order, list)
    sorted_rows = sorted(rows(name), key=lambda row: place(row, order))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(sorted_rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted_rows)
    assert written(name) == out.getvalue()


@pytest.mark.parametrize("name", TABLES)
def test_rows_fit_the_schema(name: str) -> None:
    validator = jsonschema.Draft202012Validator(schema(name))
    faults = [f"{row}: {fault.message}" for row in rows(name) for fault in validator.iter_errors(row)]
    assert faults == []


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_unique(name: str) -> None:
    order = schema(name)["order"]
    assert isinstance(order, list)
    keys = [tuple(row[column] for column in order) for row in rows(name)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_source_and_confidence(name: str) -> None:
    assert all(row["source"] and row["confidence"] for row in rows(name))


@pytest.mark.parametrize(("name", "count"), ROWS.items(), ids=ROWS)
def test_number_of_rows(name: str, count: int) -> None:
    assert len(rows(name)) == count


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("states", "demo_states")])
def test_states_pointed_at_exist(name: str) -> None:
    known = set(load_reference().states.by_iso3)
    columns = [column for column in ("iso3", "state", "states") if column in rows(name)[0]]
    assert {code for row in rows(name) for column in columns for code in row[column].split()} <= known


@pytest.mark.parametrize("name", ["states", "state_names"])
def test_names_are_composed_letters(name: str) -> None:
    assert unicodedata.is_normalized("NFC", written(name))


@pytest.mark.parametrize("name", TABLES)
def test_no_period_ends_before_it_begins(name: str) -> None:
    assert all(
        not row["valid_to"] or row["valid_from"] <= row["valid_to"] for row in rows(name) if "valid_to" in row
    )
