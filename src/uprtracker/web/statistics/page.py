"""What all pages of figures share: heading, choices, charts, definitions, and their data for machines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Chart
from uprtracker.web.charts import shown
from uprtracker.web.page import Page
from uprtracker.web.statistics.asked import Asked, Choice
from uprtracker.web.statistics.building import heading
from uprtracker.web.statistics.contents import all_pages


@dataclass(frozen=True)
class Words:
    """Heading and first sentence of a page; `meanings` are terms with their definitions."""

    title: str
    lead: str
    meanings: tuple[tuple[str, str], ...] = ()


def figures_page(
    request: HttpRequest,
    asked: Asked,
    words: Words,
    charts: Sequence[Chart],
    *,
    cuts: Sequence[By] = (),
    states: bool = False,
    coded: bool = False,
) -> Page:
    """Return a page of charts. `cuts`, `states`, `coded`: what the reader may choose besides the basis."""
    context = {
        "section": "figures",
        "asked": asked,
        "words": words,
        "charts": [shown(one, request, embed=embed_path(asked, one)) for one in charts],
        "cuts": [Choice(one.value, heading(one), one.value == asked.by) for one in cuts],
        "pick_state": states,
        "pick_coders": coded,
        "demo": asked.demo,
        "pages": all_pages(),
        "twin": f"{request.path.removesuffix('/')}.json",
    }
    return Page("web/statistics.html", context, lambda: {"charts": [as_data(one) for one in charts]})


def embed_path(asked: Asked, one: Chart) -> str:
    """Return the path under which a chart of a page stands alone, to be framed by other sites."""
    _path, _mark, words = asked.address.partition("?")
    return f"/embed{asked.path}?chart={one.name}{'&' + words if words else ''}"


def as_data(one: Chart) -> dict[str, Any]:
    """Return a chart as plain data: title, basis, and each row with values, denominators and shares."""
    return {
        "name": one.name,
        "title": one.title,
        "basis": one.basis,
        "address": one.address,
        "series": [series.key for series in one.series],
        "rows": [
            {
                "key": row.key,
                "name": row.name,
                "values": list(row.values),
                "of": list(row.denominators),
                "shares": [None if share is None else round(share, 6) for share in row.shares],
                "small": list(row.small),
                **({"note": row.note} if row.note else {}),
            }
            for row in one.rows
        ],
    }
