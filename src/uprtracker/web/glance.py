"""The charts of pages that answer, each from what a question finds."""

from django.utils.translation import gettext as _

from uprtracker.web import answer, bars, names
from uprtracker.web.coders import Coders
from uprtracker.web.tally import Tally, tally


def coded(found: Tally, coders: Coders) -> Tally:
    """Return what is counted where labels are: all that is found, or what people coded of it."""
    return tally({**found.params, **coders.params}) if coders.people else found


def labels(counted: Tally, coders: Coders) -> list[bars.Bars]:
    """Return action categories, then issues, as far as there are any."""
    note = coders.note(counted.by_machine, counted.recommendations)
    return bars.of_labels(counted.actions, counted.of("issue"), counted.recommendations, counted.params, note)


def split(counted: Tally, coders: Coders) -> tuple[bars.Bars | None, list[bars.Bars]]:
    """Return the chart of issues with its finding as title, which leads, and the others."""
    found = labels(counted, coders)
    if not found:
        return None, []
    return answer.leading(found[-1], counted.recommendations), found[:-1]


def positions(found: Tally, title: str) -> bars.Bars:
    """Return the answers to what is found."""
    base = bars.basis(found.recommendations)
    return bars.of_positions(found.positions, title=title, base=base, query=found.params)


def by_cycle(found: Tally, every: Tally) -> bars.Bars | None:
    """Return how often the topic comes up in each cycle, of all recommendations of the cycle."""
    totals = {int(value): count for value, count in every.of("cycle").items()}
    counts = {int(value): count for value, count in found.of("cycle").items()}
    if not totals:
        return None
    rows = tuple(
        bars.bar(
            _("Cycle %(number)s") % {"number": cycle},
            counts.get(cycle, 0),
            totals[cycle],
            url=answer.narrowed(found.params, cycle=str(cycle)),
        )
        for cycle in sorted(totals)
    )
    first, last = rows[0], rows[-1]
    shown = {"first": names.share(first.share), "last": names.share(last.share), "label": last.label}
    if len(rows) > 1:
        title = _("From %(first)s of recommendations in the first cycle here to %(last)s in the last") % shown
    else:
        title = _("%(last)s of recommendations in the only cycle here") % shown
    return bars.Bars(title, _("Basis: recommendations of each cycle."), _("Cycle"), rows)


def asking(found: Tally) -> bars.Bars:
    """Return the States that made most of what is found."""
    rows = sorted(found.of("rs").items(), key=lambda row: (-row[1], names.fold(names.state(row[0]))))
    total = found.recommendations
    return bars.Bars(
        _("States that ask most"),
        f"{bars.basis(total)} {_('One made by several States counts for each.')}",
        _("Recommending State"),
        tuple(
            bars.bar(names.state(iso3), count, total, url=answer.narrowed(found.params, rs=iso3))
            for iso3, count in rows[: bars.MOST]
        ),
    )
