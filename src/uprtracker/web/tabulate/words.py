"""The sentences of a table: what it counts, its finding, where its numbers come from."""

from django.utils.translation import gettext as _

from uprtracker.web import names
from uprtracker.web.facets import SEVERAL, title_of
from uprtracker.web.tabulate.asked import Asked
from uprtracker.web.tabulate.crossed import Crossed


def counted(basis: str) -> str:
    """Return what a cell counts."""
    return _("recommendation–State pairs") if basis == "pairs" else _("recommendations")


def basis(asked: Asked, total: int) -> str:
    """Return what is counted, of how many, and why numbers may add up to more."""
    said = _("Basis: %(counted)s, %(total)s in all.") % {
        "counted": counted(asked.basis),
        "total": names.number(total),
    }
    if SEVERAL & {asked.rows, asked.columns}:
        said += " " + _(
            "One can have several values at once, so that numbers may add up to more than the total."
        )
    return said


def finding(asked: Asked, table: Crossed) -> str:
    """Return the title of the chart: where the largest number is."""
    most = max(table.lines, key=lambda line: line.total.count, default=None)
    if most is None:
        return asked.title
    if asked.basis == "pairs":
        said = _("%(rows)s with the most recommendation–State pairs: %(label)s (%(count)s of %(total)s)")
    else:
        said = _("%(rows)s with the most recommendations: %(label)s (%(count)s of %(total)s)")
    return said % {
        "rows": title_of(asked.rows),
        "label": most.label,
        "count": names.number(most.total.count),
        "total": names.number(table.total),
    }


def source(day: str, version: int) -> str:
    """Return which data the numbers are of."""
    return _("UPR Tracker, data version %(version)s of %(day)s") % {
        "version": names.number(version),
        "day": day,
    }
