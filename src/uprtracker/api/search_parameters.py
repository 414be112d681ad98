"""The parameters of a search in the OpenAPI document, made from the filters there are."""

from typing import Any

from django.utils.translation import override

from uprtracker.search.asking import parameters
from uprtracker.search.filters import FILTERS, KINDS, POSITIONS, SIZES, SORTS
from uprtracker.search.labels import filter_name

_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "sort": SORTS,
    "size": tuple(str(size) for size in SIZES),
    "position": POSITIONS,
}
_WORDS = {
    "q": "Words, phrases in quotes, AND, OR, NOT, brackets, prefix*, field:value.",
    "kind": "What is listed.",
    "sort": "Order: by relevance when there is a text, else newest first.",
    "size": "Records a page; 20 if you do not say.",
    "cursor": "`next` of the answer before, with the same question.",
    "facets": "Names of the filters to count by, parted by commas; `none`, or all of them.",
    "date_from": "First day of the review (2024, 2024-05 or 2024-05-06).",
    "date_to": "Last day of the review.",
}


def documented(*names: str) -> dict[str, Any]:
    """Return the search's parameters and others by name, as OpenAPI writes them."""
    with override("en"):
        return {"parameters": [_parameter(name) for name in (*parameters(), *names)]}


def _parameter(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if name in _CHOICES:
        schema["enum"] = list(_CHOICES[name])
    words = _WORDS.get(name, "")
    if name in FILTERS:
        schema = {"type": "array", "items": schema}
        words = f"{filter_name(name)}. May be given several times."
    elif name.endswith("_mode"):
        schema["enum"] = ["any", "all", "none"]
        words = f"Any, all or none of the values of `{name.removesuffix('_mode')}`."
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}
