"""An export becomes records: which form it is in, which columns it has, what its cells say.

Columns are known by their names, in any order; others may stand beside them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uprtracker.core import Finding
from uprtracker.core.errors import ExportError
from uprtracker.exchange.uhri import record
from uprtracker.exchange.uhri.package import opened
from uprtracker.exchange.uhri.record import UhriRecord
from uprtracker.exchange.uhri.records_of_json import JsonRecords
from uprtracker.reference import Reference

# Our name of a field, its column in the spreadsheet as OHCHR writes it, its key in the JSON.
FIELDS = (
    ("text", "Text", "TextPlainCleaned"),
    ("markup", "", "Text"),
    ("countries", "Countries Concerned", "Countries"),
    ("body", "Reccomending Body", "Body"),
    ("session", "UPR Session", "UprSession"),
    ("symbol", "Document Symbol", "Symbol"),
    ("states", "UPR Reccomending States", "UprRecommendingStates"),
    ("position", "UPR Position", "UprPosition"),
    ("themes", "Themes", "Themes"),
    ("groups", "Affected Persons", "AffectedPersons"),
    ("sdgs", "Sdgs", "Sdgs"),
    ("published", "Document Publication Date", "PublicationDate"),
    ("identifier", "OHCHR Annotation Id", "AnnotationId"),
)
_SPREADSHEET = {column: field for field, column, _key in FIELDS if column}
_JSON = {key: field for field, _column, key in FIELDS}
_COLUMNS = {field: column or key for field, column, key in FIELDS}
_TAGGED = ("themes", "groups", "sdgs")
_FIRST_ROWS = 20
_MOST_KEPT = 200
_ADVICE = (
    "A UHRI export has the columns Text, Themes, Affected Persons and Sdgs; JSON has Text, Themes, "
    "AffectedPersons and Sdgs."
)


class Doubts:
    """What could not be settled: the first findings, and how many of each kind there were."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.counts: Counter[str] = Counter()

    def add(self, kind: str, message: str) -> None:
        """Count a doubt, and keep its sentence while there are few."""
        self.counts[kind] += 1
        if len(self.findings) < _MOST_KEPT:
            self.findings.append(Finding(kind, message))


def read_uhri(path: Path, reference: Reference, doubts: Doubts | None = None) -> Iterator[UhriRecord]:
    """Yield the records of an export, XLSX or JSON, told by its bytes.

    A record without text is left out, a label or date that is not understood is a doubt. Raises ExportError
    (file, row, what to do) when the file is neither, damaged, cut off, too large, or lacks a column.
    """
    doubts = doubts or Doubts()
    try:
        with path.open("rb") as stream:
            head = stream.read(64)
    except OSError as error:
        raise ExportError(f"cannot be opened ({error.strerror}).", place=path.name) from error
    if head.startswith(b"PK"):
        yield from _spreadsheet(path, reference, doubts)
    elif head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{"):
        for number, fields in JsonRecords(path):
            if number == 1 and not {"Text", "Themes", "AffectedPersons", "Sdgs"} <= fields.keys():
                raise ExportError("it has other keys.", place=f"{path.name}, record 1", remedy=_ADVICE)
            yield from _record(
                _Fields(f"{path.name}, record {number}", number, _named(fields)), reference, doubts
            )
    else:
        raise ExportError("this is neither XLSX nor JSON.", place=path.name, remedy=_ADVICE)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one record, and where it stands."""

    place: str
    number: int
    cells: Mapping[str, str]
    since_1904: bool = False

    def __getitem__(self, field: str) -> str:
        return self.cells.get(field, "")

    def place_of(self, field: str) -> str:
        return f"{self.place}, column {_COLUMNS[field]}"


def _spreadsheet(path: Path, reference: Reference, doubts: Doubts) -> Iterator[UhriRecord]:
    with opened(path) as package:
        for sheet in package.sheets():
            header: dict[int, str] = {}
            for number, cells in package.rows(sheet):
                if header:
                    fields = {header[place]: text for place, text in cells.items() if place in header}
                    row = _Fields(f"{path.name}, row {number}", number, fields, package.since_1904)
                    yield from _record(row, reference, doubts)
                elif number > _FIRST_ROWS:
                    break
                else:
                    header = _header(cells, path.name, number)
            if header:
                return
    raise ExportError("no sheet has the columns of an export.", place=path.name, remedy=_ADVICE)


def _header(cells: Mapping[int, str], name: str, number: int) -> dict[int, str]:
    """Return the field of each column when the row names columns, else nothing."""
    known = {_folded(column): field for column, field in _SPREADSHEET.items()}
    # OHCHR may one day spell it right.
    known |= {column.replace("reccomending", "recommending"): field for column, field in known.items()}
    found: dict[int, str] = {}
    for place, text in sorted(cells.items()):
        field = known.get(_folded(text))
        if field and field in found.values():
            raise ExportError(f"the column {text!r} stands twice.", place=f"{name}, row {number}")
        if field:
            found[place] = field
    if "text" not in found.values():
        return {}
    missing = [
        column for column, field in _SPREADSHEET.items() if field in _TAGGED and field not in found.values()
    ]
    if missing:
        raise ExportError(
            f"the column {missing[0]} is missing.", place=f"{name}, row {number}", remedy=_ADVICE
        )
    return found


def _folded(column: str) -> str:
    return " ".join(column.casefold().split())


def _named(fields: Mapping[str, Any]) -> dict[str, str]:
    return {_JSON[key]: _as_cell(value) for key, value in fields.items() if key in _JSON}


def _as_cell(value: object) -> str:
    """Return a value of the JSON as the cell of a spreadsheet would have it."""
    if isinstance(value, list):
        return "\n".join(f"- {_as_cell(each)}" for each in value if not isinstance(each, list))
    if isinstance(value, dict):
        return next((str(value[key]) for key in ("Name", "name", "Label", "label") if key in value), "")
    return "" if value is None else str(value)


def _record(row: _Fields, reference: Reference, doubts: Doubts) -> Iterator[UhriRecord]:
    text = record.plain(row["text"]) or record.plain(row["markup"])
    if not text:
        if any(row.cells.values()):
            doubts.add("no-text", f"{row.place_of('text')}: there is no text; the record is left out.")
        return

    def settled(field: str, found: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
        known, unknown = found
        for label in unknown:
            doubts.add(f"unknown-{field}", f"{row.place_of(field)}: {label[:120]!r} is not in our tables.")
        return known

    published = record.day(row["published"], row.since_1904)
    if row["published"] and not published:
        doubts.add("unknown-date", f"{row.place_of('published')}: {row['published'][:40]!r} is no date.")
    yield UhriRecord(
        place=row.number,
        identifier=row["identifier"].strip(),
        text=text,
        symbol=row["symbol"].strip(),
        body=", ".join(record.values(row["body"])),
        countries=record.values(row["countries"]),
        states=record.values(row["states"]),
        session=record.session(row["session"]),
        position=" ".join(record.values(row["position"])),
        themes=settled("themes", record.slugs(record.values(row["themes"]), reference.themes)),
        groups=settled("groups", record.slugs(record.values(row["groups"]), reference.groups)),
        sdgs=settled("sdgs", record.goals_of(record.values(row["sdgs"]), reference)),
        published=published,
    )
