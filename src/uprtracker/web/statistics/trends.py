"""`/figures/trends/`: how many recommendations, how many to each State, and what was answered, by session."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.analytics.tally import count, cross
from uprtracker.web import names
from uprtracker.web.answered import beside
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import answers, by_answer, chart, final_meaning, finding, link
from uprtracker.web.statistics.page import Words, figures_page


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
    shown = [_numbers(asked, sessions, total), _averages(asked, sessions, total)]
    given = count(asked.frame, By.POSITION, where)
    shown.append(
        chart(
            asked, Kind.STACKED, name="answers", title=finding(given), by=By.SESSION, total=total,
            rows=positions, series=answers(), unit=Unit.SHARE, of=_("All"), note=beside(given),
        )
    )  # fmt: skip
    return figures_page(request, asked, words, shown)


def _numbers(asked: Asked, sessions: dict[str, tuple[int, int]], total: int) -> Chart:
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


def _averages(asked: Asked, sessions: dict[str, tuple[int, int]], total: int) -> Chart:
    averages = {key: made / reviews for key, (made, reviews) in sessions.items()}
    first, last = next(iter(averages)), list(averages)[-1]
    title = _("On average %(before)s to each State in session %(first)s, %(after)s in session %(last)s") % {
        "before": f"{averages[first]:.0f}",
        "after": f"{averages[last]:.0f}",
        "first": first,
        "last": last,
    }
    drawn = tuple(
        Row(key, key, (made,), of=reviews, url=link(asked, By.SESSION, key))
        for key, (made, reviews) in sessions.items()
    )
    return chart(
        asked, Kind.LINES, name="averages", title=title, by=By.SESSION, total=total, rows=drawn,
        series=(Series("made", _("Number")),), unit=Unit.AVERAGE, of=_("Reviews"),
        note=_("Average: all of the session over its reviews that received any."),
    )  # fmt: skip
