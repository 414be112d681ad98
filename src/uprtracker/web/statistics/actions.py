"""`/figures/actions/`: action category against answer."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Kind, Row, Unit
from uprtracker.analytics.frame import POSITIONS
from uprtracker.analytics.tally import cross
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import answers, by_answer, chart, percent
from uprtracker.web.statistics.page import Words, figures_page


@public_page
def actions(request: HttpRequest) -> Page:
    """Answers to each action category, as shares and as numbers."""
    asked = Asked.of(request)
    where = asked.frame.where(asked.scope)
    found = cross(asked.frame, By.ACTION, By.POSITION, where)
    rows = by_answer(asked, By.ACTION, found)
    lead = _(
        "Is what asks for more answered otherwise? Categories 1 to 5 go from least to most specific action."
    )
    words = Words(_("Action category and answer"), lead)
    if not rows:
        return figures_page(request, asked, words, [], coded=True)
    shares = {row.key: percent(int(row.values[0] or 0), row.of or 0) for row in rows}
    title = _("Supported: %(low)s in category %(first)s, %(high)s in category %(last)s") % {
        "low": shares[rows[0].key],
        "high": shares[rows[-1].key],
        "first": rows[0].key,
        "last": rows[-1].key,
    }
    kept = [at for at, _answer in enumerate(POSITIONS) if any(row.values[at] for row in rows)]
    cells = tuple(
        Row(row.key, row.name, tuple(row.values[at] for at in kept), of=row.of, url=row.url) for row in rows
    )
    series = tuple(answers()[at] for at in kept)
    numbers = _("The same as numbers")
    shown = [
        chart(
            asked, Kind.STACKED, name="actions", title=title, by=By.ACTION, total=found.total, rows=rows,
            series=answers(), unit=Unit.SHARE, of=_("All"),
        ),
        chart(
            asked, Kind.MATRIX, name="matrix", title=numbers, by=By.ACTION, total=found.total, rows=cells,
            series=series, of=_("All"),
        ),
    ]  # fmt: skip
    return figures_page(request, asked, words, shown, coded=True)
