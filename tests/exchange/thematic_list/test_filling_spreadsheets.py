"""Lists kept as spreadsheets are filled in, and all else in them stays."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Alignment, Font

from exchange.thematic_list.written_list import CYCLE_2, CYCLE_4
from uprtracker.core.errors import DocumentError
from uprtracker.exchange.thematic_list.filling import Filled, Outcome, fill

TEXTS = {"115.3": "Trees stand along two roads.\nA third is planned.", "115.1": "=1+1"}


def book(head: tuple[str, ...] = CYCLE_2, last: object = None) -> bytes:
    made = openpyxl.Workbook()
    notes = made.active
    notes.title = "Read me"
    notes["A1"] = "Recommendation"
    notes["B1"] = "=SUM(1, 2)"
    sheet = made.create_sheet("List")
    sheet.append(head)
    sheet.append(["Theme: Right to food"])
    sheet.merge_cells("A2:D2")
    sheet.append(["115.3 Plant trees (Chile);", "Supported", "Right to food", last])
    sheet.append(["115.1 Dig wells (Chile);", "Noted", "Water"])
    sheet["A3"].font = Font(italic=True)
    sheet["A3"].alignment = Alignment(wrap_text=True)
    sheet.column_dimensions["A"].width = 40
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet(filled: Filled) -> "openpyxl.worksheet.worksheet.Worksheet":
    return openpyxl.load_workbook(io.BytesIO(filled.data))["List"]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_only_the_column_of_assessments_changes() -> None:
    data = book()
    filled = fill(data, {**TEXTS, "9.9": "Lost?"})
    assert (filled.column_added, filled.not_in_list) == (False, ("9.9",))
    before, after = openpyxl.load_workbook(io.BytesIO(data))["List"], sheet(filled)
    assert [after["D3"].value, after["D4"].value] == list(TEXTS.values())
    assert after["D4"].data_type == "s"
    assert [[cell.value for cell in row[:3]] for row in after.rows] == [
        [cell.value for cell in row[:3]] for row in before.rows
    ]
    assert after["A3"].font.italic and str(after.merged_cells) == "A2:D2"
    old, new = parts(data), parts(filled.data)
    assert [name for name in old if old[name] != new[name]] == ["xl/worksheets/sheet2.xml"]
    assert fill(filled.data, TEXTS).data == filled.data


def test_a_sheet_of_cycle_4_is_given_a_column_beside_its_themes() -> None:
    filled = fill(book(CYCLE_4), TEXTS)
    made = sheet(filled)
    assert filled.column_added
    assert made["E1"].value == "Assessment/comments on level of implementation"
    assert (made["E3"].value, made["E3"].alignment.wrap_text) == (TEXTS["115.3"], True)
    assert str(made.merged_cells) == "A2:E2"


@pytest.mark.parametrize(
    ("last", "replace", "outcome"),
    [
        ("Own words", False, Outcome.KEPT),
        ("Own words", True, Outcome.FILLED),
        ("=CONCATENATE(1)", True, Outcome.KEPT),
    ],
    ids=["kept", "replaced", "formulas stay"],
)
def test_what_stands_in_a_cell(last: str, replace: bool, outcome: Outcome) -> None:
    assert fill(book(last=last), TEXTS, replace=replace).rows[0].outcome == outcome


def test_numbers_that_a_spreadsheet_took_for_values_are_not_guessed() -> None:
    made = openpyxl.Workbook()
    rows = (
        ("No.", "Recommendation", "Themes"),
        (115.1, "Dig", "a"),
        (115.1, "Sow", "b"),
        (115.2, "Reap", "c"),
    )
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    assert [row.number for row in fill(out.getvalue(), {}).rows] == ["115.2"]


def test_a_workbook_without_a_list_is_refused() -> None:
    with pytest.raises(DocumentError, match="No sheet"):
        fill(book(("A", "B", "C", "D")), TEXTS)
