"""The export of the Universal Human Rights Index: forms, cells, doubts, and hostile files."""

import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from exchange.uhri.written_export import COLUMNS, RECORD, ROW, changed, write_json, write_xlsx
from uprtracker.core.errors import ExportError
from uprtracker.exchange.uhri import Doubts, UhriRecord, package, read_uhri, record, records_of_json
from uprtracker.reference import load_reference

FACTS = load_reference()
SHEET = "xl/worksheets/sheet1.xml"


def read(path: Path, doubts: Doubts | None = None) -> list[UhriRecord]:
    return list(read_uhri(path, FACTS, doubts))


def test_a_row_of_the_spreadsheet(tmp_path: Path) -> None:
    doubts = Doubts()
    (found,) = read(write_xlsx(tmp_path / "uhri.xlsx", [ROW]), doubts)
    assert found == UhriRecord(
        place=2,
        identifier="a-1",
        text="Widen access to schools for Roma girls",
        symbol="A/HRC/99/15",
        body="Universal Periodic Review",
        countries=("Utopia",),
        states=("Arcadia", "Freedonia"),
        session=34,
        position="Supported",
        themes=("right-to-education", "ratification-of-accession-to-international-instruments"),
        groups=("women-girls",),
        sdgs=("4", "5", "5.1"),
        published=date(2019, 3, 1),
    )
    assert not doubts.counts


def test_a_record_of_the_json(tmp_path: Path) -> None:
    (found,) = read(write_json(tmp_path / "uhri.json", [RECORD]))
    assert found.text == "Widen access to schools & courts"
    assert (found.body, found.countries) == ("CEDAW", ("Utopia",))
    assert (found.themes, found.groups, found.sdgs) == (("right-to-education",), ("women-girls",), ("4",))
    assert found.published == date(2019, 3, 1)


def test_the_cleaned_text_goes_before_the_markup(tmp_path: Path) -> None:
    (found,) = read(write_json(tmp_path / "u.json", [{**RECORD, "TextPlainCleaned": "Widen access"}]))
    assert found.text == "Widen access"


def test_columns_in_any_order_and_spelt_right(tmp_path: Path) -> None:
    columns = [column.replace("Reccomending", "Recommending") for column in reversed(COLUMNS)]
    row = {column.replace("Reccomending", "Recommending"): value for column, value in ROW.items()}
    (found,) = read(write_xlsx(tmp_path / "u.xlsx", [row], [*columns, "Remarks"]))
    assert (found.body, found.sdgs) == ("Universal Periodic Review", ("4", "5", "5.1"))


def test_one_object_a_line(tmp_path: Path) -> None:
    path = write_json(tmp_path / "u.json", [RECORD])
    line = path.read_text(encoding="utf-8")[1:-1]
    path.write_text(f"{line}\n{line}\n", encoding="utf-8")
    assert len(read(path)) == 2


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("- a\n- b", ("a", "b")),
        ("- a\n  goes on\r\n- b", ("a goes on", "b")),
        ("a", ("a",)),
        ("- a - b", ("a - b",)),
        ("-\n\n- a", ("a",)),
        ("", ()),
    ],
)
def test_values(cell: str, expected: tuple[str, ...]) -> None:
    assert record.values(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("43525", date(2019, 3, 1)),
        ("43525.75", date(2019, 3, 1)),
        ("2019-03-01", date(2019, 3, 1)),
        ("01/03/2019", date(2019, 3, 1)),
        ("2019-13-01", None),
        ("soon", None),
        ("9999999", None),
    ],
)
def test_day(cell: str, expected: date | None) -> None:
    assert record.day(cell) == expected


