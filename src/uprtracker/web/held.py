"""What pages say where a session or a cycle is here in part: "1 of 14 reviews here"."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.analytics.charts.chart import Row
from uprtracker.analytics.completeness import Reviews
from uprtracker.web import names


def in_part(reviews: Reviews | None) -> str:
    """Return how many reviews are here; empty where all are, or where nothing is known of them."""
    if reviews is None or reviews.whole:
        return ""
    here = names.number(reviews.here)
    if reviews.expected is None:
        words = ngettext(
            "%(here)s review here; more are to come",
            "%(here)s reviews here; more are to come",
            reviews.here,
        )
        return words % {"here": here}
    return _("%(here)s of %(expected)s reviews here") % {
        "here": here,
        "expected": names.number(reviews.expected),
    }


def note(rows: Iterable[Row]) -> str:
    """Return the sentence beside a chart whose rows are partly here in part; empty where none is."""
    parts = [f"{row.name}: {row.note}" for row in rows if row.note]
    return _("Not here as a whole, so paler: %(parts)s.") % {"parts": "; ".join(parts)} if parts else ""
