"""`/figures/specificity/`: the share of category 5, what people coded and what the machine coded apart."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Kind, Row, Series, Unit
from uprtracker.analytics.definitions import SPECIFIC
from uprtracker.analytics.definitions import specificity as specificity_of
from uprtracker.analytics.frame import MACHINE, PEOPLE
from uprtracker.analytics.tally import count, cross
from uprtracker.web import names
from uprtracker.web.answered import of_words
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked
from uprtracker.web.statistics.building import chart, link, name_of, ordered
from uprtracker.web.statistics.page import Words, figures_page

CUTS = (By.SESSION, By.CYCLE, By.GROUP, By.RECOMMENDING_GROUP, By.ISSUE, By.STATE, By.RECOMMENDING)


@public_page
def specificity(request: HttpRequest) -> Page:
    """Category 5 by a cut of the reader's choice."""
    asked = Asked.of(request, [one.value for one in CUTS])
    by, frame = By(asked.by), asked.frame
    where = frame.where(asked.scope)
    specific = where & frame.having(By.ACTION, {SPECIFIC})
    wholes = cross(frame, by, By.ACTION_CODER, where)
    parts = cross(frame, by, By.ACTION_CODER, specific)
    coders = [one for one in (PEOPLE, MACHINE) if one in wholes.columns]
    rows = tuple(
        Row(
            key,
            name_of(by, key),
            tuple(parts.row(key)[one] for one in coders),
            url=link(asked, by, key),
            wholes=tuple(of[one] for one in coders),
        )
        for key in ordered(by, wholes.rows)
        if sum((of := wholes.row(key)).values())
    )
    words = Words(
        _("How specific"), _("The share that asks for a specific action (category 5)."), _meanings()
    )
    if not rows:
        return figures_page(request, asked, words, [], cuts=CUTS)
    coded, found = count(frame, By.ACTION_CODER, where), count(frame, By.ACTION_CODER, specific)
    without = int((where & ~frame.having(By.ACTION_CODER, coders)).sum())
    said = _coders()
    kind = Kind.LINES if by is By.SESSION and len(rows) > 2 else Kind.BARS
    shown = chart(
        asked, kind, name="specificity", title=_title(coders[0], found, coded), by=by,
        total=int(where.sum()), rows=rows, unit=Unit.SHARE,
        series=tuple(Series(one, said[one]) for one in coders),
        note=_wholes(coded, without),
    )  # fmt: skip
    return figures_page(request, asked, words, [shown], cuts=CUTS)


def _coders() -> dict[str, str]:
    return {PEOPLE: _("Coded by people"), MACHINE: _("Coded by machine, unconfirmed")}


def _title(coder: str, specific: Mapping[str, int], coded: Mapping[str, int]) -> str:
    share = specificity_of({SPECIFIC: specific.get(coder, 0)}, coded.get(coder, 0))
    return _("%(share)s ask for a specific action: %(of)s (%(coder)s)") % {
        "share": names.share(share.value),
        "of": of_words(share),
        "coder": _coders()[coder],
    }


def _wholes(coded: Mapping[str, int], without: int) -> str:
    """Return how many each coder coded, and how many nobody."""
    said = [f"{words}: {names.number(coded[one])}." for one, words in _coders().items() if coded.get(one)]
    if without:
        said.append(_("Without a category, in neither: %(count)s.") % {"count": names.number(without)})
    return " ".join(said)


def _meanings() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Specificity"),
            _("category 5 over all; what people and the machine coded apart, each over all that it coded."),
        ),
    )
