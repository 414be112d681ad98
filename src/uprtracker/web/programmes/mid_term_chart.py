"""The chart of the register of mid-term reports: reviews with a report, of those past mid-term, by actor."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from uprtracker.agenda.programmes.mid_term import figures
from uprtracker.agenda.programmes.models import Actor
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.web import answer, charts, leads, names


def of(counted: Sequence[figures.Row], request: HttpRequest) -> charts.Shown | None:
    """Return the chart, a row for each cycle and one for all; None while no report is in the register."""
    every = counted[-1]
    if not every.any:
        return None
    series = [Series(str(actor.value), str(actor.label)) for actor in Actor]
    found = answer.of_them(every.any, every.past)
    basis = _(
        "Basis: reviews that took place two years ago or more. A review counts once for an actor, however "
        "many reports that actor made on it; counted are the reports in this register alone, so that there "
        "may be more."
    )
    day = _("Past mid-term as of %(day)s.") % {"day": names.day(localdate())}
    chart = Chart(
        kind=Kind.BARS,
        name="reported",
        title=f"{_('Reviews with a mid-term report')} · {found}",
        basis=f"{basis} {day}",
        heading=_("Cycle"),
        series=(*series, Series("any", _("Any of them"))),
        rows=tuple(_row(row) for row in counted),
        unit=Unit.SHARE,
        of=_("Reviews past mid-term"),
        source=leads.source(),
    )
    return charts.on_page(chart, request)


def _row(row: figures.Row) -> Row:
    name = _("Cycle %(number)s") % {"number": row.cycle} if row.cycle else _("All")
    return Row(str(row.cycle or "all"), name, tuple(count for _actor, count, _share in row.cells), row.past)
