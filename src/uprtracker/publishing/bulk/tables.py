"""The tables that the files hold: what a row is, what each column says, and where the rows come from.

Keys join them: `code` (a record), `review`, `symbol`, ISO3 codes of States.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from uprtracker.exchange.tables import Cell, Column
from uprtracker.records.models import Coding, Document, Position, Review
from uprtracker.reference import load_reference
from uprtracker.search import Query
from uprtracker.search.export_columns import columns
from uprtracker.search.export_rows import found_rows
from uprtracker.search.find import answered

Rows = Iterator[tuple[Cell, ...]]


@dataclass(frozen=True)
class BulkTable:
    """A table: `words` say what a row is, names of columns what they hold; `rows` takes the site's root."""

    name: str
    words: str
    columns: tuple[Column, ...]
    rows: Callable[[str], Rows]


def tables() -> tuple[BulkTable, ...]:
    """Return all tables. Demonstration records are in them only as long as there are no others."""
    return (*_records(), *_said(), *_facts())


def _records() -> Iterator[BulkTable]:
    said = columns()
    yield BulkTable("recommendations", "One row per recommendation.", said, _found("recommendation", False))
    words = "One row per recommendation and recommending State (recommendation-State pairs)."
    yield BulkTable("pairs", words, said, _found("recommendation", True))
    yield BulkTable("pledges", "One row per voluntary pledge.", said, _found("pledge", False))


def _found(kind: str, by_pairs: bool) -> Callable[[str], Rows]:
    return lambda root: found_rows(answered(Query(kind=kind, sort="oldest")), root, by_pairs=by_pairs)


_OWNER = Column("code", "Code of the recommendation or pledge")
_CODING = (
    _OWNER,
    Column("scheme", "action, issue, theme, group, sdg, instrument, mechanism or smart"),
    Column("label", "Label; empty in a person's row that takes all labels away"),
    Column("holds", "1: the label holds; 0: a person said that it does not", kind="whole"),
    Column("origin", "person, uprinfo, ohchr, or model (a machine's, unconfirmed)"),
    Column("version", "Version of the machine's coder"),
    Column("confidence", "The machine's probability of the label, 0 to 1", kind="decimal"),
)
_POSITION = (
    _OWNER,
    Column("state", "The recommending State answered, empty: all of them"),
    Column("position", "supported, noted, partial or pending; empty: the source does not say"),
    Column("stage", "report, addendum, plenary, ohchr, uprinfo or editor"),
    Column("date", "Day of the step, ISO 8601"),
    Column("symbol", "Document of the United Nations that says so"),
    Column("paragraph", "Paragraph of it"),
    Column("words", "The State's or the report's own words"),
)


def _said() -> Iterator[BulkTable]:
    words = "One row per label and origin: what persons, imports and the machine said, side by side."
    yield BulkTable("codings", words, _CODING, lambda _root: _codings())
    words = "One row per step of a State's answer; nothing is overwritten."
    yield BulkTable("positions", words, _POSITION, lambda _root: _positions())


_REVIEW = {
    "code": "Code of the review",
    "state": "State under Review, ISO 3166 (alpha 3)",
    "session": "Session of the Working Group",
    "cycle": "Cycle",
    "status": "scheduled, reviewed, adopted, not_adopted, postponed, did_not_appear or unconfirmed",
    "date": "Day of the review",
    "date_confidence": "How sure the day is",
    "adopted": "Day on which the Council adopted the outcome",
    "report_symbol": "Working Group report, where confirmed",
    "addendum_symbol": "Addendum, where confirmed",
}
_DOCUMENT = {
    "symbol": "Symbol of the United Nations",
    "kind": "What it is",
    "title": "Title",
    "language": "Language",
    "date": "Date",
    "review__code": "Code of the review",
    "sha256": "Checksum of the file that was read",
}
_STATE = {
    "iso3": "ISO 3166 (alpha 3)",
    "m49": "Code of the United Nations (M49)",
    "name": "Short name of the United Nations",
    "kind": "member or observer",
    "regional_group": "Regional group",
    "organisations": "Organisations it belongs to today",
}
_SESSION = {
    "number": "Number",
    "cycle": "Cycle",
    "start": "First day",
    "end": "Last day",
    "dates_confidence": "How sure the days are",
}
_ISSUE = {"slug": "Label", "name": "Name"}


def _facts() -> Iterator[BulkTable]:
    known = load_reference()
    reviews = Review.objects.filter(demo=False).order_by("session", "order", "state")
    documents = Document.objects.filter(Q(review=None) | Q(review__demo=False)).order_by("symbol", "sha256")
    sessions = sorted(known.sessions.values(), key=lambda one: one.number)
    issues = sorted(known.issues.values(), key=lambda one: one.slug)
    yield _of_rows("reviews", "One row per review: a State at a session.", reviews, _REVIEW)
    yield _of_rows("documents", "One row per document that was read.", documents, _DOCUMENT)
    yield _of_things("states", "One row per State.", known.states.all, _STATE)
    yield _of_things("sessions", "One row per session of the Working Group.", sessions, _SESSION)
    yield _of_things("issues", "One row per issue of UPR Info's list.", issues, _ISSUE)


_WHOLE = frozenset({"session", "cycle", "number"})


def _of_rows(name: str, words: str, rows: QuerySet[Any], fields: Mapping[str, str]) -> BulkTable:
    def cells(_root: str) -> Rows:
        for row in rows.values_list(*fields).iterator(chunk_size=2_000):
            yield tuple(_cell(value) for value in row)

    return BulkTable(name, words, _columns(fields), cells)


def _of_things(name: str, words: str, things: Iterable[Any], fields: Mapping[str, str]) -> BulkTable:
    listed = tuple(things)

    def cells(_root: str) -> Rows:
        for one in listed:
            yield tuple(_cell(getattr(one, field)) for field in fields)

    return BulkTable(name, words, _columns(fields), cells)


def _columns(fields: Mapping[str, str]) -> tuple[Column, ...]:
    return tuple(
        Column(
            field.replace("__code", ""),
            words,
            kind="whole" if field in _WHOLE else "texts" if field == "organisations" else "text",
        )
        for field, words in fields.items()
    )


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    return tuple(str(one) for one in value) if isinstance(value, tuple) else str(value)


def _codings() -> Rows:
    told = ("scheme", "label", "holds", "origin", "version", "confidence")
    for owner in ("recommendation", "pledge"):
        rows = Coding.objects.filter(**{f"{owner}__isnull": False, f"{owner}__review__demo": False})
        found = rows.order_by(f"{owner}_id", "pk").values_list(f"{owner}__code", *told)
        for code, scheme, label, holds, *rest in found.iterator(chunk_size=5_000):
            yield (code, scheme, label, int(holds), *rest)


def _positions() -> Rows:
    stages = {stage.value: stage.name.lower() for stage in Position.Stage}
    rows = Position.objects.filter(recommendation__review__demo=False)
    found = rows.order_by("recommendation_id", "stage", "date", "pk").values_list(
        "recommendation__code", "state", "value", "stage", "date", "symbol", "paragraph", "words"
    )
    for code, state, value, stage, date, *rest in found.iterator(chunk_size=5_000):
        yield (code, state, value, stages[stage], str(date) if date else None, *rest)
