"""The chart that a page leads with, and small ones beside it: finding as title, table, files, address."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.web import answer, bars, charts, glance, names
from uprtracker.web.coders import Coders
from uprtracker.web.page import data_version
from uprtracker.web.tally import Tally

MOST_ISSUES = 10


def by_issue(request: HttpRequest, found: Tally) -> charts.Shown | None:
    """Return the most frequent issues with the answers given; None where nothing has an issue.

    A recommendation with several issues counts under each; `?coded=people` leaves the machine's out.
    """
    coders = Coders.asked(request)
    counted = glance.coded(found, coders)
    total, issues = counted.recommendations, counted.of("issue")
    if not issues:
        return None
    first = sorted(issues, key=lambda slug: (-issues[slug], slug))[:MOST_ISSUES]
    answers = _given(counted, "issue")
    several = _("A recommendation can have several issues: shares add up to more than 100 %.")
    note = coders.note(counted.by_machine, total)
    chart = Chart(
        kind=Kind.STACKED,
        name="issues",
        title=most(names.issue(first[0]), issues[first[0]], total),
        basis=f"{bars.basis(total)} {several}",
        heading=_("Issue"),
        series=tuple(Series(value, names.position(value)) for value in answers),
        rows=_answered(counted, "issue", first, answers),
        of=_("All"),
        note=note.words if note else "",
        source=source(),
    )
    return charts.on_page(chart, request, **coders.choices)


def by_theme(request: HttpRequest, found: Tally) -> charts.Shown | None:
    """Return all themes of OHCHR's lists, each with the answers given; None where nothing has a theme."""
    themes, total = found.of("theme"), found.recommendations
    if not themes:
        return None
    first = sorted(themes, key=lambda slug: (-themes[slug], slug))
    answers = _given(found, "theme")
    chart = Chart(
        kind=Kind.STACKED,
        name="themes",
        title=f"{_('Theme')} · {most(names.label_of('theme', first[0]), themes[first[0]], total)}",
        basis=bars.basis(total),
        heading=_("Theme"),
        series=tuple(Series(value, names.position(value)) for value in answers),
        rows=_answered(found, "theme", first, answers),
        of=_("All"),
        note=glance.listed_by(found),
        source=source(),
    )
    return charts.on_page(chart, request)


def _given(found: Tally, by: str) -> list[str]:
    """Return the answers that something found has; counts of a filter would leave its own choice out."""
    given = set().union(*found.cross(by, "position").values())
    return [value for value in names.POSITIONS if (value or "none") in given]


def _answered(counted: Tally, by: str, values: Sequence[str], answers: Sequence[str]) -> tuple[Row, ...]:
    """Return a row for each issue or theme with the number of each answer."""
    table = counted.cross(by, "position")
    return tuple(
        Row(
            slug,
            names.issue(slug) if by == "issue" else names.label_of(by, slug),
            tuple(table.get(slug, {}).get(value or "none", 0) for value in answers),
            counted.of(by)[slug],
            answer.narrowed(counted.params, **{by: slug}),
        )
        for slug in values
    )


def by_session(
    request: HttpRequest, counted: Iterable[tuple[int, int]], **choices: str
) -> charts.Shown | None:
    """Return how many recommendations are of each session, of parts with session and count; None of none.

    `choices` are what the reader chose of the page.
    """
    counts: Counter[int] = Counter()
    for session, count in counted:
        counts[session] += count
    total = counts.total()
    if not total:
        return None
    rows = tuple(
        Row(str(session), _("Session %(number)s") % {"number": session}, (counts[session],), total)
        for session in sorted(counts)
    )
    first = max(rows, key=lambda row: row.values[0] or 0)
    chart = Chart(
        kind=Kind.BARS,
        name="sessions",
        title=most(first.name, counts[int(first.key)], total),
        basis=bars.basis(total),
        heading=_("Session"),
        series=(Series("recommendations", _("Recommendations")),),
        rows=rows,
        of=_("All"),
        source=source(),
    )
    return charts.on_page(chart, request, **choices)


def beside(request: HttpRequest, small: Iterable[bars.Bars]) -> tuple[bars.Bars, ...]:
    """Return small charts with what it takes to take them along; without rows there is nothing to take."""
    choices, told = Coders.asked(request).choices, source()
    return tuple(
        replace(one, shown=charts.on_page(_as_chart(one, told), request, **choices)) if one.rows else one
        for one in small
    )


def _as_chart(one: bars.Bars, told: str) -> Chart:
    first = max(one.rows, key=lambda row: row.count)
    return Chart(
        kind=Kind.BARS,
        name=one.name,
        title=f"{one.title} · {one.finding or most(first.label, first.count, first.total)}",
        basis=one.basis,
        heading=one.heading,
        series=(Series("recommendations", _("Recommendations")),),
        rows=tuple(Row(row.key, row.label, (row.count,), row.total, row.url) for row in one.rows),
        unit=Unit.SHARE,
        of=_("All"),
        note=one.note.words if one.note else "",
        source=told,
    )


def most(name: str, count: int, total: int) -> str:
    """Return the finding of a chart of frequencies: what comes most often."""
    return _("Most often: %(name)s, %(count)s") % {"name": name, "count": answer.of_them(count, total)}


def source() -> str:
    """Return version and date of the data, as charts name them."""
    version = data_version()
    if version is None:
        return ""
    shown = {"version": names.number(version.number), "day": names.day(localtime(version.made_at).date())}
    return _("UPR Tracker, data version %(version)s of %(day)s") % shown
