"""A whole export of UPR Info: which kind of file, which columns, its rows.

The bytes decide what a file is, not its name. A file is read whole or not at
all: what makes its rows doubtful as a whole (other columns, a damaged or cut
file) raises; a single bad row is left out and reported as a finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from uprtracker.core import Finding
from uprtracker.core.errors import ExportError
from uprtracker.exchange.uprinfo.comma_file import encoding, read_records
from uprtracker.exchange.uprinfo.row import ExportRow, RowReader
from uprtracker.exchange.uprinfo.workbook import read_sheets
from uprtracker.reference import Reference

MOST_BYTES = 128 * 2**20
"""Twelve times the whole database of 2014."""

COLUMNS = (
    "To",
    "To-Rgrp",
    "To-Org",
    "Text",
    "From",
    "From-Rgrp",
    "From-Org",
    "Response",
    "Action",
    "Issue",
    "Session",
)
_NEEDED = frozenset(("To", "Text", "From", "Response", "Action", "Issue", "Session"))
_OF_SPREADSHEET = {"sur": "To", "recommendation": "Text", "rs": "From"}
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_ADVICE = f"An export of UPR Info has the columns {', '.join(COLUMNS)}."


@dataclass(frozen=True, slots=True)
class Export:
    """The rows in order, exact duplicates included, and what could not be settled."""

    rows: tuple[ExportRow, ...]
    findings: tuple[Finding, ...] = ()


def read_export(path: Path, reference: Reference) -> Export:
    """Read an export from CSV, XLS or XLSX.

    Raises ExportError (file, row, what to do) when the file cannot be read, is
    empty, too large, cut off or has other columns, or when none of its rows
    holds what a row should.
    """
    place = path.name
    data = _bytes(path)
    if data.startswith(_SPREADSHEETS):
        records, header = _sheet(path)
        coding = ""
    else:
        records = read_records(data, place)
        first = next(records, [])
        if len(first) == 1 and any(mark in first[0] for mark in ("Text;", "Text\t")):
            raise ExportError(
                "its columns are not separated by commas.", place=place, remedy="Save it as CSV with commas."
            )
        header = _header(first)
        coding = encoding(data)
    if not set(header) >= _NEEDED:
        missing = ", ".join(column for column in COLUMNS if column in _NEEDED - set(header))
        raise ExportError(f"the first row lacks {missing}.", place=f"{place}, row 1", remedy=_ADVICE)
    reader = RowReader(reference)
    rows = tuple(_rows(records, header, coding, reader, place))
    if not rows:
        raise ExportError(f"none of its rows can be read. {_first(reader)}", place=place, remedy=_ADVICE)
    return Export(rows, tuple(reader.findings))


def _rows(
    records: Iterator[list[str]], header: tuple[str, ...], coding: str, reader: RowReader, place: str
) -> Iterator[ExportRow]:
    mend = coding in ("mac_roman", "cp1252")
    short = 0
    number = 1
    for number, cells in enumerate(records, start=2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            short = number if len(cells) < len(header) else 0
            reader.ragged(number, len(cells), len(header))
            continue
        short = 0
        fields = dict(zip(header, cells, strict=True))
        text = fields["Text"]
        if mend:
            text = text.encode("latin-1").decode(coding, errors="replace")
        row = reader.read(number, fields, text)
        if row is not None:
            yield row
    if short and short == number:
        raise ExportError(
            "the file ends in the middle of a row.",
            place=f"{place}, row {number}",
            remedy="Download the export again.",
        )


def _sheet(path: Path) -> tuple[Iterator[list[str]], tuple[str, ...]]:
    """Return the records of the first sheet that has the columns, and its header."""
    headers = []
    for sheet in read_sheets(path):
        records = iter(sheet)
        header = _header(next(records, []))
        if set(header) >= _NEEDED:
            return records, header
        headers.append(header)
    return iter(()), next(iter(headers), ())


def _header(cells: list[str]) -> tuple[str, ...]:
    """Return the names of the CSV's columns; the spreadsheet calls some of them otherwise."""
    known = {column.casefold(): column for column in COLUMNS} | _OF_SPREADSHEET
    header: list[str] = []
    for cell in cells:
        name = known.get(cell.strip().casefold(), cell.strip())
        if name in ("Rgrp", "Org"):
            name = f"{'From' if 'From' in header else 'To'}-{name}"
        header.append(name)
    return tuple(header)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ExportError(
                f"the file has {size // 2**20} MB, more than the {MOST_BYTES // 2**20} MB we read.",
                place=path.name,
                remedy="Split it by session.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise ExportError(f"cannot be opened ({error.strerror}).", place=path.name) from error
    if not data.strip():
        raise ExportError("the file is empty.", place=path.name, remedy="Download the export again.")
    return data


def _first(reader: RowReader) -> str:
    return reader.findings[0].message if reader.findings else "There are no rows under the header."
