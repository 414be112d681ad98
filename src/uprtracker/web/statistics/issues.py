"""`/figures/issues/`: the share of each issue, in all and by cycle."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Kind, Row, Series, Unit
from uprtracker.analytics.tally import Cross, count, cross
from uprtracker.web.answer import of_them
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import bars, chart, link, name_of, ordered
from uprtracker.web.statistics.page import Words, figures_page


@public_page
def issues(request: HttpRequest) -> Page:
    """Issues by alphabet with their shares, and the shares by cycle."""
    asked = Asked.of(request)
    frame = asked.frame
    where = frame.where(asked.scope)
    found, total = count(frame, By.ISSUE, where), int(where.sum())
    several = _("A recommendation can have several issues: shares add up to more than 100 %.")
    words = Words(_("Issues"), _("What recommendations are about."), ((_("Issue share"), several),))
    if not found:
        return figures_page(request, asked, words, [], coded=True)
    keys = ordered(By.ISSUE, list(found))
    most = max(keys, key=lambda key: found[key])
    title = _("%(issue)s is asked about most: %(share)s") % {
        "issue": name_of(By.ISSUE, most),
        "share": of_them(found[most], total),
    }
    shown = [bars(asked, By.ISSUE, found, keys, total, name="issues", title=title)]
    cycles, by_cycle = count(frame, By.CYCLE, where), cross(frame, By.ISSUE, By.CYCLE, where)
    if len(cycles) > 1:
        rows = tuple(
            Row(
                key,
                name_of(By.ISSUE, key),
                tuple(by_cycle.row(key)[cycle] for cycle in cycles),
                url=link(asked, By.ISSUE, key),
                wholes=tuple(cycles.values()),
            )
            for key in keys
        )
        series = tuple(Series(cycle, name_of(By.CYCLE, cycle)) for cycle in cycles)
        shown.append(
            chart(
                asked, Kind.MATRIX, name="by-cycle", title=_by_cycle(by_cycle, cycles),
                by=By.ISSUE, total=total, rows=rows, series=series, unit=Unit.SHARE,
            )
        )  # fmt: skip
    return figures_page(request, asked, words, shown, coded=True)


def _by_cycle(found: Cross, cycles: Mapping[str, int]) -> str:
    """Return what is asked about most in each cycle."""
    said = []
    for cycle, whole in cycles.items():
        most = max(found.rows, key=lambda key: found.row(key)[cycle])
        share = of_them(found.row(most)[cycle], whole)
        said.append(f"{name_of(By.CYCLE, cycle)}: {name_of(By.ISSUE, most)}, {share}")
    return _("Asked about most: %(issues)s") % {"issues": "; ".join(said)}
