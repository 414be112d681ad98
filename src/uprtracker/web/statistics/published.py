"""`/figures/published/`: figures that others published, beside what the records here give."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import frame_of
from uprtracker.analytics.published import Compared, Verdict, compared
from uprtracker.web import names
from uprtracker.web.page import Page, public_page
from uprtracker.web.statistics.asked import Asked, name_of_basis
from uprtracker.web.statistics.contents import all_pages


@public_page
def published(request: HttpRequest) -> Page:
    """A table: what was counted, as published, as measured here, and how the two compare."""
    bases = (Basis.RECOMMENDATIONS, Basis.UPRINFO_ROWS)
    found = compared({basis: frame_of(basis) for basis in bases})
    here = [one for one in found if one.verdict is not Verdict.NOT_HERE]
    context = {
        "section": "figures",
        "asked": Asked.of(request),
        "rows": [_row(one) for one in here],
        "equal": sum(one.verdict is Verdict.EQUAL for one in here),
        "missing": len(found) - len(here),
        "pages": all_pages(),
        "twin": reverse("web:figures-published-data"),
    }
    return Page("web/figures_published.html", context, lambda: {"figures": [_facts(one) for one in found]})


def _row(one: Compared) -> dict[str, Any]:
    decimals = max(len(one.figure.published.partition(".")[2]), 0 if one.figure.counted else 1)
    measured = one.measured or 0
    return {
        "what": _what(one),
        "basis": name_of_basis(one.figure.basis),
        "published": one.figure.published,
        "measured": f"{measured:.{decimals}f}",
        "verdict": one.verdict,
        "says": {
            Verdict.EQUAL: _("equal"),
            Verdict.CLOSE: _("within 1 %"),
            Verdict.DIFFERENT: _("different"),
        }.get(one.verdict, ""),
        "source": one.figure.source,
    }


def _what(one: Compared) -> str:
    figure = one.figure
    sessions = sorted(figure.sessions)
    words = {
        "total": _("all"),
        "specific": _("category 5"),
        "specific_share": _("category 5, %"),
        "issue_share": _("%(issue)s, %%") % {"issue": names.issue(figure.label)} if figure.label else "",
        "recommending_states": _("States that recommended"),
        "per_review": _("average per review"),
        "per_review_spoken": _("average per recommending State and review"),
    }.get(figure.measure) or names.position(figure.measure)
    span = str(sessions[0]) if len(sessions) == 1 else f"{sessions[0]}–{sessions[-1]}"
    parts = [
        _("Session %(number)s") % {"number": span},
        names.state(figure.state) if figure.state else "",
        words,
    ]
    return ", ".join(part for part in parts if part)


def _facts(one: Compared) -> dict[str, Any]:
    return {
        "id": one.figure.id,
        "measure": one.figure.measure,
        "basis": one.figure.basis.value,
        "sessions": sorted(one.figure.sessions),
        "state": one.figure.state,
        "published": one.figure.published,
        "measured": None if one.measured is None else round(one.measured, 3),
        "verdict": one.verdict.value,
        "source": one.figure.source,
    }
