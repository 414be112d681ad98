"""Fills the column of assessments of a thematic list in Word.

Only cells of that column change; all other parts of the file, and all other nodes of its text,
stay as they are. A list without such a column (cycle 4) is given one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from uprtracker.core.errors import WrongKind
from uprtracker.documents.package import Package
from uprtracker.exchange.thematic_list.cells import number_of
from uprtracker.exchange.thematic_list.columns import Column, columns_of
from uprtracker.exchange.thematic_list.filling.filled import Filled, FilledRow, Outcome, outcome_of
from uprtracker.exchange.thematic_list.filling.word_cell import write_text
from uprtracker.exchange.thematic_list.filling.word_column import add_column
from uprtracker.exchange.thematic_list.filling.word_table import Cell, Row, rows_of, tables_of


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of the list, its number, its column of assessments and the cell that shows its letters."""

    number: str
    cell: Cell | None
    wording: Cell


def fill_word(package: Package, assessments: Mapping[str, str], *, replace: bool) -> Filled:
    """Return the Word file with the texts in its list. Raises WrongKind without one."""
    part = package.main_part()
    root = package.xml(part)
    places, added = ([], False) if root is None else _places(root)
    if root is None or not places:
        raise WrongKind(
            "No table with columns for recommendations and themes was found.",
            remedy="Choose the thematic list that OHCHR publishes after the review.",
        )
    rows = [_filled(place, assessments, replace) for place in places]
    numbers = {row.number for row in rows}
    changed = added or any(row.before != row.after for row in rows)
    data = package.with_part(part, root) if changed else package.data
    return Filled(data, tuple(rows), tuple(one for one in assessments if one not in numbers), added)


def _places(root: etree._Element) -> tuple[list[_Place], bool]:
    """Return the rows of the list, and whether a column was added; columns go on in the next table."""
    found: list[_Place] = []
    columns: dict[int, Column] = {}
    added = False
    for table in tables_of(root):
        columns = _headed(rows_of(table)) or columns
        if not columns or not any(_numbered(rows_of(table), columns)):
            continue
        whole = columns
        if Column.ASSESSMENT not in columns.values():
            whole = columns | {add_column(table, columns): Column.ASSESSMENT}
            added = True
        found += _numbered(rows_of(table), whole)
    return found, added


def _headed(rows: Sequence[Row]) -> dict[int, Column]:
    return next((named for row in rows if (named := columns_of(row.texts))), {})


def _numbered(rows: Sequence[Row], columns: Mapping[int, Column]) -> Iterator[_Place]:
    at = {column: place for place, column in columns.items()}
    for row in rows:
        wording = row.cell_at(at[Column.TEXT])
        if wording is None or columns_of(row.texts):
            continue
        own = row.cell_at(at[Column.NUMBER]) if Column.NUMBER in at else None
        number = number_of(" ".join(cell.text for cell in (own, wording) if cell))
        if number:
            cell = row.cell_at(at[Column.ASSESSMENT]) if Column.ASSESSMENT in at else None
            yield _Place(number, None if cell is wording or cell is own else cell, wording)


def _filled(place: _Place, assessments: Mapping[str, str], replace: bool) -> FilledRow:
    text = assessments.get(place.number, "").strip()
    cell = place.cell
    if cell is None or cell.continues:
        return FilledRow(place.number, Outcome.NO_CELL, "", "")
    before = "\n".join(cell.lines)
    outcome, writes = outcome_of(before, text, replace)
    if writes:
        write_text(cell.element, text, like=place.wording.element)
    return FilledRow(place.number, outcome, before, text if writes else before)
