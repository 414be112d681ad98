"""`/api/v1/calendar`: what is due when, of whom, how sure, by which rule and from which source."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from uprtracker.agenda.calendar.asking import NAMES, Asked
from uprtracker.agenda.calendar.plain import as_data
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.api.door import reads
from uprtracker.api.paging import LARGEST, PAGED, USUAL, parameter, refuse_strangers
from uprtracker.api.things import DateList
from uprtracker.core.errors import QueryError
from uprtracker.records.version import data_version

router = Router(tags=["calendar"])
_WORDS = {
    "cycle": "Cycle of reviews, 1 to 5.",
    "actor": "Who acts: stakeholders, state, working_group, troika, council.",
    "kind": "What: stakeholder_submission, national_report, pre_session, review, …",
    "state": "State under Review, ISO 3166 (alpha 3): all dates of this State.",
    "session": "Session of the Working Group.",
    "from": "First day, 2026-11-30. All that is known if you do not say.",
    "until": "Last day.",
}
_LIST = {"parameters": [*PAGED["parameters"], *(parameter(name, _WORDS[name]) for name in NAMES)]}


@reads(router, "", DateList, extra=_LIST)
def dates(request: HttpRequest) -> dict[str, Any]:
    """List dates in the order of time, those not known last.

    Without `state`, what a session shares stands once, beside it what single States have of their own.
    """
    refuse_strangers(request, "cursor", "size", *NAMES)
    asked = Asked.of(request.GET.dict())
    found = asked.found(calendar(), undated=asked.since is None and asked.until is None)
    start, size = _number(request, "cursor", 0, 0, 10**6), _number(request, "size", USUAL, 1, LARGEST)
    page = found[start : start + size]
    return {
        "count": len(found),
        "data_version": data_version(),
        "next": str(start + size) if start + size < len(found) else None,
        "results": [as_data(due) for due in page],
    }


def _number(request: HttpRequest, name: str, usual: int, least: int, largest: int) -> int:
    given = request.GET.get(name, "")
    if not given:
        return usual
    if given.isascii() and given.isdigit() and len(given) < 8 and least <= int(given) <= largest:
        return int(given)
    raise QueryError(f"{name}: “{given[:40]}” is no number from {least} to {largest}.")
