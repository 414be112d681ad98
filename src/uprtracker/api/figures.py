"""`/api/v1/figures`: shares and averages, each with part and whole, as on the pages of figures."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from uprtracker.analytics.asking import WORDS, asked_shares
from uprtracker.api.door import reads
from uprtracker.api.search_parameters import written
from uprtracker.api.things import Figures
from uprtracker.core.errors import QueryError
from uprtracker.search.parameters import Parameter

router = Router(tags=["statistics"])
_PARAMETERS = [written(Parameter(name, words, False, choices)) for name, (words, choices) in WORDS.items()]
_PARAMETERS[0]["required"] = True


@reads(router, "", Figures, extra={"parameters": _PARAMETERS})
def figures(request: HttpRequest) -> dict[str, Any]:
    """First-count and final shares, specificity by coder and averages, by one cut, on one of three bases."""
    for name in request.GET:
        if len(request.GET.getlist(name)) > 1:
            raise QueryError(f"{name[:60]}: give one value.")
    return asked_shares(request.GET.dict())
