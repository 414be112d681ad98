"""A Word document becomes a thematic list.

One table, or several of the same columns. Headings of themes are rows of one
cell; each number stands once, under its first theme, out of order.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from uprtracker.core import Finding
from uprtracker.documents import Document
from uprtracker.exchange.thematic_list import cells, doubts
from uprtracker.exchange.thematic_list.columns import Column, columns_of
from uprtracker.exchange.thematic_list.grid import GridRow, rows_of
from uprtracker.exchange.thematic_list.review import calls_itself_list, has_own_symbol, review_of
from uprtracker.exchange.thematic_list.row import Tagged, ThematicList, ThematicRow
from uprtracker.reference import Reference

_THEME = re.compile(r"^(?:sub-?)?(?:theme|thème|tema)s?\s*:\s*", re.IGNORECASE)
# The headings of a list stand at its beginning, after a title row or two at most.
_FIRST_ROWS = 12

Lines = Mapping[Column, Sequence[str]]
"""Paragraphs of a row by what they are."""


def is_thematic_list(document: Document) -> bool:
    """Whether `document` is OHCHR's list: it says so, or has a table of recommendations and themes."""
    if calls_itself_list(document):
        return True
    if has_own_symbol(document):  # a State may answer in a table with a column of themes
        return False
    rows = rows_of(document)
    return any(columns_of(row.texts()) for row, _ in zip(rows, range(_FIRST_ROWS), strict=False))


def read_thematic_list(document: Document, reference: Reference) -> ThematicList:
    """Return the rows of a thematic list, with what is doubtful about them. Never raises."""
    findings: list[Finding] = []
    rows = list(_rows(document, reference, findings))
    state, session = review_of(document, [row.symbol for row in rows], reference)
    if not rows:
        findings.append(doubts.NO_TABLE)
    findings += doubts.of_numbers(rows)
    findings += doubts.of_labels(rows)
    return ThematicList(state, session, tuple(rows), tuple(findings))


def _rows(document: Document, reference: Reference, findings: list[Finding]) -> Iterator[ThematicRow]:
    columns: dict[int, Column] = {}
    theme = ""
    for row in rows_of(document):
        named = columns_of(row.texts())
        if named:
            columns = named
        elif heading := _heading(row):
            theme = heading
        elif columns and any(columns.get(place) is Column.TEXT for place in row.cells):
            yield _row(row, columns, theme, reference, findings)


def _heading(row: GridRow) -> str:
    """Return the theme that a row of one cell is the heading of, else nothing."""
    if len(row.cells) != 1:
        return ""
    text = next(iter(row.texts().values()))
    if _THEME.match(text):
        return _THEME.sub("", text)
    return "" if cells.has_number(text) else text


def _row(
    row: GridRow, columns: Mapping[int, Column], theme: str, reference: Reference, findings: list[Finding]
) -> ThematicRow:
    by_column: dict[Column, Sequence[str]] = {
        columns[place]: lines for place, lines in row.cells.items() if place in columns
    }
    text = [line for line in by_column[Column.TEXT] if not cells.is_source(line)]
    said = " ".join((*by_column.get(Column.NUMBER, ()), *text))
    named = by_column.get(Column.STATES, ())
    found = cells.wording(f"{said} ({' '.join(named)})" if named else said, reference)
    symbol, paragraph = _source(by_column)
    answer = " ".join(line for line in by_column.get(Column.POSITION, ()) if not cells.is_source(line))
    themes, groups, sdgs, odd = _tags(by_column, reference)
    read = ThematicRow(
        number=found.number,
        text=found.text,
        states=found.states,
        position=cells.position(answer),
        span=row.span,
        position_words=answer,
        heading=theme,
        themes=themes,
        groups=groups,
        sdgs=sdgs,
        symbol=symbol,
        paragraph=paragraph,
        assessment="\n".join(by_column.get(Column.ASSESSMENT, ())),
    )
    findings += doubts.of_row(read, found)
    findings += doubts.of_goals(read.number, odd, row.span)
    return read


def _source(lines: Lines) -> tuple[str, str]:
    """Return symbol and paragraph of the position: from a column or line of their own, else beside it."""
    own = lines.get(Column.SOURCE, ())
    named = [line for line in lines[Column.TEXT] if cells.is_source(line)]
    return cells.source((*own, *named, *lines.get(Column.POSITION, ())))


def _tags(
    lines: Lines, reference: Reference
) -> tuple[tuple[Tagged, ...], tuple[Tagged, ...], tuple[str, ...], tuple[str, ...]]:
    """Return themes, groups, goals, and what stands among the goals and is none."""
    found: dict[str, list[str]] = {"themes": [], "groups": [], "sdgs": []}
    for column in (Column.THEMES, Column.GROUPS, Column.SDGS):
        for kind, some in cells.sections(lines.get(column, ()), column.value).items():
            found[kind] += some
    themes: list[Tagged] = []
    groups = list(cells.labels(found["groups"], reference.groups))
    for one in cells.labels(found["themes"], reference.themes):
        group = None if one.slug else reference.groups.find(one.label)
        if group:
            groups.append(Tagged(one.label, group.slug))
        else:
            themes.append(one)
    goals, odd = cells.goals(found["sdgs"], reference)
    return tuple(dict.fromkeys(themes)), tuple(dict.fromkeys(groups)), goals, odd
