"""`/api/v1/statistics`: what a question finds, counted by the values of one filter or two."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from uprtracker.api.door import reads
from uprtracker.api.search_parameters import tabulated
from uprtracker.api.things import Tabulated
from uprtracker.core.errors import QueryError
from uprtracker.search.asking import tabulate

router = Router(tags=["statistics"])


@reads(router, "", Tabulated, extra=tabulated())
def statistics(request: HttpRequest) -> dict[str, Any]:
    """Count recommendations, or recommendation-State pairs, by the values of one filter or two."""
    given: dict[str, object] = {name: request.GET.getlist(name) for name in request.GET}
    said = {name: request.GET[name] for name in ("rows", "columns", "basis") if given.pop(name, None)}
    if "rows" not in said:
        raise QueryError("Say which filter makes the `rows`.", remedy="Like rows=action&columns=position.")
    return tabulate(given, **said)
