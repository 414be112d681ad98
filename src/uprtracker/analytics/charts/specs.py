"""The Vega-Lite specification of a chart, made by Altair: one function for each kind.

Everything is inlined: a specification loads nothing. The title is not drawn, because page, embed and
report print it as text around the picture; the file to download has it (`titled`).
"""

from typing import Any

import altair as alt

from uprtracker.analytics.charts import tiles
from uprtracker.analytics.charts.chart import Chart, Kind, Series, Unit
from uprtracker.analytics.charts.colours import Theme, of_series

WIDTH = 360
STEP = 24
FONT = (
    "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Noto Sans Arabic, Noto Sans CJK SC, "
    "Liberation Sans, sans-serif"
)
FAINT = 0.45  # of what rests on small numbers
LABEL = 210  # points of the longest label of a row
_FORMAT = ",.10~g"


def specification(chart: Chart, theme: Theme, *, titled: bool = False) -> dict[str, Any]:
    """Return the Vega-Lite specification of `chart` as data. Raises ValueError where it cannot be drawn."""
    if not chart.drawable:
        raise ValueError(f"{chart.name} has nothing that can be drawn")
    chart = chart.pictured
    drawn = _OF_KIND[chart.kind](chart, theme)
    if titled:
        lines = [line for text in (chart.basis, chart.note, chart.source) for line in _wrapped(text, 84)]
        title = alt.TitleParams(text=_wrapped(chart.title, 60), subtitle=lines)
        drawn = drawn.properties(title=title)
    spec: dict[str, Any] = _dressed(drawn, theme).to_dict()
    return spec


def _bars(chart: Chart, theme: Theme) -> Any:
    if len(chart.series) > 1:
        return _grouped(chart, theme)
    base = alt.Chart(_long(chart)).encode(y=_rows(chart), x=_amount(chart, stack=None))
    bars = base.mark_bar(color=theme.accent, cornerRadiusEnd=2).encode(opacity=_small())
    words = base.mark_text(align="left", dx=5, color=theme.ink).encode(text="label:N")
    return (bars + words).properties(width=WIDTH, height=alt.Step(STEP))


def _grouped(chart: Chart, theme: Theme) -> Any:
    base = alt.Chart(_long(chart)).encode(
        y=_rows(chart),
        x=_amount(chart, stack=None),
        yOffset=alt.YOffset("series:N", sort=_names(chart)),
    )
    bars = base.mark_bar(cornerRadiusEnd=2).encode(color=_colour(chart, theme), opacity=_small())
    words = base.mark_text(align="left", dx=4, color=theme.ink, fontSize=11).encode(text="label:N")
    return (bars + words).properties(width=WIDTH, height=alt.Step(16))


def _stacked(chart: Chart, theme: Theme) -> Any:
    base = alt.Chart(_long(chart)).encode(
        y=_rows(chart), x=_amount(chart, stack="zero"), color=_colour(chart, theme), order="order:O"
    )
    bars = base.mark_bar(stroke=theme.paper, strokeWidth=1).encode(opacity=_small())
    return bars.properties(width=WIDTH + 40, height=alt.Step(STEP))


def _lines(chart: Chart, theme: Theme) -> Any:
    steps = _steps(chart)
    data = _long(chart)
    named = {row.name for row in chart.rows}
    # A step of which nothing is known leaves a gap in the line.
    data.values += [
        {"row": step, "series": name, "value": None, "small": False}
        for step in steps
        if step not in named
        for name in _names(chart)
    ]
    base = alt.Chart(data).encode(
        x=alt.X("row:O", sort=steps, title=chart.heading, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("value:Q", title=_unit(chart), axis=alt.Axis(format=_FORMAT, tickCount=5)),
    )
    several = len(chart.series) > 1
    if not several:
        line = base.mark_line(color=theme.accent, strokeWidth=2)
        dots = base.mark_point(color=theme.accent, filled=True, size=45).encode(opacity=_small())
        return (line + dots).properties(width=WIDTH + 130, height=240)
    line = base.mark_line(strokeWidth=2).encode(
        color=_colour(chart, theme), strokeDash=alt.StrokeDash("series:N", sort=_names(chart), legend=None)
    )
    dots = base.mark_point(filled=True, size=45).encode(
        color=_colour(chart, theme),
        shape=alt.Shape("series:N", scale=alt.Scale(domain=_names(chart)), sort=_names(chart), title=None),
        opacity=_small(),
    )
    return (line + dots).properties(width=WIDTH + 130, height=240)


def _matrix(chart: Chart, theme: Theme) -> Any:
    wide = len(chart.series) > 8
    base = alt.Chart(_long(chart)).encode(
        x=alt.X(
            "series:N",
            sort=_names(chart),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=-50 if wide else -25, labelLimit=220),
        ),
        y=_rows(chart),
    )
    cells = base.mark_rect(stroke=theme.paper, strokeWidth=1).encode(
        color=alt.Color("value:Q", scale=alt.Scale(range=list(theme.ramp), domainMin=0), legend=None)
    )
    most = max((row["value"] for row in _long(chart).values), default=0)
    words = base.mark_text(fontSize=11).encode(
        text="label:N",
        color=alt.condition(alt.datum.value > most * 0.55, alt.value(theme.paper), alt.value(theme.ink)),
    )
    step = alt.Step(38 if wide else 58)
    return (cells + words).properties(width=step, height=alt.Step(STEP))


