"""Pages of rows by cursor: the key of the last row seen, so that rows that come or go shift nothing."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from uprtracker.core.errors import QueryError

LARGEST = 200
USUAL = 50

PAGED: dict[str, Any] = {
    "parameters": [
        {
            "name": "cursor",
            "in": "query",
            "required": False,
            "description": "`next` of the answer before.",
            "schema": {"type": "string"},
        },
        {
            "name": "size",
            "in": "query",
            "required": False,
            "description": f"Rows a page, {USUAL} if you do not say.",
            "schema": {"type": "integer", "minimum": 1, "maximum": LARGEST},
        },
    ]
}


def parameter(name: str, words: str) -> dict[str, Any]:
    """Return a parameter of a list as OpenAPI writes it."""
    schema = {"type": "string"}
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def refuse_strangers(request: HttpRequest, *known: str) -> None:
    """Raise QueryError for a parameter that the endpoint does not have: a slip must not widen a question."""
    for name in request.GET:
        if name not in known:
            raise QueryError(
                f"There is no parameter “{name[:60]}” here.",
                remedy=f"Known are: {', '.join(known)}." if known else "This address takes none.",
            )


def page(request: HttpRequest, rows: QuerySet[Any]) -> tuple[list[Any], str | None]:
    """Return a page of rows by rising key, and the cursor of the next, None at the end."""
    size = _number(request, "size", USUAL, LARGEST)
    after = _number(request, "cursor", 0, 2**63 - 1)
    found = list(rows.filter(pk__gt=after).order_by("pk")[: size + 1])
    more = len(found) > size
    return found[:size], str(found[size - 1].pk) if more else None


def _number(request: HttpRequest, name: str, usual: int, largest: int) -> int:
    given = request.GET.get(name, "")
    if not given:
        return usual
    if given.isascii() and given.isdigit() and len(given) < 20 and 1 <= int(given) <= largest:
        return int(given)
    raise QueryError(f"{name}: “{given[:40]}” is no number from 1 to {largest}.")
