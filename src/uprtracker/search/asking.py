"""The question of a program and its answer as plain values: one form for API, MCP, client and command.

    ask({"q": "torture", "sur": ["SVN"], "position": "noted"})
    {"count": 12, "recommendations": 12, "pairs": 19, …, "next": "eyJ…", "results": […], "facets": {…}}

A page drops what it does not understand and says so; a program gets an error instead, because
a number for another question than the one asked is worse than none. Programs are told so in English.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from uprtracker.core.errors import QueryError
from uprtracker.search.filters import FILTERS
from uprtracker.search.find import ALL_FACETS, find
from uprtracker.search.parameters import names
from uprtracker.search.pivot import pivot
from uprtracker.search.query import Query
from uprtracker.search.results import Hit, Results

# What a question says of the list that it wants.
OF_LISTS = ("kind", "sort", "size")
ALL = ("all",)
NONE = ("none",)


class CursorOutdated(QueryError):
    """A cursor of another version of the data: what follows it now may not be what followed then."""


def ask(params: Mapping[str, object], *, cursor: str = "", facets: Collection[str] = ALL) -> dict[str, Any]:
    """Return what a question finds, one page of it. `params` are names and values as in an address.

    `cursor` is `next` of the answer before; `facets` names the filters whose counts are wanted.
    Raises QueryError for a name, a value or a cursor that nobody knows, CursorOutdated when
    the data have changed since the cursor was made, IndexMissing as `find` does.
    """
    query = asked(params)
    _check_facets(facets)
    version = 0
    if cursor:
        version, page = _read_cursor(cursor, query)
        query = replace(query, page=page)
    results = find(query, facets=[name for name in ALL_FACETS if "all" in facets or name in facets])
    if cursor and results.data_version != version:
        raise CursorOutdated(
            "The data have changed since you asked for the first page.",
            remedy="Ask again without the cursor.",
        )
    return answer_data(results, facets=facets)


def tabulate(
    params: Mapping[str, object], *, rows: str, columns: str = "", basis: str = "recommendations"
) -> dict[str, Any]:
    """Return how many of what a question finds have each value of one filter, or of two, as plain values.

    `counts[r][c]` belong to `row_values[r]` and `column_values[c]`. Records may have several values:
    totals are counted, never added up. Raises QueryError as `ask` does, and for a basis nobody knows.
    """
    for name in OF_LISTS:
        if name in params:
            raise QueryError(f"A table has no “{name}”: it counts all recommendations that are found.")
    if basis not in ("recommendations", "pairs"):
        raise QueryError(
            f"There is no basis “{basis[:40]}”.",
            remedy="Known are: recommendations, pairs. `figures` counts by more.",
        )
    found = pivot(asked(params), rows=rows, columns=columns, basis=basis)  # type: ignore[arg-type]  # checked
    return {
        "basis": found.basis,
        "total": found.total,
        "data_version": found.data_version,
        "query": _question(found.query),
        "rows": found.rows,
        "columns": found.columns or None,
        "row_values": list(found.row_values),
        "column_values": list(found.column_values),
        "counts": found.counts.tolist(),
        "row_totals": found.row_totals.tolist(),
        "column_totals": found.column_totals.tolist(),
    }


def asked(params: Mapping[str, object]) -> Query:
    """Return the question in `params`. Raises QueryError for a name or a value that is not known."""
    known = names()
    strangers = [name for name in params if name not in known]
    if strangers:
        raise QueryError(
            f"There is no parameter “{strangers[0][:60]}”.",
            remedy=f"Known are: {', '.join(known)}.",
        )
    return Query.from_params(params).understood()


def answer_data(results: Results, *, facets: Collection[str] = ALL) -> dict[str, Any]:
    """Return an answer as plain values; `next` is the cursor of the page that follows, None at the end."""
    last = results.page >= results.pages
    return {
        "count": results.count,
        "recommendations": results.recommendations,
        "pairs": results.pairs,
        "pledges": results.pledges,
        "by_machine": results.by_machine,
        "basis": results.basis,
        "data_version": results.data_version,
        "built_at": results.built_at,
        "stale": results.stale,
        "query": _question(results.query),
        "page": results.page,
        "pages": results.pages,
        "next": None if last else _cursor(results),
        "messages": [*results.query.problems, *results.messages],
        "suggestions": [sentence for sentence, _query in results.suggestions],
        "results": [hit_data(hit) for hit in results.hits],
        "facets": {
            name: [{"value": one.value, "count": one.count} for one in values]
            for name, values in results.facets.items()
            if "all" in facets or name in facets
        },
    }


def hit_data(hit: Hit) -> dict[str, Any]:
    """Return a record of a list as plain values; null where the sources do not say."""
    return {
        "code": hit.code,
        "kind": hit.kind,
        "address": f"/{'pledges' if hit.kind == 'pledge' else 'recommendations'}/{hit.code}/",
        "review": hit.review,
        "state": hit.sur,
        "session": hit.session,
        "cycle": hit.cycle,
        "number": hit.number,
        "text": hit.text,
        "recommending_states": list(hit.rs),
        "position": hit.position or None,
        "by_state": {state: answer or None for state, answer in hit.answers if state},
        "actions": [int(label) for label in hit.action],
        "action_origin": hit.action_origin or None,
        "issues": list(hit.issues),
        "issue_origin": hit.issue_origin or None,
        "coded_by_machine": list(hit.unconfirmed),
        "demonstration": hit.demo,
        "why": list(hit.why),
    }


def _question(query: Query) -> dict[str, Any]:
    """Return what was asked, without the page: names and values of the shortest address."""
    said: dict[str, Any] = {}
    for name, value in replace(query, page=1).params():
        if name in FILTERS:
            said.setdefault(name, []).append(value)
        else:
            said[name] = value
    return said


def _check_facets(wanted: Collection[str]) -> None:
    known = {*FILTERS, "kind", *ALL, *NONE}
    for name in wanted:
        if name not in known:
            raise QueryError(
                f"There is no filter “{name[:60]}” to count by.",
                remedy=f"Known are: {', '.join(sorted(known))}.",
            )


def _cursor(results: Results) -> str:
    said = [results.data_version, _digest(results.query), results.page + 1]
    return base64.urlsafe_b64encode(json.dumps(said, separators=(",", ":")).encode()).decode().rstrip("=")


def _read_cursor(cursor: str, query: Query) -> tuple[int, int]:
    """Return data version and page of a cursor, which must be one of this very question."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        version, digest, page = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        version, digest, page = None, "", None
    whole = all(isinstance(one, int) and not isinstance(one, bool) and one >= 0 for one in (version, page))
    if not whole or page < 2 or digest != _digest(query):
        raise QueryError(
            "This cursor belongs to another question, or is none.",
            remedy="Repeat the question as it was, with the cursor of its last answer.",
        )
    return version, page


def _digest(query: Query) -> str:
    question = replace(query, page=1).params()
    return hashlib.sha256(repr(question).encode()).hexdigest()[:12]
