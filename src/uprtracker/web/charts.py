"""A chart on a page: the picture with its table, files and address; and the addresses of its pictures.

    context["charts"] = [on_page(chart, request, coded="people") for chart in ...]
    {% include "web/_chart.html" with chart=chart %}

Making a page never draws: the browser asks for the picture, and a process of its own draws it. What is on
disk is kept by content, so a picture never changes and caches keep it for good.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlencode

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uprtracker.analytics.charts.chart import SMALL, Chart, Kind, Row, Unit
from uprtracker.analytics.charts.store import drawn, keep, picture, read
from uprtracker.exchange.tables.csv import write_csv
from uprtracker.exchange.tables.table import Cell, Column, Table

WAIT = 1.5  # seconds that a request for a picture waits; then the browser is asked to come again
TURNS = 18
_TYPES = {"svg": "image/svg+xml", "dark.svg": "image/svg+xml", "png": "image/png"}
# The picture opened by itself: an SVG has attributes of style, and must not run or load anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_FOR_GOOD = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Shown:
    """A chart with what its page needs: whether there is a picture, and the addresses."""

    chart: Chart
    drawable: bool
    host: str
    embed: str

    @property
    def key(self) -> str:
        """Return its name by content."""
        return self.chart.key

    @property
    def drawn(self) -> bool:
        """Tell whether the picture is there already; until then the table stands open."""
        return drawn(self.key)

    @property
    def wide(self) -> bool:
        """Tell whether the picture must scroll on a phone to stay readable."""
        return self.chart.pictured.kind in (Kind.TILES, Kind.MATRIX)

    @property
    def part(self) -> str:
        """Return what of the table the picture shows, where that is not all."""
        shown = self.chart.pictured
        if not self.drawable or shown is self.chart:
            return ""
        if len(shown.series) < len(self.chart.series):
            return _("The picture shows one column, %(name)s; the table has all.") % {
                "name": shown.series[0].name
            }
        if shown.kind is self.chart.kind:
            return _("The picture shows the first %(n)s rows; the table has all.") % {"n": len(shown.rows)}
        return ""

    @property
    def cells(self) -> list[tuple[Row, list[tuple[float | None, int | None, float | None, bool]]]]:
        """Return the rows, each with its numbers, what they are shares of, the shares, whether of few."""
        return [
            (row, list(zip(row.values, row.denominators, row.shares, row.small, strict=True)))
            for row in self.chart.rows
        ]

    @property
    def averages(self) -> bool:
        """Tell whether the numbers are averaged over their denominators."""
        return self.chart.unit is Unit.AVERAGE

    @property
    def shares(self) -> bool:
        """Tell whether the table has shares."""
        return bool(self.chart.of) or self.chart.apart

    @property
    def any_small(self) -> bool:
        """Tell whether a share rests on too few."""
        return self.shares and not self.averages and any(any(row.small) for row in self.chart.rows)

    @property
    def smallest(self) -> int:
        """Return the denominator from which a share is not flagged."""
        return SMALL

    @property
    def alt(self) -> str:
        """Return what the picture says, for who cannot see it; the table holds the rest."""
        return _("Chart: %(title)s. The table below has the numbers.") % {"title": self.chart.title}

    @property
    def embed_code(self) -> str:
        """Return the line that puts the chart into another page."""
        if not self.embed:
            return ""
        return (
            f'<iframe src="{escape(self.host + self.embed)}" title="{escape(self.chart.title)}" '
            'width="100%" height="560" loading="lazy"></iframe>'
        )


def shown(chart: Chart, request: HttpRequest, *, embed: str = "") -> Shown:
    """Keep the numbers of a chart and return it for `web/_chart.html`. Draws nothing.

    `embed` is the path of a page that shows it alone and may be framed; empty where there is none.
    """
    return Shown(chart, keep(chart), f"{request.scheme}://{request.get_host()}", embed)


def on_page(chart: Chart, request: HttpRequest, **choices: str) -> Shown:
    """Return a chart of a public page for `web/_chart.html`, with its address and its embed code.

    `choices` are what the reader chose of the page, by parameter: whoever opens the address sees the same.
    """
    words = urlencode({name: value for name, value in choices.items() if value}, safe=",")
    path, host = page_path(request), f"{request.scheme}://{request.get_host()}"
    placed = replace(chart, address=f"{host}{path}{'?' if words else ''}{words}#{chart.name}")
    return shown(placed, request, embed=f"/embed{path}?chart={chart.name}{'&' if words else ''}{words}")


def page_path(request: HttpRequest) -> str:
    """Return the path of the page that is asked for, also where its twin is."""
    twin = request.path.removesuffix(".json")
    return request.path if twin == request.path else f"{twin}/"


@require_safe
def file(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """`/charts/KEY.svg`, `.dark.svg`, `.png`, `.csv`: a picture, or the numbers, for good under this name.

    While the picture is being drawn the browser is led to the same address again, so that no thread of the
    server waits long.
    """
    if form == "csv":
        return _numbers(key)
    turn = request.GET.get("turn", "0")
    try:
        path = picture(key, form, WAIT)
    except LookupError as error:
        raise Http404 from error
    if path is None:
        if not turn.isdecimal() or int(turn[:3]) >= TURNS:
            raise Http404
        again = HttpResponseRedirect(f"{request.path}?turn={int(turn) + 1}")
        again["Cache-Control"] = "no-store"
        return again
    answer = FileResponse(path.open("rb"), content_type=_TYPES[form])
    answer["Cache-Control"] = _FOR_GOOD
    answer["Content-Security-Policy"] = _POLICY
    return answer


def _numbers(key: str) -> HttpResponse:
    chart = read(key)
    if chart is None:
        raise Http404
    into = io.BytesIO()
    write_csv(_table(chart), _rows(chart), into)
    answer = HttpResponse(into.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{chart.name}.csv"'
    answer["Cache-Control"] = _FOR_GOOD
    return answer


def _rows(chart: Chart) -> Iterator[tuple[Cell, ...]]:
    for row in chart.rows:
        cells: list[Cell] = [row.key, row.name, *([row.of] if chart.of else [])]
        for value, whole, share in zip(row.values, row.denominators, row.shares, strict=True):
            rounded = None if share is None else round(share, 4)
            cells += [value, whole, rounded] if chart.apart else [value, rounded] if chart.of else [value]
        yield (*cells, *([row.note] if chart.annotated else []), chart.basis, chart.source)


def _table(chart: Chart) -> Table:
    columns = [Column("key", _("Code")), Column("name", chart.heading)]
    if chart.of:
        columns.append(Column("of", chart.of))
    for one in chart.series:
        columns.append(Column(one.key, one.name))
        if chart.apart:
            columns.append(Column(f"{one.key}_of", _("%(name)s: of") % {"name": one.name}))
        if chart.unit is Unit.AVERAGE:
            columns.append(Column(f"{one.key}_average", _("Average")))
        elif chart.of or chart.apart:
            columns.append(Column(f"{one.key}_share", _("%(name)s: share") % {"name": one.name}))
    if chart.annotated:
        columns.append(Column("note", _("Note")))
    return Table(chart.name, (*columns, Column("basis", _("Basis")), Column("source", _("Source"))), "")
