"""`/figures/answers/`: what States answered, by session, region, issue, State; first count against final."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.analytics.definitions import final_share, first_count_share
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import POSITIONS
from uprtracker.analytics.tally import Cross, count, cross
from uprtracker.web import names
from uprtracker.web.answer import of_them
from uprtracker.web.answered import beside, of_words
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import answers as series
from uprtracker.web.statistics.building import (
    by_answer,
    chart,
    final_meaning,
    finding,
    link,
    name_of,
    ordered,
)
from uprtracker.web.statistics.page import Words, figures_page

CUTS = (By.SESSION, By.CYCLE, By.GROUP, By.ISSUE, By.STATE, By.RECOMMENDING_GROUP, By.RECOMMENDING)


@public_page
def answers(request: HttpRequest) -> Page:
    """Answers by a cut of the reader's choice, and where reports are here, first against final."""
    asked = Asked.of(request, [one.value for one in CUTS])
    by, where = By(asked.by), asked.frame.where(asked.scope)
    found = cross(asked.frame, by, By.POSITION, where)
    rows = by_answer(asked, by, found)
    words = Words(
        _("Answers"), _("What the State under Review answered, at first and in the end."), _meanings()
    )
    if not rows:
        return figures_page(request, asked, words, [], cuts=CUTS, coded=True)
    given = count(asked.frame, By.POSITION, where)
    note = " ".join(filter(None, (beside(given), _several(by))))
    shown = [
        chart(
            asked, Kind.STACKED, name="answers", title=finding(given), by=by, total=found.total, rows=rows,
            series=series(), unit=Unit.SHARE, of=_("All"), note=note,
        ),
        *_final(asked, by, found, given),
        *_first_and_final(asked, by),
    ]  # fmt: skip
    return figures_page(request, asked, words, shown, cuts=CUTS, coded=True)


def _final(asked: Asked, by: By, found: Cross, given: Mapping[str, int]) -> list[Chart]:
    """Return the final share of every row that has one; nothing where nothing is answered."""
    rows = []
    for key in ordered(by, found.rows):
        share = final_share(found.row(key))
        if share.whole:
            rows.append(Row(key, name_of(by, key), (share.part,), of=share.whole, url=link(asked, by, key)))
    if not rows:
        return []
    whole = final_share(given)
    title = f"{_('Final share')}: {names.share(whole.value)} ({of_words(whole)})"
    return [
        chart(
            asked, Kind.BARS, name="final", title=title, by=by, total=found.total, rows=tuple(rows),
            series=(Series("supported", _("Supported")),), unit=Unit.SHARE, of=_("Supported or noted"),
            note=_several(by),
        )
    ]  # fmt: skip


def _first_and_final(asked: Asked, by: By) -> list[Chart]:
    """Return the first count beside the final one, of rows whose report is here; nothing where none is."""
    if asked.basis is Basis.UPRINFO_ROWS:
        return []
    frame = asked.frame
    reported = frame.where(asked.scope) & frame.having(By.FIRST, POSITIONS)
    first, final = cross(frame, by, By.FIRST, reported), cross(frame, by, By.POSITION, reported)
    rows = []
    for key in ordered(by, first.rows):
        before, after = first_count_share(first.row(key)), final_share(final.row(key))
        if before.whole:
            parts, wholes = (before.part, after.part), (before.whole, after.whole)
            rows.append(Row(key, name_of(by, key), parts, url=link(asked, by, key), wholes=wholes))
    if not rows:
        return []
    before = first_count_share(first.sums)
    after = final_share(final.sums)
    title = _("Supported at first count: %(first)s; of those answered in the end: %(final)s") % {
        "first": of_them(before.part, before.whole),
        "final": of_them(after.part, after.whole),
    }
    note = _("Only recommendations whose report was read here have a first count.")
    columns = (Series("first", _("First count")), Series("final", _("Final share")))
    return [
        chart(
            asked, Kind.BARS, name="first-and-final", title=title, by=by, total=first.total,
            rows=tuple(rows), series=columns, unit=Unit.SHARE, note=note,
        )
    ]  # fmt: skip


def _several(by: By) -> str:
    if by in (By.ISSUE, By.RECOMMENDING, By.RECOMMENDING_GROUP):
        return _("A recommendation can have several of them and counts under each.")
    return ""


def _meanings() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("First count"),
            _("supported over all received, by the Working Group’s report; pending ones are in the whole."),
        ),
        *final_meaning(),
        (
            _("All answers"),
            _("each answer over all received, as answers stand now; pending and unknown ones included."),
        ),
    )
