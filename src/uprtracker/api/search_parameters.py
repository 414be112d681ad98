"""The parameters of a search as OpenAPI writes them."""

from typing import Any

from uprtracker.search.asking import OF_LISTS
from uprtracker.search.filters import FILTERS
from uprtracker.search.parameters import Parameter, described

BASES = ("recommendations", "pairs")

_PAGING = (
    Parameter("cursor", "`next` of the answer before, with the same question.", False, ()),
    Parameter("facets", "Filters to count by, with commas; `none`, or all if you do not say.", False, ()),
)


def documented() -> dict[str, Any]:
    """Return the search's parameters, with those of its pages."""
    return {"parameters": [written(one) for one in (*described(), *_PAGING)]}


def tabulated() -> dict[str, Any]:
    """Return the parameters of a table: those of the question, and what it is cut by."""
    names = tuple(FILTERS)
    cut = (
        Parameter("rows", "Filter whose values are the rows.", False, names),
        Parameter("columns", "Filter whose values are the columns; without it there is one.", False, names),
        Parameter("basis", "What is counted; recommendations if you do not say.", False, BASES),
    )
    own = [one for one in described() if one.name not in OF_LISTS]
    parameters = [written(one) for one in (*cut, *own)]
    parameters[0]["required"] = True
    return {"parameters": parameters}


def written(one: Parameter) -> dict[str, Any]:
    """Return a parameter of an address as OpenAPI writes it."""
    schema: dict[str, Any] = {"type": "string"}
    if one.choices:
        schema["enum"] = list(one.choices)
    if one.many:
        schema = {"type": "array", "items": schema}
    return {"name": one.name, "in": "query", "required": False, "description": one.words, "schema": schema}
