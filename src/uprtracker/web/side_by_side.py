"""Things side by side: the lines of the table of a comparison, and its chart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.analytics.definitions import final_share
from uprtracker.web import answer, charts, item, leads, names
from uprtracker.web.answer import Number
from uprtracker.web.answered import of_words
from uprtracker.web.coders import Coders
from uprtracker.web.tally import Tally

MOST_ISSUES = 8
LISTED = 3


@dataclass(frozen=True)
class Column:
    """One thing compared: its name, its page, its counts."""

    value: str
    name: str
    url: str
    found: Tally


@dataclass(frozen=True)
class Line:
    """A line of the table: what is counted, on what basis, the number of each column that has it."""

    label: str
    basis: str
    numbers: list[Number | None]


def lines(columns: list[Column]) -> list[Line]:
    """Return a line for each number that at least one column has."""
    every = [{one.key: one for one in _numbers(column.found)} for column in columns]
    first = {key: one for own in reversed(every) for key, one in own.items()}
    order = dict.fromkeys(one.key for own in every for one in own.values())
    return [Line(first[key].label, first[key].basis, [own.get(key) for own in every]) for key in order]


def _numbers(found: Tally) -> list[Number]:
    if not found.recommendations:
        return []
    each = _("one for each State that made a recommendation")
    return [
        answer.received(found, _("numbered items of the reports, and texts of UPR Info’s export alone")),
        Number("pairs", found.pairs, _("recommendation–State pairs"), each),
        *answer.answers(found),
        *answer.specific(found),
        Number("rs", len(found.of("rs")), _("States asking"), _("each named by the source")),
        *answer.pledged(found),
    ]


def newest(columns: list[Column]) -> list[tuple[Column, list[item.Item]]]:
    """Return the newest recommendations of each column that has any; one of several stands once."""
    shown: set[str] = set()
    listed = []
    for column in columns:
        own = [one for one in column.found.items if one.code not in shown][:LISTED]
        shown |= {one.code for one in own}
        listed += [(column, own)] if column.found.recommendations else []
    return listed


def compared(
    columns: list[Column], request: HttpRequest, choices: Mapping[str, str], *, of_issues: bool
) -> charts.Shown | None:
    """Return the most frequent issues as shares of each column; where issues are compared, the answers.

    `choices` are the parameters of the address that restores it.
    """
    held = [column for column in columns if column.found.recommendations]
    if len(held) < 2:
        return None
    name_of: Callable[[str], str]
    if of_issues:
        heading, name_of, counts = _("Response"), names.position, [column.found.positions for column in held]
        keys = [value for value in names.POSITIONS if any(own.get(value) for own in counts)]
        title = _answered(held)
    else:
        heading, name_of = _("Issue"), names.issue
        counts = [dict(column.found.of("issue")) for column in held]
        keys, title = _most(counts), _finding(counts)
    totals = [column.found.recommendations for column in held]
    bases = "; ".join(f"{column.name}: {names.number(n)}" for column, n in zip(held, totals, strict=True))
    chart = Chart(
        kind=Kind.BARS,
        name="compared",
        title=title,
        basis=_("Per cent of the recommendations of each (%(bases)s).") % {"bases": bases},
        heading=heading,
        series=tuple(Series(column.value, column.name) for column in held),
        rows=tuple(
            Row(key or "none", name_of(key), tuple(own.get(key, 0) for own in counts), wholes=tuple(totals))
            for key in keys
        ),
        unit=Unit.SHARE,
        note="" if of_issues else _by_machine(held),
        source=leads.source(),
    )
    return charts.on_page(chart, request, **choices) if keys else None


def _answered(columns: list[Column]) -> str:
    """Return the title: the final share of each that has one."""
    shares = [
        f"{column.name} {names.share(share.value)} ({of_words(share)})"
        for column in columns
        if (share := final_share(column.found.positions)).whole
    ]
    if not shares:
        return _("No answer is recorded here yet.").rstrip(".")
    return f"{_('Final share')}: {'; '.join(shares)}"


def _by_machine(columns: list[Column]) -> str:
    """Return how many of each a machine coded; empty where it coded none."""
    found = [
        f"{column.name}: {note.words}"
        for column in columns
        if (note := Coders("").note(column.found.by_machine, column.found.recommendations))
    ]
    return " ".join(found)


def _most(counts: list[dict[str, int]]) -> list[str]:
    """Return the issues that come up most with all together."""
    every = {key for own in counts for key in own}
    return sorted(every, key=lambda key: (-sum(own.get(key, 0) for own in counts), key))[:MOST_ISSUES]


def _finding(counts: list[dict[str, int]]) -> str:
    """Return the title: whether the same issue comes first with each of them."""
    first = [min(own, key=lambda key: (-own[key], key)) for own in counts if own]
    named = ", ".join(names.issue(key) for key in dict.fromkeys(first))
    if len(set(first)) == 1:
        return _("%(issue)s comes up most in each of them") % {"issue": named}
    return _("What comes up most differs: %(issues)s") % {"issues": named}
