"""The chart of a table: bars, bars in parts, lines through time or a matrix, whichever can be read."""

from dataclasses import replace

from django.utils.translation import gettext as _

from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.search.pivot import Pivot
from uprtracker.web.facets import ANSWERS, STATES, title_of
from uprtracker.web.tabulate.asked import Asked
from uprtracker.web.tabulate.crossed import Crossed, Line, crossed
from uprtracker.web.tabulate.words import basis, counted, finding, source

TIME = {"session", "cycle"}
# A record has one of these, or a pair has: the parts of a bar add up to it.
ONE_EACH = {"sur", "session", "cycle", "sur_group"}
ONE_EACH_PAIR = {*ONE_EACH, *ANSWERS, "rs", "rs_group"}
MOST_PARTS, MOST_BESIDE, MOST_BARS = 8, 3, 15


def chart(asked: Asked, found: Pivot, table: Crossed, day: str, address: str) -> Chart:
    """Return the chart of what the page shows of the table; of States alone all, each in its place."""
    alone = not asked.columns
    tiles = alone and asked.rows in STATES
    if tiles:
        table = crossed(replace(asked, whole=("rows",)), found)
    series = [Series("all", title_of(asked.rows))] if alone else [Series(*head) for head in table.heads]
    kind = Kind.TILES if tiles else _kind(asked, len(series))
    lines = _drawn(kind, table.lines)
    left = len(table.lines) - len(lines)
    name = f"{asked.rows}-{asked.columns or 'all'}"
    return Chart(
        kind=kind,
        name=name,
        title=finding(asked, table),
        basis=basis(asked, table.total),
        heading=title_of(asked.rows),
        series=tuple(series),
        rows=tuple(_row(line, alone) for line in lines),
        unit=Unit.SHARE if asked.show == "row" and not alone else Unit.NUMBER,
        of="" if alone else counted(asked.basis),
        note=_("The %(n)s largest of the table below.") % {"n": len(lines)} if left else "",
        source=source(day, found.data_version),
        address=f"{address}#{name}",
    )


def _kind(asked: Asked, series: int) -> Kind:
    if asked.rows in TIME and series <= MOST_PARTS:
        return Kind.LINES
    if series == 1:
        return Kind.BARS
    apart = ONE_EACH_PAIR if asked.basis == "pairs" else ONE_EACH
    if asked.columns in apart and series <= MOST_PARTS:
        return Kind.STACKED
    return Kind.BARS if series <= MOST_BESIDE else Kind.MATRIX


def _row(line: Line, alone: bool) -> Row:
    values = (line.total.count,) if alone else tuple(cell.count for cell in line.cells)
    return Row(line.value, line.label, values, None if alone else line.total.count, line.total.url)


def _drawn(kind: Kind, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the rows to draw: the steps of time in order, of bars the longest, in their order."""
    if kind is Kind.LINES:
        return tuple(sorted(lines, key=lambda line: int(line.value)))
    if kind not in (Kind.BARS, Kind.STACKED):
        return lines
    longest = sorted(lines, key=lambda line: -line.total.count)[:MOST_BARS]
    return tuple(line for line in lines if line in longest)