def _tiles(chart: Chart, theme: Theme) -> Any:
    found = {row.key: (row, chart.shown(row)[0]) for row in chart.rows}
    values: list[dict[str, Any]] = [
        {
            "state": iso3,
            "x": place.column,
            "y": place.row,
            "value": found[iso3][1] if iso3 in found else None,
            "small": iso3 in found and found[iso3][0].small[0],
        }
        for iso3, place in tiles.places().items()
    ]
    base = alt.Chart(alt.InlineData(values)).encode(x=alt.X("x:O", axis=None), y=alt.Y("y:O", axis=None))
    cells = base.mark_rect(stroke=theme.paper, strokeWidth=1.5, cornerRadius=3, invalid=None).encode(
        color=alt.condition(
            "isValid(datum.value)",
            alt.Color(
                "value:Q",
                scale=alt.Scale(range=list(theme.ramp), domainMin=0),
                legend=alt.Legend(
                    title=_of_tiles(chart), orient="bottom", direction="horizontal", gradientLength=200
                ),
            ),
            alt.value(theme.rule),
        )
    )
    most = max((one["value"] or 0 for one in values), default=0)
    words = base.mark_text(fontSize=9).encode(
        text="state:N",
        color=alt.condition(alt.datum.value > most * 0.55, alt.value(theme.paper), alt.value(theme.ink)),
    )
    return (cells + words).properties(width=alt.Step(26), height=alt.Step(24))


_OF_KIND = {
    Kind.BARS: _bars,
    Kind.STACKED: _stacked,
    Kind.LINES: _lines,
    Kind.MATRIX: _matrix,
    Kind.TILES: _tiles,
}


def _long(chart: Chart) -> Any:
    """Return the numbers one by one, as the picture shows them; what is not known is left out."""
    form = {Unit.SHARE: "{:.1f} %", Unit.AVERAGE: "{:,.1f}", Unit.NUMBER: "{:,.10g}"}[chart.unit]
    return alt.InlineData(
        [
            {
                "row": row.name,
                "series": series.name,
                "order": at,
                "value": value,
                "label": form.format(value).replace(",", "\u202f"),
                "small": bool(row.note) or (row.small[at] and chart.unit is Unit.SHARE),
            }
            for row in chart.rows
            for at, (series, value) in enumerate(zip(chart.series, chart.shown(row), strict=True))
            if value is not None and series in _present(chart)
        ]
    )


def _steps(chart: Chart) -> list[str]:
    """Return the steps in time; where they are numbers, those that are missing too."""
    names = [row.name for row in chart.rows]
    if not all(name.isdecimal() for name in names):
        return names
    return [str(step) for step in range(int(names[0]), int(names[-1]) + 1)]


def _rows(chart: Chart) -> alt.Y:
    names = [row.name for row in chart.rows]
    return alt.Y("row:N", sort=names, title=None, axis=alt.Axis(labelLimit=LABEL, ticks=False, domain=False))


def _amount(chart: Chart, stack: Any) -> alt.X:
    whole = alt.Scale(domain=[0, 100]) if stack and chart.unit is Unit.SHARE else alt.Undefined
    axis = alt.Axis(tickCount=4, format=_FORMAT)
    return alt.X("value:Q", title=_unit(chart), stack=stack, axis=axis, scale=whole)


def _colour(chart: Chart, theme: Theme) -> alt.Color:
    scale = alt.Scale(domain=_names(chart), range=of_series([one.key for one in _present(chart)], theme))
    return alt.Color("series:N", scale=scale, sort=_names(chart), title=None)


def _small() -> Any:
    return alt.condition("datum.small", alt.value(FAINT), alt.value(1))


def _present(chart: Chart) -> list[Series]:
    """Return the series that have something to show."""
    return [one for at, one in enumerate(chart.series) if any(chart.shown(row)[at] for row in chart.rows)]


def _names(chart: Chart) -> list[str]:
    return [one.name for one in _present(chart)]


def _unit(chart: Chart) -> str | None:
    if chart.unit is Unit.SHARE:
        return "%"
    if chart.unit is Unit.AVERAGE:
        return None  # the title says of what
    return chart.series[0].name if len(chart.series) == 1 else None


def _of_tiles(chart: Chart) -> str | None:
    """Return what the tiles are shaded by; of shares the name of their series too."""
    return f"{chart.series[0].name} (%)" if chart.unit is Unit.SHARE else _unit(chart)


def _dressed(drawn: Any, theme: Theme) -> Any:
    """Return the chart in the type, the lines and the colours of the pages."""
    quiet = {"labelColor": theme.ink, "titleColor": theme.muted, "labelFontSize": 12, "titleFontSize": 12}
    drawn = drawn.configure(background=theme.paper, font=FONT, padding=8)
    drawn = drawn.configure_view(stroke=None).configure_title(
        anchor="start",
        color=theme.ink,
        subtitleColor=theme.muted,
        fontSize=15,
        subtitleFontSize=11,
        offset=14,
    )
    drawn = drawn.configure_axis(
        gridColor=theme.rule, domainColor=theme.rule, tickColor=theme.rule, titleFontWeight="normal", **quiet
    )
    return drawn.configure_legend(orient="top", labelLimit=320, **quiet)


def _wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of about `width` characters; a script without spaces stays in one."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [line for line in lines if line]
