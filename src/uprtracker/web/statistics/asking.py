"""`/figures/who-asks-whom/`: regional groups against each other, and every State on a tile grid."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series
from uprtracker.analytics.tally import count, cross
from uprtracker.web import addresses, names
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import chart, link, name_of, ordered
from uprtracker.web.statistics.page import Words, figures_page


@public_page
def who_asks_whom(request: HttpRequest) -> Page:
    """All States, or with `?state=FRA` what one asked of whom, and who asked it."""
    asked = Asked.of(request)
    words = Words(
        _("Who asks whom"),
        _(
            "Each of the 193 member States and two observer States has a tile of the same size, "
            "placed roughly as on a map."
        ),
    )
    if asked.state:
        charts = [_tiles(asked, By.RECOMMENDING, By.STATE), _tiles(asked, By.STATE, By.RECOMMENDING)]
    else:
        charts = [_matrix(asked), _tiles(asked, None, By.RECOMMENDING), _tiles(asked, None, By.STATE)]
    return figures_page(request, asked, words, [one for one in charts if one.rows], states=True)


def _matrix(asked: Asked) -> Chart:
    where = asked.frame.where(asked.scope)
    found = cross(asked.frame, By.RECOMMENDING_GROUP, By.GROUP, where)
    columns = [key for key in ordered(By.GROUP, found.columns) if key]
    rows = []
    best = ("", "", 0)
    for key in ordered(By.RECOMMENDING_GROUP, [key for key in found.rows if key]):
        counts = found.row(key)
        values = tuple(counts[column] for column in columns)
        best = max([best, *((key, column, counts[column]) for column in columns)], key=lambda one: one[2])
        url = link(asked, By.RECOMMENDING_GROUP, key)
        rows.append(Row(key, name_of(By.RECOMMENDING_GROUP, key), values, of=sum(counts.values()), url=url))
    title = _("Most go from %(asking)s to %(asked)s: %(count)s") % {
        "asking": name_of(By.RECOMMENDING_GROUP, best[0]),
        "asked": name_of(By.GROUP, best[1]),
        "count": names.number(best[2]),
    }
    note = _("Rows: who asks. Columns: who is reviewed.")
    series = tuple(Series(key, name_of(By.GROUP, key)) for key in columns)
    return chart(
        asked, Kind.MATRIX, name="groups", title=title, by=By.RECOMMENDING_GROUP, total=found.total,
        rows=tuple(rows), series=series, of=_("All"), note=note,
    )  # fmt: skip


def _tiles(asked: Asked, of: By | None, by: By) -> Chart:
    """Return the States of a cut as tiles: of all, or of what the State asked about made or received."""
    scope = asked.scope
    if of is By.RECOMMENDING:
        scope = replace(scope, recommending=frozenset({asked.state}))
    elif of is By.STATE:
        scope = replace(scope, states=frozenset({asked.state}))
    where = asked.frame.where(scope)
    found, total = count(asked.frame, by, where), int(where.sum())
    rows = tuple(
        Row(key, names.state(key), (found[key],), of=total, url=_search(asked, by, key))
        for key in ordered(by, [key for key in found if key])
    )
    said = {"state": names.state(asked.state), "count": names.number(total), "states": len(rows)}
    most = max(rows, key=lambda row: row.values[0] or 0, default=Row("", "", (0,)))
    said["name"], said["most"] = most.name, names.number(int(most.values[0] or 0))
    title = {
        (None, By.RECOMMENDING): _("%(states)d States made recommendations, %(name)s most: %(most)s"),
        (None, By.STATE): _("%(states)d States received recommendations, %(name)s most: %(most)s"),
        (By.RECOMMENDING, By.STATE): _("%(state)s made %(count)s, to %(states)d States"),
        (By.STATE, By.RECOMMENDING): _("%(state)s received %(count)s, from %(states)d States"),
    }[of, by] % said
    name = "made" if by is By.RECOMMENDING and of is None else "from" if by is By.RECOMMENDING else "to"
    return chart(asked, Kind.TILES, name=name, title=title, by=by, total=total, rows=rows, of=_("of"))


def _search(asked: Asked, by: By, key: str) -> str:
    if not asked.state or not link(asked, by, key):
        return link(asked, by, key)
    sides = {"rs": asked.state, "sur": key} if by is By.STATE else {"rs": key, "sur": asked.state}
    return addresses.find(**sides)
