"""How often something comes up in each cycle: the chart that pages of issues and goals lead with."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics import completeness
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import frame_of
from uprtracker.web import answer, charts, glance, held, leads, names
from uprtracker.web.coders import Coders
from uprtracker.web.figures import fictitious_only
from uprtracker.web.tally import Tally


def by_cycle(request: HttpRequest, found: Tally, every: Tally) -> charts.Shown | None:
    """Return how often something comes up in each cycle, of all recommendations of the cycle.

    Of issues `?coded=people` leaves the machine's out, of the whole too.
    """
    coders = Coders.asked(request) if "issue" in found.params else Coders(request.path)
    found, every = glance.coded(found, coders), glance.coded(every, coders)
    rows = _rows(found, every)
    if not rows:
        return None
    machine = coders.note(found.by_machine, found.recommendations) if "issue" in found.params else None
    chart = Chart(
        kind=Kind.BARS,
        name="cycles",
        title=_finding(rows),
        basis=_("Basis: recommendations of each cycle."),
        heading=_("Cycle"),
        series=(Series("recommendations", _("Recommendations")),),
        rows=rows,
        unit=Unit.SHARE,
        of=_("All"),
        note=" ".join(filter(None, (machine.words if machine else "", held.note(rows)))),
        source=leads.source(),
    )
    return charts.on_page(chart, request, **coders.choices)


def _rows(found: Tally, every: Tally) -> tuple[Row, ...]:
    """Return a row for each cycle that holds anything; one that is not here as a whole says so."""
    here = completeness.by_cycle(frame_of(Basis.RECOMMENDATIONS, demo=fictitious_only()))
    counts = found.of("cycle")
    return tuple(
        Row(
            cycle,
            _("Cycle %(number)s") % {"number": cycle},
            (counts.get(cycle, 0),),
            total,
            answer.narrowed(found.params, cycle=cycle),
            note=held.in_part(here.get(int(cycle))),
        )
        for cycle, total in sorted(every.of("cycle").items(), key=lambda one: int(one[0]))
    )


def _finding(rows: Sequence[Row]) -> str:
    """Return the shares of the first and the last cycle that are here as a whole, else that of all."""
    shares = [names.share(row.shares[0]) for row in rows if not row.note]
    if len(shares) < 2:
        made, total = sum(int(row.values[0] or 0) for row in rows), sum(row.of or 0 for row in rows)
        return (_("Recommendations on this: %(count)s.") % {"count": answer.of_them(made, total)}).rstrip(".")
    return _("From %(first)s of recommendations in the first cycle here to %(last)s in the last") % {
        "first": shares[0],
        "last": shares[-1],
    }
