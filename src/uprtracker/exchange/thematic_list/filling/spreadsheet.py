"""Fills the column of assessments of a thematic list that somebody keeps as a spreadsheet (XLSX).

As in Word: only cells of that column change, all other parts of the file keep their bytes.
"""

from collections import Counter
from collections.abc import Mapping

from lxml import etree

from uprtracker.core.errors import WrongKind
from uprtracker.documents.package import Package
from uprtracker.exchange.thematic_list.cells import number_of
from uprtracker.exchange.thematic_list.columns import Column, columns_of
from uprtracker.exchange.thematic_list.filling.filled import (
    Filled,
    FilledRow,
    Outcome,
    heading_like,
    outcome_of,
)
from uprtracker.exchange.thematic_list.filling.sheet import (
    LONGEST,
    S,
    cells_of,
    put,
    said,
    shared_texts,
    stretch_merged,
    widen,
)

_WIDTH = 60.0
_MOST_SHEETS = 200

Row = tuple[etree._Element, dict[int, etree._Element], dict[int, str]]
"""A row, its cells and what they show, by column."""


def fill_spreadsheet(package: Package, assessments: Mapping[str, str], *, replace: bool) -> Filled:
    """Return the workbook with the texts in the first sheet that is a list. Raises WrongKind without one."""
    related = package.related(package.main_part())
    shared = shared_texts(package, related.get("sharedStrings", ()))
    for name in related.get("worksheet", ())[:_MOST_SHEETS]:
        sheet = package.xml(name)
        rows = [] if sheet is None else _rows(sheet, shared)
        head = next((at for at, row in enumerate(rows) if columns_of(row[2])), None)
        if sheet is not None and head is not None:
            return _fill(package, name, sheet, rows[head:], assessments, replace)
    raise WrongKind(
        "No sheet with columns for recommendations and themes was found.",
        remedy="Name the columns as OHCHR does: Recommendation, Position, Full list of themes.",
    )


def _rows(sheet: etree._Element, shared: list[str]) -> list[Row]:
    rows: list[Row] = []
    for row in sheet.iter(S + "row"):
        cells = dict(cells_of(row))
        rows.append((row, cells, {at: text for at, one in cells.items() if (text := said(one, shared))}))
    return rows


def _fill(
    package: Package,
    name: str,
    sheet: etree._Element,
    rows: list[Row],
    assessments: Mapping[str, str],
    replace: bool,
) -> Filled:
    columns = columns_of(rows[0][2])
    at = {column: place for place, column in columns.items()}
    added = Column.ASSESSMENT not in at
    if added:
        last = max(columns)
        at[Column.ASSESSMENT] = last + 1
        stretch_merged(sheet, last)
        widen(sheet, last + 1, _WIDTH)
        put(rows[0][0], last + 1, heading_like(rows[0][2].values()), rows[0][1].get(last))
    numbered = _numbered(rows[1:], at)
    filled = [_one(row, number, at, assessments, replace) for number, row in numbered]
    changed = added or any(row.before != row.after for row in filled)
    data = package.with_part(name, sheet) if changed else package.data
    numbers = {row.number for row in filled}
    return Filled(data, tuple(filled), tuple(one for one in assessments if one not in numbers), added, "xlsx")


def _numbered(rows: list[Row], at: Mapping[Column, int]) -> list[tuple[str, Row]]:
    """Return the rows by number. A number kept as a value that stands twice is none: 115.1 may be 115.10."""
    found = []
    for row in rows:
        _, cells, texts = row
        own = at.get(Column.NUMBER, -1)
        number = number_of(" ".join(texts.get(place, "") for place in (own, at[Column.TEXT])).strip())
        value = own in cells and cells[own].get("t", "n") == "n"
        if number:
            found.append((number, value, row))
    times = Counter(number for number, _, _ in found)
    return [(number, row) for number, value, row in found if not value or times[number] == 1]


def _one(
    row: Row, number: str, at: Mapping[Column, int], assessments: Mapping[str, str], replace: bool
) -> FilledRow:
    element, cells, texts = row
    place = at[Column.ASSESSMENT]
    before = texts.get(place, "")
    if place in cells and cells[place].find(S + "f") is not None:  # other parts of the file count on it
        return FilledRow(number, Outcome.KEPT, before, before)
    text = assessments.get(number, "").strip()[:LONGEST]
    outcome, writes = outcome_of(before, text, replace)
    if writes:
        put(element, place, text, cells.get(at[Column.TEXT]))
    return FilledRow(number, outcome, before, text if writes else before)
