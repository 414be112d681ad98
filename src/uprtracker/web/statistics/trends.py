"""`/figures/trends/`: how many recommendations, how many to each State, and what was answered, by session."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.analytics.completeness import Reviews
from uprtracker.analytics.tally import count, cross
from uprtracker.web import names
from uprtracker.web.answered import beside
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import (
    answers,
    by_answer,
    chart,
    final_meaning,
    finding,
    held_of,
    link,
)
from uprtracker.web.statistics.page import Words, figures_page

Sessions = Mapping[str, tuple[int, int]]
"""Of each session its recommendations and the reviews that received them."""
Here = Mapping[str, Reviews]


@public_page
def trends(request: HttpRequest) -> Page:
    """Numbers, averages and answers by session."""
    asked = Asked.of(request)
    where = asked.frame.where(asked.scope)
    by_review = cross(asked.frame, By.SESSION, By.REVIEW, where)
    sessions = {
        key: (sum(counts.values()), sum(n > 0 for n in counts.values()))
        for key in sorted(by_review.rows, key=int)
        if sum((counts := by_review.row(key)).values())
    }
    positions = by_answer(asked, By.SESSION, cross(asked.frame, By.SESSION, By.POSITION, where))
    lead = _("How many recommendations were made, and what was answered.")
    words = Words(_("Trends by session"), lead, final_meaning())
    if not sessions:
        return figures_page(request, asked, words, [])
    total = by_review.total
    here = held_of(asked, By.SESSION)
    shown = [_numbers(asked, sessions, total), _averages(asked, sessions, total, here)]
    given = count(asked.frame, By.POSITION, where)
    shown.append(
        chart(
            asked, Kind.STACKED, name="answers", title=finding(given), by=By.SESSION, total=total,
            rows=positions, series=answers(), unit=Unit.SHARE, of=_("All"), note=beside(given),
        )
    )  # fmt: skip
    return figures_page(request, asked, words, shown)


def _numbers(asked: Asked, sessions: Sessions, total: int) -> Chart:
    most = max(sessions, key=lambda key: sessions[key][0])
    title = _("Most in one session: %(count)s in session %(session)s") % {
        "count": names.number(sessions[most][0]),
        "session": most,
    }
    rows = tuple(
        Row(key, key, (made,), of=total, url=link(asked, By.SESSION, key))
        for key, (made, _reviews) in sessions.items()
    )
    return chart(
        asked, Kind.LINES, name="numbers", title=title, by=By.SESSION, total=total, rows=rows, of=_("of")
    )


def _averages(asked: Asked, sessions: Sessions, total: int, here: Here) -> Chart:
    drawn = tuple(
        Row(key, key, (made,), of=reviews, url=link(asked, By.SESSION, key))
        for key, (made, reviews) in sessions.items()
    )
    return chart(
        asked, Kind.LINES, name="averages", title=_finding(sessions, here), by=By.SESSION, total=total,
        rows=drawn, series=(Series("made", _("Number")),), unit=Unit.AVERAGE, of=_("Reviews"),
        note=_("Average: all of the session over its reviews that received any."),
    )  # fmt: skip


def _finding(sessions: Sessions, here: Here) -> str:
    """Return the averages of the first and the last session that are here as a whole, else that of all."""
    whole = [key for key in sessions if key in here and here[key].whole]
    if len(whole) < 2:
        made, reviews = (sum(column) for column in zip(*sessions.values(), strict=True))
        return _("On average %(average)s to each State") % {"average": f"{made / reviews:.0f}"}
    before, after = (sessions[key][0] / sessions[key][1] for key in (whole[0], whole[-1]))
    return _("On average %(before)s to each State in session %(first)s, %(after)s in session %(last)s") % {
        "before": f"{before:.0f}",
        "after": f"{after:.0f}",
        "first": whole[0],
        "last": whole[-1],
    }
