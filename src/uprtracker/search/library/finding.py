"""Answers a question to the library: one page of hits, how many there are, counts beside each filter.

What the index finds is asked for again in the database: what is not public any more is not shown, and
where the index is behind, what has gone meanwhile is not counted either.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from tantivy import Order, Query, Searcher

from uprtracker.core.errors import QueryError
from uprtracker.records.version import data_version
from uprtracker.search.library.excerpt import excerpt
from uprtracker.search.library.kinds import Shown, registered
from uprtracker.search.library.opening import Opened, current
from uprtracker.search.library.question import SIZE, LibraryQuery
from uprtracker.search.library.schema import FILTERS, unit_of
from uprtracker.search.library.translating import all_of, as_query, one_of
from uprtracker.search.marking import Marker
from uprtracker.search.parser import parse
from uprtracker.search.results import Fragment

_MOST_VALUES = 400


@dataclass(frozen=True)
class LibraryHit:
    """One thing found: its kind, what a reader sees of it, title and passage with the words marked."""

    kind: str
    key: str
    shown: Shown
    title: tuple[Fragment, ...]
    passage: tuple[Fragment, ...]

    @property
    def label(self) -> str:
        """Return what things of its kind are called."""
        return str(registered()[self.kind].label)


@dataclass(frozen=True)
class LibraryResults:
    """What was found. `counts`: filter -> (value, how many), most first; each without its own filter.

    `behind`: the index does not show all that has changed yet.
    """

    query: LibraryQuery
    total: int
    hits: Sequence[LibraryHit]
    counts: Mapping[str, Sequence[tuple[str, int]]]
    messages: Sequence[str]
    data_version: int
    behind: bool

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // SIZE))


def find_in_library(query: LibraryQuery) -> LibraryResults:
    """Return what the question finds. Raises IndexMissing, QueryError."""
    opened = current()
    reading = parse(query.q)
    behind = opened.data_version != data_version()
    gone = _gone(opened) if behind else []
    try:
        text = as_query(reading.expression)
        total, found = _hits(opened.searcher, query, _narrowed(query, text, gone))
        counts = {
            name: _counts(opened.searcher, name, _narrowed(query, text, gone, but=name)) for name in FILTERS
        }
    except ValueError as error:
        raise QueryError(_("This search cannot be answered: %(why)s") % {"why": error}) from error
    marker = Marker(reading.expression)
    return LibraryResults(
        query=query,
        total=total,
        hits=_shown(found, marker),
        counts=counts,
        messages=reading.messages,
        data_version=opened.data_version,
        behind=behind,
    )


def _gone(opened: Opened) -> list[str]:
    """Return the units that were public when the index was made and are not any more."""
    rows = registered()
    return [
        unit_of(kind, unit)
        for kind, units in opened.units.items()
        if kind not in rows or rows[kind].few
        for unit in units.keys() - (rows[kind].units().keys() if kind in rows else set())
    ]


def _narrowed(query: LibraryQuery, text: Query, gone: list[str], *, but: str = "") -> Query:
    """Return the words with the filters, without one of them for its own counts."""
    chosen = [one_of(name, query.values(name)) for name in FILTERS if name != but and query.values(name)]
    return all_of([text, *chosen], [one_of("unit", gone)] if gone else [])


def _hits(searcher: Searcher, query: LibraryQuery, asked: Query) -> tuple[int, list[tuple[str, str]]]:
    """Return how many there are, and kind and key of those on the page asked for."""
    order: dict[str, Any] = {}
    if query.sort or not query.q:
        order = {"order_by_field": "day", "order": Order.Asc if query.sort == "oldest" else Order.Desc}
    result = searcher.search(asked, SIZE, count=True, offset=(query.page - 1) * SIZE, **order)
    rows = [searcher.doc(address).to_dict() for _score, address in result.hits]
    total = int(result.count or 0)  # type: ignore[attr-defined]  # missing in its types
    return total, [(row["kind"][0], row["key"][0]) for row in rows]


def _counts(searcher: Searcher, name: str, asked: Query) -> list[tuple[str, int]]:
    terms = {"terms": {"field": name, "size": _MOST_VALUES}}
    buckets = searcher.aggregate(asked, {"of": terms})["of"]["buckets"]
    return [(str(one["key"]), int(one["doc_count"])) for one in buckets]


def _shown(found: list[tuple[str, str]], marker: Marker) -> list[LibraryHit]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, key in found:
        by_kind[kind].append(key)
    rows = registered()
    there = {kind: rows[kind].shown(keys) for kind, keys in by_kind.items() if kind in rows}
    return [
        LibraryHit(kind, key, one, marker.mark(one.title).fragments, excerpt(one.text, marker))
        for kind, key in found
        if (one := there.get(kind, {}).get(key)) is not None
    ]


def answer_data(results: LibraryResults) -> dict[str, Any]:
    """Return the answer as plain values, for a program."""
    return {
        "count": results.total,
        "page": results.query.page,
        "pages": results.pages,
        "query": results.query.params(),
        "messages": [*results.query.problems, *results.messages],
        "behind": results.behind,
        "results": [
            {
                "kind": hit.kind,
                "title": hit.shown.title,
                "address": hit.shown.address,
                "passage": "".join(piece.text for piece in hit.passage),
                "place": hit.shown.place or None,
                "states": list(hit.shown.states),
                "by": list(hit.shown.by),
                "session": hit.shown.session,
                "language": hit.shown.language or None,
                "date": hit.shown.date or None,
                "demonstration": hit.shown.demo,
            }
            for hit in results.hits
        ],
        "counts": {
            name: [{"value": value, "count": count} for value, count in values]
            for name, values in results.counts.items()
        },
    }
