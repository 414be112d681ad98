"""Hostile spreadsheets, read in this process so that many can be tried."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uprtracker.core.errors import ExportError
from uprtracker.exchange.uprinfo.workbook import MOST_MEMBERS, read_sheets, sheets_here


def small() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["To", "Action", "Share"])
        sheet.write_row(1, 0, ["Chile", 5, 0.5])
    return out.getvalue()


WHOLE = small()


def write(folder: Path, data: bytes) -> Path:
    path = folder / "book.xlsx"
    path.write_bytes(data)
    return path


def test_whole_numbers_lose_their_point(tmp_path: Path) -> None:
    assert read_sheets(write(tmp_path, WHOLE)) == [[["To", "Action", "Share"], ["Chile", "5", "0.5"]]]


def test_too_many_members(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(MOST_MEMBERS + 1):
            archive.writestr(str(number), b"")
    with pytest.raises(ExportError, match="holds 1001 files"):
        sheets_here(write(tmp_path, out.getvalue()))


per_example = [HealthCheck.function_scoped_fixture]


@settings(suppress_health_check=per_example, max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_changed_bytes_are_read_or_refused(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    try:
        sheets = sheets_here(write(tmp_path, bytes(data)))
    except ExportError as error:
        assert error.message and error.place == "book.xlsx"
    else:
        assert all(isinstance(cell, str) for sheet in sheets for row in sheet for cell in row)
