"""Exports in the forms of the Universal Human Rights Index, with records of our own wording."""

import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import xlsxwriter

COLUMNS = (
    "Text",
    "Countries Concerned",
    "Reccomending Body",
    "UPR Session",
    "Document Symbol",
    "UPR Reccomending States",
    "UPR Position",
    "Themes",
    "Affected Persons",
    "Sdgs",
    "Document Publication Date",
    "OHCHR Annotation Id",
)
ROW = {
    "Text": "Widen access to schools for Roma girls",
    "Countries Concerned": "- Utopia",
    "Reccomending Body": "- Universal Periodic Review",
    "UPR Session": "34",
    "Document Symbol": "A/HRC/99/15",
    "UPR Reccomending States": "- Arcadia\n- Freedonia",
    "UPR Position": "- Supported",
    "Themes": "- Right to education\n- Acceptance of international norms",
    "Affected Persons": "- Women & girls\n- General",
    "Sdgs": "- 4 - QUALITY EDUCATION\n- 5.1",
    "Document Publication Date": 43525,
    "OHCHR Annotation Id": "a-1",
}
RECORD = {
    "AnnotationId": "a-1",
    "Text": "<p>Widen access to schools &amp; courts</p>",
    "TextPlainCleaned": "",
    "Symbol": "CEDAW/C/UTO/CO/9",
    "Body": "CEDAW",
    "Countries": ["Utopia"],
    "Regions": [],
    "Themes": ["Right to education"],
    "AffectedPersons": ["Women & girls"],
    "Sdgs": ["4 - QUALITY EDUCATION"],
    "AnnotationType": "Recommendation",
    "PublicationDate": "2019-03-01T00:00:00",
    "DocumentId": "d-1",
    "SectionHeadings": [],
}


def write_xlsx(path: Path, rows: Iterable[Mapping[str, object]], columns: Sequence[str] = COLUMNS) -> Path:
    """Write a spreadsheet with a header and rows, and return its path."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Export")
        sheet.write_row(0, 0, columns)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(columns):
                sheet.write(number, place, row.get(column, ""))
    return path


def write_json(path: Path, records: Iterable[Mapping[str, object]]) -> Path:
    """Write an array of records, and return its path."""
    path.write_text(json.dumps(list(records), ensure_ascii=False), encoding="utf-8")
    return path


def changed(path: Path, member: str, change: Mapping[bytes, bytes]) -> Path:
    """Write the spreadsheet again with bytes of one member replaced."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for old, new in change.items():
        assert old in members[member]
        members[member] = members[member].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path
