"""What an assistant can ask: search, get, statistics, figures, citation. Nothing here writes.

A tool is a name, a sentence for the assistant, a JSON schema of its arguments and a function
from arguments to plain values. The answers are those of the API.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from uprtracker.analytics.asking import WORDS, asked_shares
from uprtracker.core.errors import QueryError
from uprtracker.records.models import Pledge, Recommendation
from uprtracker.records.named import review_named
from uprtracker.records.one_record import citation, record_data, record_named
from uprtracker.records.version import data_version
from uprtracker.records.whole_review import whole_review
from uprtracker.search.asking import ALL, OF_LISTS, ask, tabulate
from uprtracker.search.filters import FILTERS
from uprtracker.search.parameters import described

Arguments = Mapping[str, Any]


@dataclass(frozen=True)
class Tool:
    """One thing that can be asked."""

    name: str
    words: str
    schema: dict[str, Any]
    answer: Callable[[Arguments], dict[str, Any]]


def tools() -> dict[str, Tool]:
    """Return the tools by name."""
    return {one.name: one for one in (_search(), _get(), _statistics(), _figures(), _citation())}


def _search() -> Tool:
    return Tool(
        "search",
        "Find recommendations of the UN Universal Periodic Review by words and filters. `count` is how many "
        "there are in all, `pairs` counts recommendation-State pairs; always say which of the two you give, "
        "and the data_version. `results` is one page: send `next` back as `cursor` for more. `facets` count "
        'every value of every filter: pass "none", or the names you need, where you do not need all. '
        "Schemes named in coded_by_machine are unconfirmed: say so.",
        _object(
            {
                **question(),
                "cursor": {"type": "string", "description": "`next` of the answer before, same question."},
                "facets": {
                    "type": "array",
                    "items": {"type": "string"},
                    "description": "Filters to count by.",
                },
            }
        ),
        _found,
    )


def question() -> dict[str, Any]:
    """Return the parameters of a search as properties of a JSON schema."""
    properties: dict[str, Any] = {}
    for one in described():
        schema: dict[str, Any] = {"type": "string"}
        if one.choices:
            schema["enum"] = list(one.choices)
        properties[one.name] = {"type": "array", "items": schema} if one.many else schema
        properties[one.name]["description"] = one.words
    return properties


def _found(given: Arguments) -> dict[str, Any]:
    asked = dict(given)
    cursor, facets = asked.pop("cursor", ""), asked.pop("facets", ALL)
    if not isinstance(cursor, str) or isinstance(facets, str | bool | int | float | None):
        raise QueryError("cursor is a text and facets is a list of names.")
    return ask(asked, cursor=cursor, facets=tuple(str(one) for one in facets))


def _get() -> Tool:
    return Tool(
        "get",
        "Get one thing whole by its code: a recommendation (SVN-48-140.7), a pledge, or a review (SVN-48) "
        "with all its recommendations, documents and counts. Every step of an answer names its source.",
        _object({"code": {"type": "string", "description": "SVN-48-140.7, SVN-48"}}, "code"),
        _whole,
    )


def _whole(given: Arguments) -> dict[str, Any]:
    code = _code(given)
    record = record_named(code)
    if record is not None:
        return {"data_version": data_version(), **record_data(record)}
    review = review_named(code)
    if review is None:
        raise QueryError(f"There is nothing with the code “{code[:60]}”.", remedy="`search` finds codes.")
    return {"data_version": data_version(), **whole_review(review, findings=False)}


def _statistics() -> Tool:
    names = {"type": "string", "enum": list(FILTERS)}
    return Tool(
        "statistics",
        "Count recommendations by the values of one filter (`rows`) or two (`rows`, `columns`): for example "
        "action by position. A question narrows what is counted. `basis` is recommendations, or pairs "
        "(recommendation-State pairs): always say which. A record may have several values, so that rows can "
        "add up to more than `total`. Do not rank States by acceptance.",
        _object(
            {
                **{name: schema for name, schema in question().items() if name not in OF_LISTS},
                "rows": {**names, "description": "Filter whose values are the rows."},
                "columns": {**names, "description": "Filter whose values are the columns."},
                "basis": {"type": "string", "enum": ["recommendations", "pairs"]},
            },
            "rows",
        ),
        _tabulated,
    )


def _tabulated(given: Arguments) -> dict[str, Any]:
    asked = dict(given)
    said = {name: asked.pop(name) for name in ("rows", "columns", "basis") if name in asked}
    if not all(isinstance(one, str) for one in said.values()) or "rows" not in said:
        raise QueryError("`rows` is a text, and so are `columns` and `basis` where you give them.")
    return tabulate(asked, **said)


def _figures() -> Tool:
    properties = {
        name: {"type": "string", "description": words, **({"enum": list(choices)} if choices else {})}
        for name, (words, choices) in WORDS.items()
    }
    return Tool(
        "figures",
        "Shares and averages by one cut (`by`): first-count share, final share, specificity of people and "
        "of the machine apart, recommendations per review. Give each share with its part, its whole and the "
        "basis, as `definitions` has it; flag those marked `small`. Do not rank States.",
        _object(properties, "by"),
        asked_shares,
    )


def _citation() -> Tool:
    return Tool(
        "citation",
        "How to cite a recommendation or pledge: State, session, number, UN symbol, address on the site.",
        _object({"code": {"type": "string", "description": "SVN-48-140.7"}}, "code"),
        _cited,
    )


def _cited(given: Arguments) -> dict[str, Any]:
    code = _code(given)
    record: Recommendation | Pledge | None = record_named(code)
    if record is None:
        raise QueryError(f"There is no record “{code[:60]}”.", remedy="`search` finds codes.")
    return {
        "code": record.code,
        "citation": citation(record),
        "address": record_data(record)["address"],
        "data_version": data_version(),
    }


def _code(given: Arguments) -> str:
    code = given.get("code")
    if not isinstance(code, str) or set(given) != {"code"}:
        raise QueryError("Give `code`, a text, and nothing else.")
    return code.strip()


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
