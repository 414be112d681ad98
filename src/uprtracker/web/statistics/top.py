"""`/figures/top/`: the most received, the most made, the issues asked about most. Never shares of support."""

from collections import Counter

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Unit
from uprtracker.analytics.tally import count
from uprtracker.web import names
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import bars, name_of
from uprtracker.web.statistics.page import Words, figures_page

LONGEST = 20


@public_page
def top(request: HttpRequest) -> Page:
    """Three lists of twenty, largest first."""
    asked = Asked.of(request)
    where = asked.frame.where(asked.scope)
    total = int(where.sum())
    lead = _("Numbers of recommendations. States are never ranked here by what they supported or did.")
    words = Words(_("Most recommendations"), lead)
    charts = []
    for by, name, sentence in (
        (By.STATE, "received", _("%(name)s received most: %(count)s")),
        (By.RECOMMENDING, "made", _("%(name)s made most: %(count)s")),
        (By.ISSUE, "issues", _("%(name)s comes up most: %(count)s")),
    ):
        found = Counter({key: n for key, n in count(asked.frame, by, where).items() if key})
        unit = Unit.SHARE if by is By.ISSUE else Unit.NUMBER
        keys = sorted(found, key=lambda key: (-found[key], names.fold(name_of(by, key))))[:LONGEST]
        if keys:
            title = sentence % {"name": name_of(by, keys[0]), "count": names.number(found[keys[0]])}
            charts.append(bars(asked, by, found, keys, total, name=name, title=title, unit=unit))
    return figures_page(request, asked, words, charts, coded=True)
