"""Answering a question: words by the text index, filters and counts by the columns, rows by the database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np
from django.utils.translation import gettext as _

from uprtracker.records.version import data_version
from uprtracker.reference import load_reference
from uprtracker.search import advice
from uprtracker.search.columns import Columns, Mask, Rows
from uprtracker.search.counting import Selection, facet, ranked
from uprtracker.search.expression import Expression, Field, leaves
from uprtracker.search.fields import tags, unknown
from uprtracker.search.filters import FILTERS
from uprtracker.search.hits import hits_of
from uprtracker.search.parser import parse
from uprtracker.search.query import Query
from uprtracker.search.ranking import best_first
from uprtracker.search.results import FacetValue, Results
from uprtracker.search.snapshot import Snapshot, current_snapshot


@dataclass(frozen=True)
class Answer:
    """What a question finds: the records in the order of the list, and what to tell."""

    snapshot: Snapshot
    selection: Selection
    expression: Expression | None
    listed: Rows
    messages: tuple[str, ...]


def find(query: Query) -> Results:
    """Return the page of records that `query` asks for, with totals and counts beside each filter.

    Raises IndexMissing when there is no search snapshot that can be read.
    """
    answer = answered(query)
    columns, selection = answer.snapshot.columns, answer.selection
    found = selection.records()
    pledges = int((found & columns.pledge).sum())
    recommendations = int(found.sum()) - pledges
    count = len(answer.listed)
    pages = max(1, -(-count // query.size))
    page = min(query.page, pages)
    on_page = answer.listed[(page - 1) * query.size : page * query.size]
    messages, suggestions = _advice(answer, query)
    return Results(
        query=query,
        hits=hits_of(map(answer.snapshot.stored.shown, on_page.tolist()), answer.expression),
        count=count,
        recommendations=recommendations,
        pairs=int((selection.pairs() & columns.pair_real).sum()),
        pledges=pledges,
        by_machine=int((found & ~columns.pledge & by_machine(columns)).sum()),
        page=page,
        pages=pages,
        basis="pledge" if query.kind == "pledge" else "recommendation",
        facets=_facets(selection, recommendations, pledges),
        data_version=answer.snapshot.data_version,
        built_at=answer.snapshot.built_at,
        stale=answer.snapshot.fallen_back or answer.snapshot.data_version != data_version(),
        messages=(*answer.messages, *messages),
        suggestions=suggestions,
    )


def answered(query: Query) -> Answer:
    """Return everything that `query` finds, without its rows. Raises IndexMissing as `find` does."""
    snapshot = current_snapshot()
    reading = parse(query.q)
    messages = list(reading.messages)
    rows = None
    if reading.expression is not None:
        rows = _text(snapshot, reading.expression)
        fields = [leaf for leaf in leaves(reading.expression) if isinstance(leaf, Field)]
        messages += [unknown(field) for field in fields if not tags(field)]
    selection = Selection(snapshot.columns, query, _readable(snapshot, query, reading.expression, rows))
    if query.kind != "recommendation" and any(FILTERS[name].level == "pair" for name in query.active()):
        messages.append(
            _("Pledges have no recommending State and no response: these filters leave them out.")
        )
    if snapshot.fallen_back:
        messages.append(
            _("The newest search index is damaged; an older one answers until it is built again.")
        )
    return Answer(
        snapshot,
        selection,
        reading.expression,
        _listed(selection, snapshot, reading.expression),
        tuple(messages),
    )


def record_keys(answer: Answer, rows: Rows) -> list[tuple[bool, int]]:
    """Return (is pledge, primary key) of records by their numbers."""
    columns = answer.snapshot.columns
    return list(zip(columns.pledge[rows].tolist(), columns.pk[rows].tolist(), strict=True))


# Turning pages and setting filters asks for the same words again and again.
@lru_cache(maxsize=64)
def _text(snapshot: Snapshot, expression: Expression) -> Rows:
    return snapshot.text.match(expression, tags)


def by_machine(columns: Columns) -> Mask:
    """Return which records have an issue or action category that is the machine's alone."""
    return columns.relations["coded_by"].mask(["machine"], columns.records)


def forget() -> None:
    """Drop what is kept from earlier questions, so that the next is answered as if it were the first."""
    _text.cache_clear()
    current_snapshot().text.forget()


def _readable(snapshot: Snapshot, query: Query, expression: Expression | None, rows: Rows | None) -> Mask:
    """Return the records that the text finds.

    Once there are real records, those of the demonstration take part only where the question
    names a fictitious State, so that invented figures never enter real ones.
    """
    demo = snapshot.columns.demo
    found = np.ones(len(demo), dtype=np.bool_)
    if rows is not None:
        found[:] = False
        found[rows] = True
    if demo.any() and not demo.all() and not _asks_for_demo(query, expression):
        found &= ~demo
    return found


def _asks_for_demo(query: Query, expression: Expression | None) -> bool:
    states = load_reference(demo=True).states.by_iso3
    named = [*query.sur, *query.rs]
    for leaf in leaves(expression) if expression is not None else ():
        if isinstance(leaf, Field):
            named += [tag.partition(":")[2] for tag in tags(leaf)]
    return any(code in states and states[code].kind == "demo" for code in named)


def _listed(selection: Selection, snapshot: Snapshot, expression: Expression | None) -> Rows:
    """Return the numbers of the records to list, in the order asked for."""
    columns, query = selection.columns, selection.query
    wanted = selection.records()
    if query.kind != "both":
        wanted &= columns.pledge == (query.kind == "pledge")
    if query.sort in ("", "relevance") and expression is not None:
        rows = np.flatnonzero(wanted).astype(np.int32)
        return best_first(snapshot.text.scores(expression, rows), rows, len(rows))
    orders = {"oldest": columns.by_oldest, "state": columns.by_state, "newest": columns.by_newest}
    order = orders.get(query.sort, columns.by_newest)
    return order[wanted[order]]


def _facets(selection: Selection, recommendations: int, pledges: int) -> dict[str, tuple[FacetValue, ...]]:
    only_pledges = selection.query.kind == "pledge"
    found = {name: facet(selection, name, pledges=only_pledges) for name in FILTERS}
    kinds: Sequence[str] = () if selection.query.kind == "both" else (selection.query.kind,)
    found["kind"] = ranked({"recommendation": recommendations, "pledge": pledges}, tuple(kinds))
    return found


def _count(answer: Answer, expression: Expression) -> int:
    """Return how many records of the list another tree would find under the same filters."""
    rows = _text(answer.snapshot, expression)
    found = _readable(answer.snapshot, answer.selection.query, expression, rows)
    return len(_listed(replace(answer.selection, text=found), answer.snapshot, None))


def _advice(answer: Answer, query: Query) -> tuple[list[str], tuple[advice.Suggestion, ...]]:
    messages: list[str] = []
    suggestions: list[advice.Suggestion] = []
    if answer.expression is not None:
        messages, suggestions = advice.spelling(answer.snapshot, query, answer.expression)
    if not len(answer.listed):
        if not answer.snapshot.columns.records:
            messages.append(_("No records have been loaded yet."))
        suggestions += [*advice.other_kind(answer.selection), *advice.loosening(answer.selection)]
        if answer.expression is not None:
            suggestions += advice.fewer_words(query, answer.expression, partial(_count, answer))
    return messages, tuple(suggestions)
