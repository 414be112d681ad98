"""`/figures/actions/`: action category against answer."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Kind, Row, Unit
from uprtracker.analytics.definitions import Ratio, final_share
from uprtracker.analytics.frame import POSITIONS
from uprtracker.analytics.tally import Cross, cross
from uprtracker.web import names
from uprtracker.web.answer import of_them
from uprtracker.web.answered import of_words
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import answers, by_answer, chart, final_meaning, finding, name_of
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
    words = Words(_("Action category and answer"), lead, final_meaning())
    if not rows:
        return figures_page(request, asked, words, [], coded=True)
    kept = [at for at, _answer in enumerate(POSITIONS) if any(row.values[at] for row in rows)]
    cells = tuple(
        Row(row.key, row.name, tuple(row.values[at] for at in kept), of=row.of, url=row.url) for row in rows
    )
    series = tuple(answers()[at] for at in kept)
    shown = [
        chart(
            asked, Kind.STACKED, name="actions", title=_title(found), by=By.ACTION, total=found.total,
            rows=rows, series=answers(), unit=Unit.SHARE, of=_("All"),
        ),
        chart(
            asked, Kind.MATRIX, name="matrix", title=_most(found), by=By.ACTION,
            total=found.total, rows=cells, series=series, of=_("All"),
        ),
    ]  # fmt: skip
    return figures_page(request, asked, words, shown, coded=True)


def _title(found: Cross) -> str:
    """Return the final share of the least and the most specific category that have one."""
    shares = {key: share for key in found.rows if (share := final_share(found.row(key))).whole}
    if not shares:
        return finding({})
    first, last = min(shares, key=int), max(shares, key=int)
    return _("Final share: %(low)s in category %(first)s, %(high)s in category %(last)s") % {
        "low": _with_of(shares[first]),
        "high": _with_of(shares[last]),
        "first": first,
        "last": last,
    }


def _most(found: Cross) -> str:
    """Return which category and answer come together most often."""
    cells = {(key, answer): n for key in found.rows for answer, n in found.row(key).items()}
    key, answer = max(cells, key=lambda cell: cells[cell])
    name = f"{name_of(By.ACTION, key)}, {names.position(answer)}"
    counted = of_them(cells[key, answer], found.total)
    return _("Most often: %(name)s, %(count)s") % {"name": name, "count": counted}


def _with_of(share: Ratio) -> str:
    return f"{names.share(share.value)} ({of_words(share)})"
