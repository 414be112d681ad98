"""Tables come back from XLSX, CSV and JSON as they went in, and never as formulas."""

import csv
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyarrow import parquet

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.tables import FORMATS, Column, Table, write_table
from uprtracker.exchange.tables import xlsx as spreadsheet

TABLE = Table(
    name="Rows",
    columns=(
        Column("text", "Text", 40),
        Column("page", "Page", kind="whole"),
        Column("states", "States", kind="texts"),
    ),
    notes_name="About",
    notes=(("basis", "What a row is", "one sentence"), ("version", "Version", 3)),
)
ROWS = [("Łódź, “quoted”", 12, ("FRA", "SWE")), ("two\nlines; 人权", None, ())]


def write(form: str, rows=ROWS) -> bytes:
    stream = io.BytesIO()
    assert write_table(TABLE, iter(rows), form, stream) == len(rows)
    assert not stream.closed
    return stream.getvalue()


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes, sheet: str = "Rows") -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content))[sheet].rows]


def test_csv_comes_back():
    assert read_csv(write("csv")) == [
        ["Text", "Page", "States"],
        ["Łódź, “quoted”", "12", "FRA; SWE"],
        ["two\nlines; 人权", "", ""],
    ]


def test_csv_begins_with_a_byte_order_mark():
    assert write("csv").startswith(b"\xef\xbb\xbfText,Page,States\r\n")


def test_xlsx_comes_back():
    assert read_xlsx(write("xlsx")) == [
        ["Text", "Page", "States"],
        ["Łódź, “quoted”", 12, "FRA; SWE"],
        ["two\nlines; 人权", None, None],
    ]


def test_xlsx_notes_stand_on_a_sheet_of_their_own():
    assert read_xlsx(write("xlsx"), "About") == [["What a row is", "one sentence"], ["Version", 3]]


def test_json_comes_back():
    found = json.loads(write("json"))
    assert found["about"] == {"basis": "one sentence", "version": 3}
    assert found["records"] == [
        {"text": "Łódź, “quoted”", "page": 12, "states": ["FRA", "SWE"]},
        {"text": "two\nlines; 人权", "page": None, "states": []},
    ]


def test_json_lines_come_back():
    assert [json.loads(line) for line in write("jsonl").decode().split("\n")[:-1]] == json.loads(
        write("json")
    )["records"]


def test_parquet_comes_back_with_its_types_and_notes():
    found = parquet.read_table(io.BytesIO(write("parquet")))
    assert found.to_pylist() == json.loads(write("json"))["records"]
    assert [str(kind) for kind in found.schema.types] == ["string", "int64", "list<element: string>"]
    assert json.loads(found.schema.metadata[b"about"])["version"] == 3


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows_are_a_whole_file_too(form):
    assert write(form, []) or form == "jsonl"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_rows_give_the_same_content(form):
    first, second = write(form), write(form)
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(first)) as a, zipfile.ZipFile(io.BytesIO(second)) as b:
            assert {n: a.read(n) for n in a.namelist()} == {n: b.read(n) for n in b.namelist()}
    else:
        assert first == second


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_csv_cells_never_begin_like_a_formula(text):
    assert read_csv(write("csv", [(text, 1, ())]))[1][0] == "'" + text


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1}", "http://example.org", "00123", "1e5", "TRUE", "internal:A1"]
)
def test_xlsx_cells_are_texts_as_they_stand(text):
    sheet = load_workbook(io.BytesIO(write("xlsx", [(text, 1, ())])))["Rows"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].hyperlink) == (text, "s", None)


def test_xlsx_leaves_out_what_xml_forbids():
    assert read_xlsx(write("xlsx", [("a\x00b\x0bc\ufffe", 1, ())]))[1][0] == "abc"


def test_xlsx_marks_a_text_that_no_cell_holds():
    text = read_xlsx(write("xlsx", [("a" * 40_000, 1, ())]))[1][0]
    assert len(text) == spreadsheet.LONGEST_CELL
    assert text.endswith("[…]")


def test_xlsx_refuses_more_rows_than_a_sheet_holds(monkeypatch):
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 1)
    with pytest.raises(UprTrackerError, match="CSV"):
        write("xlsx")


def test_an_unknown_form_is_refused():
    with pytest.raises(UprTrackerError):
        write("doc")


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.none() | st.integers(0, 10**6), st.just(())), max_size=5))
def test_any_text_is_written(rows):
    for form in FORMATS:
        stream = io.BytesIO()
        write_table(TABLE, rows, form, stream)
        assert stream.getvalue() or not rows