def test_days_since_1904(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "u.xlsx", [{**ROW, "Document Publication Date": 43525 - 1462}])
    changed(path, "xl/workbook.xml", {b"<workbookPr ": b'<workbookPr date1904="1" '})
    assert read(path)[0].published == date(2019, 3, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Protect <b>all</b></p><p>children</p>", "Protect all children"),
        ("a<script>alert(1)</script> b<style>p{}</style>", "a b"),
        ("if 3 < 4 &amp; 5 > 4", "if 3 < 4 & 5 > 4"),
        ("<br/>", ""),
        ("<!-- nothing -->x", "x"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert record.plain(text) == expected


def test_unknown_labels_keep_a_slug_and_are_doubts(tmp_path: Path) -> None:
    doubts = Doubts()
    row = {**ROW, "Themes": "- Right to be left alone", "Sdgs": "- 99", "Document Publication Date": "soon"}
    (found,) = read(write_xlsx(tmp_path / "u.xlsx", [row]), doubts)
    assert (found.themes, found.sdgs, found.published) == (("right-to-be-left-alone",), (), None)
    assert doubts.counts == {"unknown-themes": 1, "unknown-sdgs": 1, "unknown-date": 1}
    assert any(one.message.startswith("u.xlsx, row 2, column Themes: ") for one in doubts.findings)


def test_a_row_without_text_is_left_out(tmp_path: Path) -> None:
    doubts = Doubts()
    assert read(write_xlsx(tmp_path / "u.xlsx", [{**ROW, "Text": " "}, ROW]), doubts)[0].place == 3
    assert doubts.counts == {"no-text": 1}


def test_formulas_are_texts(tmp_path: Path) -> None:
    (found,) = read(write_xlsx(tmp_path / "u.xlsx", [{**ROW, "Text": "=HYPERLINK(1)"}]))
    assert found.text == "=HYPERLINK(1)"


def test_a_formula_counts_as_what_it_last_gave(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "u.xlsx", [{**ROW, "OHCHR Annotation Id": 7}])
    changed(path, SHEET, {b"<v>7</v>": b"<f>1+6</f><v>7</v>"})
    assert read(path)[0].identifier == "7"


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (("Text", "Themes"), "row 1: the column Affected Persons is missing"),
        (("Text", "Text"), "stands twice"),
        (("Wording",), "no sheet has the columns"),
    ],
)
def test_wrong_columns(tmp_path: Path, columns: tuple[str, ...], message: str) -> None:
    with pytest.raises(ExportError, match=message):
        read(write_xlsx(tmp_path / "u.xlsx", [ROW], columns))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "neither XLSX nor JSON"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"Text,Themes\n", "neither XLSX nor JSON"),
        (b"[", "ends in the middle"),
        (b'[{"Text": "a"}]', "record 1: it has other keys"),
        (b'[{"Text": ', "record 1: it is no JSON"),
        (b'[{"Text":"a","Themes":[],"AffectedPersons":[],"Sdgs":[]} {', "a comma is missing"),
        (b'[{"Text":"a","Themes":[],"AffectedPersons":[],"Sdgs":[]}] x', "behind the end"),
        (b"[1]", "an object is missing"),
        (b'[{"Text": "\xff"}]', "not UTF-8"),
        (b'[{"Text":' + b"[" * 100_000, "no JSON"),
    ],
)
def test_bad_files(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "uhri.bin"
    path.write_bytes(data)
    with pytest.raises(ExportError, match=message):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be opened"):
        read(tmp_path / "none.xlsx")


def test_too_much_to_unpack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "u.xlsx", [ROW] * 200)
    monkeypatch.setattr(package, "MOST_UNPACKED", 20_000)
    with pytest.raises(ExportError, match="unpacks to more than"):
        read(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "u.xlsx", [ROW])
    changed(path, SHEET, {b"<worksheet ": b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet '})
    with pytest.raises(ExportError, match="document type"):
        read(path)


def test_a_text_that_is_not_there(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "u.xlsx", [ROW])
    changed(path, SHEET, {b't="s"><v>12</v>': b't="s"><v>4000000000</v>'})
    with pytest.raises(ExportError, match="row 2: a cell asks for text '4000000000'"):
        read(path)


def test_too_many_columns(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "u.xlsx", [ROW])
    wide = b'<row r="3">' + b'<c t="inlineStr"><is><t>x</t></is></c>' * 300 + b"</row></sheetData>"
    changed(path, SHEET, {b"</sheetData>": wide})
    with pytest.raises(ExportError, match="row 3: it has too many columns"):
        read(path)


def test_a_record_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_of_json, "LONGEST_RECORD", 1000)
    monkeypatch.setattr(records_of_json, "_CHUNK", 600)
    path = tmp_path / "u.json"
    path.write_bytes(b'[{"Text": "' + b"a" * 100_000)
    with pytest.raises(ExportError, match="record 1"):
        read(path)


def test_memory_does_not_grow_with_the_records(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = write_xlsx(
            tmp_path / f"{count}.xlsx", ({**ROW, "Text": f"Open school {n} " * 9} for n in range(count))
        )
        tracemalloc.start()
        for _record in read_uhri(path, FACTS):
            pass
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(2_000) < 2 * peak(200) + 200_000
