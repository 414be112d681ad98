"""The parameters of a search as OpenAPI writes them."""

from typing import Any

from uprtracker.search.parameters import Parameter, described

_PAGING = (
    Parameter("cursor", "`next` of the answer before, with the same question.", False, ()),
    Parameter("facets", "Filters to count by, with commas; `none`, or all if you do not say.", False, ()),
)


def documented() -> dict[str, Any]:
    """Return the search's parameters, with those of its pages."""
    return {"parameters": [written(one) for one in (*described(), *_PAGING)]}


def written(one: Parameter) -> dict[str, Any]:
    """Return a parameter of an address as OpenAPI writes it."""
    schema: dict[str, Any] = {"type": "string"}
    if one.choices:
        schema["enum"] = list(one.choices)
    if one.many:
        schema = {"type": "array", "items": schema}
    return {"name": one.name, "in": "query", "required": False, "description": one.words, "schema": schema}
