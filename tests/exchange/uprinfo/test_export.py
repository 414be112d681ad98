"""Reading whole exports: dialects, columns, damage."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from exchange.uprinfo.specimen import HEADER, as_csv, row
from uprtracker.core.errors import ExportError
from uprtracker.exchange.uprinfo import Export, read_export
from uprtracker.reference import load_reference

Read = Callable[..., Export]
_COLUMNS = "SuR Rgrp Org Recommendation RS Rgrp Org Response Action Issue Session"
SPREADSHEET_HEADER = _COLUMNS.split()


def as_xlsx(*rows: list[str], header: list[str] = SPREADSHEET_HEADER) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet()
        for number, cells in enumerate([header, *rows]):
            for column, cell in enumerate(cells):
                sheet.write(number, column, int(cell) if cell.isdigit() else cell)
    return out.getvalue()


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n"], ids=["cr", "lf", "crlf"])
def test_reads_every_line_end(read: Read, line_end: str) -> None:
    export = read(as_csv(row(), row(To="Peru"), line_end=line_end).encode("ascii"))
    assert [(found.row, found.state) for found in export.rows] == [(2, "CHL"), (3, "PER")]


@pytest.mark.parametrize(
    ("encoding", "line_end"),
    [("mac_roman", "\r"), ("utf-8", "\r"), ("utf-8-sig", "\r\n"), ("cp1252", "\r\n"), ("latin-1", "\n")],
)
def test_reads_letters_in_every_encoding(read: Read, encoding: str, line_end: str) -> None:
    text = "Médecins à l’école" if encoding != "latin-1" else "Médecins à l'école"
    export = read(as_csv(row(Text=text), line_end=line_end).encode(encoding))
    assert export.rows[0].text == text


def test_columns_stay_in_latin_1(read: Read) -> None:
    export = read(as_csv(row(Text="Médecins")).encode("mac_roman"))
    assert export.rows[0].fields["Text"] == "M\x8edecins"


def test_record_with_line_ends_in_quotes_is_one_row(read: Read) -> None:
    export = read(as_csv(row(Text="First\rSecond"), row(To="Peru")).encode())
    assert [(found.row, found.state) for found in export.rows] == [(2, "CHL"), (3, "PER")]
    assert export.rows[0].text == "First\rSecond"


def test_exact_duplicates_stay(read: Read) -> None:
    export = read(as_csv(row(), row()).encode())
    assert [found.row for found in export.rows] == [2, 3]


def test_reads_xlsx_like_csv(read: Read) -> None:
    rows = [row(), row(To="Peru", Response="Noted")]
    assert read(as_xlsx(*rows), "export.xlsx").rows == read(as_csv(*rows).encode()).rows


def test_name_of_the_file_decides_nothing(read: Read) -> None:
    assert len(read(as_xlsx(row()), "export.csv").rows) == 1
    assert len(read(as_csv(row()).encode(), "export.xls").rows) == 1


def test_columns_may_stand_in_another_order(read: Read) -> None:
    order = [*reversed(HEADER)]
    export = read(as_csv(row()[::-1], header=order).encode())
    assert (export.rows[0].state, export.rows[0].from_state) == ("CHL", "PER")


def test_reports_ragged_row_and_reads_on(read: Read) -> None:
    export = read(as_csv(row(), row()[:7], row(To="Peru")).encode())
    assert [found.row for found in export.rows] == [2, 4]
    assert [(f.kind, f.severity) for f in export.findings] == [("ragged-row", "error")]
    assert "Row 3" in export.findings[0].message


DAMAGED = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n \r", "empty"),
    "semicolons": (b"To;Text;From\rKenya;Plant trees;Norway\r", "not separated by commas"),
    "other-columns": (b"a,b,c\r1,2,3\r", "lacks To"),
    "header-only": (as_csv().encode(), "none of its rows"),
    "no-row-readable": (as_csv(row(To="Atlantis")).encode(), "none of its rows"),
    "cut-in-a-row": (as_csv(row(), row()).encode()[:-40], "middle of a row"),
    "cut-in-quotes": (as_csv(row(), row(Text='Say "yes", now')).encode()[:-46], "quotation marks"),
    "nul": (as_csv(row(), row(Text="a\x00b")).encode(), "NUL"),
    "utf-16": (as_csv(row()).encode("utf-16"), "Save it as CSV UTF-8"),
    "utf-16-without-mark": (as_csv(row()).encode("utf-16-be"), "its text is UTF-16"),
    "huge-cell": (as_csv(row(Text="a" * 200_000)).encode(), "no end"),
    "junk": (bytes(range(1, 256)) * 50, "row 1"),
    "xls-junk": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "spreadsheet"),
    "zip-junk": (b"PK\x03\x04" + bytes(5000), "spreadsheet"),
    "xlsx-cut": (as_xlsx(row())[:3000], "spreadsheet"),
    "xlsx-other-columns": (as_xlsx(["1"], header=["a"]), "lacks To"),
}


@pytest.mark.parametrize(("data", "says"), DAMAGED.values(), ids=DAMAGED)
def test_damaged_file_is_refused_with_a_word(read: Read, data: bytes, says: str) -> None:
    with pytest.raises(ExportError) as caught:
        read(data)
    assert says in str(caught.value)
    assert caught.value.place.startswith("export.csv")


def test_zip_bomb_is_refused(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(300 * 2**20))
    with pytest.raises(ExportError, match="unpacks to more than"):
        read(out.getvalue())


def test_zip_bomb_that_lies_about_its_size_is_refused(read: Read) -> None:
    out = io.BytesIO()
    size = 300 * 2**20
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(size))
    lying = out.getvalue().replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(ExportError, match="unpacks to more than"):
        read(lying)


def test_missing_file_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be opened"):
        read_export(tmp_path / "none.csv", load_reference())
