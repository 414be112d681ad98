"""Answering a question: words by the text index, filters and counts by columns, hits by stored lines."""

from collections.abc import Collection

import numpy as np
from django.utils.translation import gettext as _

from uprtracker.records.version import data_version
from uprtracker.reference import load_reference
from uprtracker.search import advice, answer
from uprtracker.search.answer import Answer
from uprtracker.search.counting import ranked
from uprtracker.search.expression import Expression, Field, leaves
from uprtracker.search.fields import tags, unknown
from uprtracker.search.filters import FILTERS
from uprtracker.search.parser import parse
from uprtracker.search.query import Query
from uprtracker.search.results import Facet, Results
from uprtracker.search.snapshot import current_snapshot
from uprtracker.search.spelling import spelling

ALL_FACETS = (*FILTERS, "kind")


def find(query: Query, *, facets: Collection[str] = ALL_FACETS) -> Results:
    """Return the page of records that `query` asks for, with totals and counts beside each filter.

    `facets` are the filters whose counts are wanted. Raises IndexMissing when there is no
    search snapshot that can be read.
    """
    found = answered(query)
    pages = max(1, -(-found.count // query.size))
    page = min(query.page, pages)
    on_page = found.first(page * query.size)[(page - 1) * query.size :]
    messages, suggestions = _advice(found)
    snapshot = found.snapshot
    return Results(
        query=query,
        hits=found.hits(on_page),
        count=found.count,
        recommendations=found.recommendations,
        pairs=found.pairs,
        pledges=found.pledges,
        by_machine=found.by_machine,
        page=page,
        pages=pages,
        basis="pledge" if query.kind == "pledge" else "recommendation",
        facets={name: _kinds(found) if name == "kind" else found.facet(name) for name in facets},
        data_version=snapshot.data_version,
        built_at=snapshot.built_at,
        stale=snapshot.fallen_back or snapshot.data_version != data_version(),
        messages=(*found.messages, *messages),
        suggestions=suggestions,
    )


def answered(query: Query) -> Answer:
    """Return everything that `query` finds, without its rows. Raises IndexMissing as `find` does."""
    snapshot = current_snapshot()
    reading = parse(query.q)
    messages = list(reading.messages)
    if reading.expression is not None:
        fields = [leaf for leaf in leaves(reading.expression, denied=True) if isinstance(leaf, Field)]
        messages += [unknown(field) for field in fields if not tags(field)]
    if query.kind != "recommendation" and any(FILTERS[name].level == "pair" for name in query.active()):
        messages.append(
            _("Pledges have no recommending State and no response: these filters leave them out.")
        )
    if snapshot.fallen_back:
        messages.append(
            _("The newest search index is damaged; an older one answers until it is built again.")
        )
    demo = _asks_for_demo(query, reading.expression)
    return Answer.of(snapshot, query, reading.expression, demo, tuple(messages))


def forget() -> None:
    """Drop what is kept from earlier questions, so that the next is answered as if it were the first."""
    answer.forget()
    current_snapshot().forget()


def _asks_for_demo(query: Query, expression: Expression | None) -> bool:
    """Return whether the question names a fictitious State; one in a region, or left out, is not named."""
    states = load_reference(demo=True).states.by_iso3
    named = [code for name in ("sur", "rs") if query.mode(name) != "none" for code in query.values(name)]
    for leaf in leaves(expression) if expression is not None else ():
        if isinstance(leaf, Field) and leaf.name in ("state", "by"):
            named += [tag.partition(":")[2] for tag in tags(leaf)]
    return any(code in states and states[code].kind == "demo" for code in named)


def _kinds(found: Answer) -> Facet:
    chosen = () if found.query.kind == "both" else (found.query.kind,)
    return ranked(("pledge", "recommendation"), np.array([found.pledges, found.recommendations]), chosen)


def _advice(found: Answer) -> tuple[list[str], tuple[advice.Suggestion, ...]]:
    messages: list[str] = []
    suggestions: list[advice.Suggestion] = []
    query, expression = found.query, found.expression
    if expression is not None:
        messages, suggestions = spelling(found.snapshot, query, expression)
    if not found.count:
        if not found.snapshot.records:
            messages.append(_("No records have been loaded yet."))
        suggestions += [*advice.other_kind(found), *advice.loosening(found)]
        if expression is not None:
            suggestions += advice.fewer_words(found, expression)
    return messages, tuple(suggestions)
