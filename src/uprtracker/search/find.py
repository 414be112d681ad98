"""Answering a question: words by the text index, filters and counts by the columns, rows by the database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial

import numpy as np
from django.utils.translation import gettext as _

from uprtracker.records.version import data_version
from uprtracker.reference import load_reference
from uprtracker.search import advice
from uprtracker.search.bits import Bits, everything, of_mask, of_rows
from uprtracker.search.columns import Columns, Rows
from uprtracker.search.counting import facet, ranked
from uprtracker.search.expression import Expression, Field, leaves
from uprtracker.search.fields import tags, unknown
from uprtracker.search.filters import FILTERS
from uprtracker.search.hits import hits_of
from uprtracker.search.parser import parse
from uprtracker.search.query import Query
from uprtracker.search.ranking import best_first
from uprtracker.search.results import FacetValue, Results
from uprtracker.search.selection import Ground, Selection
from uprtracker.search.snapshot import Snapshot, current_snapshot

_FIRST_LOOK = 4096


@dataclass(frozen=True)
class Answer:
    """What a question finds: the records in the order of the list, and what to tell."""

    snapshot: Snapshot
    selection: Selection
    expression: Expression | None
    messages: tuple[str, ...]

    @cached_property
    def listed(self) -> Rows:
        """The numbers of all records of the list, in its order."""
        return self.first(self.selection.listed.count)

    def first(self, count: int) -> Rows:
        """Return the numbers of the first records of the list."""
        query, columns, wanted = self.selection.query, self.selection.columns, self.selection.listed
        if query.sort in ("", "relevance") and self.expression is not None:
            scores = self.snapshot.text.scores(self.expression, wanted.rows)
            return best_first(scores, wanted.rows, count)
        orders = {"oldest": columns.by_oldest, "state": columns.by_state, "newest": columns.by_newest}
        return _in_order(orders.get(query.sort, columns.by_newest), wanted, count)


def _in_order(order: Rows, wanted: Bits, count: int) -> Rows:
    """Return the first records that are wanted in an order of all; most lists end after a few looks."""
    found: list[Rows] = []
    start, step = 0, _FIRST_LOOK
    while count > 0 and start < len(order):
        part = order[start : start + step]
        own = part[wanted.mask[part]][:count]
        found.append(own)
        count -= len(own)
        start, step = start + step, step * 4
    return np.concatenate(found) if found else order[:0]


def find(query: Query) -> Results:
    """Return the page of records that `query` asks for, with totals and counts beside each filter.

    Raises IndexMissing when there is no search snapshot that can be read.
    """
    answer = answered(query)
    selection = answer.selection
    recommendations, pledges = selection.recommendations.count, selection.pledges.count
    count = selection.listed.count
    pages = max(1, -(-count // query.size))
    page = min(query.page, pages)
    on_page = answer.first(page * query.size)[(page - 1) * query.size :]
    messages, suggestions = _advice(answer, query)
    return Results(
        query=query,
        hits=hits_of(map(answer.snapshot.stored.shown, on_page.tolist()), answer.expression),
        count=count,
        recommendations=recommendations,
        pairs=selection.pair_count,
        pledges=pledges,
        by_machine=(selection.recommendations & by_machine(selection.columns)).count,
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
    text = None
    if reading.expression is not None:
        text = _text(snapshot, reading.expression)
        fields = [leaf for leaf in leaves(reading.expression) if isinstance(leaf, Field)]
        messages += [unknown(field) for field in fields if not tags(field)]
    demo = _asks_for_demo(query, reading.expression)
    selection = Selection(_ground(snapshot.columns, demo), query, text)
    if query.kind != "recommendation" and any(FILTERS[name].level == "pair" for name in query.active()):
        messages.append(
            _("Pledges have no recommending State and no response: these filters leave them out.")
        )
    if snapshot.fallen_back:
        messages.append(
            _("The newest search index is damaged; an older one answers until it is built again.")
        )
    return Answer(snapshot, selection, reading.expression, tuple(messages))


def record_keys(answer: Answer, rows: Rows) -> list[tuple[bool, int]]:
    """Return (is pledge, primary key) of records by their numbers."""
    columns = answer.snapshot.columns
    return list(zip(columns.pledge[rows].tolist(), columns.pk[rows].tolist(), strict=True))


# Turning pages and setting filters asks for the same words again and again.
@lru_cache(maxsize=64)
def _text(snapshot: Snapshot, expression: Expression) -> Bits:
    return of_rows(snapshot.text.match(expression, tags), snapshot.text.size)


def by_machine(columns: Columns) -> Bits:
    """Return which records have an issue or action category that is the machine's alone."""
    return columns.sets["coded_by"].having(["machine"])


def forget() -> None:
    """Drop what is kept from earlier questions, so that the next is answered as if it were the first."""
    _text.cache_clear()
    current_snapshot().text.forget()


@lru_cache(maxsize=8)
def _ground(columns: Columns, demo: bool) -> Ground:
    """Return the records that questions can find.

    Once there are real records, those of the demonstration take part only where the question
    names a fictitious State (`demo`), so that invented figures never enter real ones.
    """
    hidden = columns.demo.any() and not columns.demo.all() and not demo
    return Ground(columns, of_mask(~columns.demo) if hidden else everything(columns.records))


def _asks_for_demo(query: Query, expression: Expression | None) -> bool:
    states = load_reference(demo=True).states.by_iso3
    named = [*query.sur, *query.rs]
    for leaf in leaves(expression) if expression is not None else ():
        if isinstance(leaf, Field):
            named += [tag.partition(":")[2] for tag in tags(leaf)]
    return any(code in states and states[code].kind == "demo" for code in named)


def _facets(selection: Selection, recommendations: int, pledges: int) -> dict[str, tuple[FacetValue, ...]]:
    only_pledges = selection.query.kind == "pledge"
    found = {name: facet(selection, name, pledges=only_pledges) for name in FILTERS}
    kinds: Sequence[str] = () if selection.query.kind == "both" else (selection.query.kind,)
    found["kind"] = ranked(("pledge", "recommendation"), np.array([pledges, recommendations]), kinds)
    return found


def _count(answer: Answer, expression: Expression) -> int:
    """Return how many records of the list another tree would find under the same filters."""
    return replace(answer.selection, text=_text(answer.snapshot, expression)).listed.count


def _advice(answer: Answer, query: Query) -> tuple[list[str], tuple[advice.Suggestion, ...]]:
    messages: list[str] = []
    suggestions: list[advice.Suggestion] = []
    if answer.expression is not None:
        messages, suggestions = advice.spelling(answer.snapshot, query, answer.expression)
    if not answer.selection.listed.count:
        if not answer.snapshot.columns.records:
            messages.append(_("No records have been loaded yet."))
        suggestions += [*advice.other_kind(answer.selection), *advice.loosening(answer.selection)]
        if answer.expression is not None:
            suggestions += advice.fewer_words(query, answer.expression, partial(_count, answer))
    return messages, tuple(suggestions)
