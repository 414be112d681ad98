"""`/api/v1/states`, `/sessions`, `/issues`: what there is to ask for, with counts."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from ninja import Router

from uprtracker.api.door import reads
from uprtracker.api.paging import refuse_strangers
from uprtracker.api.things import IssueList, SessionList, StateList
from uprtracker.reference import load_reference
from uprtracker.search import Query, find

router = Router(tags=["reference"])


@reads(router, "/states", StateList)
def states(request: HttpRequest) -> dict[str, Any]:
    """List the States: recommendations received, and made (each recommendation once)."""
    refuse_strangers(request)
    counts, version = _counts("sur", "rs")
    rows = [
        {
            "iso3": one.iso3,
            "name": one.name,
            "kind": one.kind,
            "regional_group": one.regional_group,
            "organisations": list(one.organisations),
            "address": f"/states/{one.iso3.lower()}/",
            "received": counts["sur"].get(one.iso3, 0),
            "made": counts["rs"].get(one.iso3, 0),
        }
        for one in load_reference().states.all
    ]
    return _list(rows, version)


@reads(router, "/sessions", SessionList)
def sessions(request: HttpRequest) -> dict[str, Any]:
    """List the sessions of the Working Group, with how sure their dates are."""
    refuse_strangers(request)
    counts, version = _counts("session")
    rows = [
        {
            "number": one.number,
            "cycle": one.cycle,
            "start": one.start.isoformat() if one.start else None,
            "end": one.end.isoformat() if one.end else None,
            "month": one.month or None,
            "dates_confidence": one.dates_confidence,
            "address": f"/sessions/{one.number}/",
            "recommendations": counts["session"].get(str(one.number), 0),
        }
        for one in sorted(load_reference().sessions.values(), key=lambda one: one.number)
    ]
    return _list(rows, version)


@reads(router, "/issues", IssueList)
def issues(request: HttpRequest) -> dict[str, Any]:
    """List the issues. A recommendation may have several: the numbers add up to more than all."""
    refuse_strangers(request)
    counts, version = _counts("issue")
    rows = [
        {
            "slug": one.slug,
            "name": one.name,
            "address": f"/issues/{one.slug}/",
            "recommendations": counts["issue"].get(one.slug, 0),
        }
        for one in sorted(load_reference().issues.values(), key=lambda one: one.name)
    ]
    return _list(rows, version)


def _counts(*names: str) -> tuple[dict[str, dict[str, int]], int]:
    found = find(Query(size=10))
    counted = {name: found.facets[name].counts for name in names}
    return counted, found.data_version


def _list(rows: Iterable[dict[str, Any]], version: int) -> dict[str, Any]:
    listed = list(rows)
    return {"count": len(listed), "data_version": version, "next": None, "results": listed}
