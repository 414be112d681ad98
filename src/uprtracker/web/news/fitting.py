"""Funds and technical assistance that fit a recommendation or a State, for their pages.

An offer fits where each thing that it names does: the State or its region, and one of the issues. One that
names the recommendation or its review fits always; one that names nothing is for the list of all alone.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from uprtracker.publishing.news.models import Opportunity
from uprtracker.publishing.news.models.about import names_any
from uprtracker.publishing.news.models.opening import still_open
from uprtracker.web import names
from uprtracker.web.news.openings import Closing, closing
from uprtracker.web.news.shown import Shown, shown

MOST = 5
Offers = list[tuple[Shown[Opportunity], Closing | None]]


def for_recommendation(state: str, review: str, code: str, issues: Sequence[str]) -> Offers:
    """Return what is open for a recommendation, what closes first first; one query."""
    region = _region(state)
    about = names_any("states", [state]) | names_any("regions", [region]) | names_any("issues", list(issues))
    found = _open(about | names_any("related", [review, code]))
    return _first(
        one
        for one in found
        if {review, code} & set(one.related) or (_is_there(one, state, region) and _meets(one.issues, issues))
    )


def for_state(state: str) -> Offers:
    """Return what is open for a State or its region, whatever the issue; one query."""
    region = _region(state)
    found = _open(names_any("states", [state]) | names_any("regions", [region]))
    return _first(one for one in found if _is_there(one, state, region))


def as_data(offers: Offers) -> list[dict[str, Any]]:
    """Return them for programs."""
    return [
        {"title": one.words.title, "address": one.address, "giver": one.thing.giver}
        for one, _closing in offers
    ]


def _open(about: Q) -> Any:
    return Opportunity.objects.public().filter(still_open(), about)


def _first(found: Any) -> Offers:
    return [(one, closing(one.thing)) for one in shown(list(found)[:MOST])]


def _region(state: str) -> str:
    known = names.reference().states.by_iso3.get(state)
    return known.regional_group if known and known.regional_group else "none"


def _is_there(one: Opportunity, state: str, region: str) -> bool:
    return not (one.states or one.regions) or state in one.states or region in one.regions


def _meets(named: Sequence[str], issues: Sequence[str]) -> bool:
    return not named or bool(set(named) & set(issues))
