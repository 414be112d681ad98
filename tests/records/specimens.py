"""Exports and readings of our own wording, small enough to know by heart."""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from uprtracker.core import Position, Recommendation, Span
from uprtracker.core.answer import Answer, StatedCount
from uprtracker.core.recommendation import Part, Pledge
from uprtracker.extraction import Extraction
from uprtracker.records import models
from uprtracker.records.reading import Reading

HEADER = [
    *("To", "To-Rgrp", "To-Org", "Text", "From", "From-Rgrp", "From-Org"),
    *("Response", "Action", "Issue", "Session"),
]

TREES = "Plant more trees along all the roads of the capital"
WELLS = "Dig new wells in the northern villages before the next dry season"
BELLS = "Repair the bells of the old town hall and ring them every morning"
BOATS = "Lend fishing boats to families who lost theirs in the great storm"


def row(text: str, by: str = "France", answer: str = "Accepted", **other: str) -> list[str]:
    """Return the cells of one row about Slovenia at session 20."""
    cells = dict.fromkeys(HEADER, "")
    cells |= {"To": "Slovenia", "Text": text, "From": by, "Response": answer}
    cells |= {"Action": "4", "Issue": "Justice", "Session": "20"} | other
    return [cells[name] for name in HEADER]


ROWS = [
    row(TREES),
    row(TREES, "Spain"),
    row(WELLS, "Chile", "Noted", Action="5", Issue="Justice,Women's rights"),
    row(BELLS, "Japan"),
    row(BELLS, "Japan"),
    row(BOATS, "&#40;Unknown&#41;"),
]


def write_export(path: Path, rows: list[list[str]]) -> Path:
    """Write an export as UPR Info does: Latin-1, carriage returns."""
    with path.open("w", encoding="latin-1", newline="") as file:
        csv.writer(file, lineterminator="\r").writerows([HEADER, *rows])
    return path


def item(number: str, text: str, *states: str, **other: Any) -> Recommendation:
    """Return a recommendation as extraction gives it."""
    defaults = {
        "position": Position.PENDING,
        "span": Span(1, 1, 1, 2),
        "chapeau": "115",
        "words": "will look",
    }
    return Recommendation(number=number, text=text, states=states, **(defaults | other))


ITEMS = (
    item("115.1", TREES + ".", "FRA", "ESP"),
    item(
        "115.2",
        f"{WELLS}; {BELLS}",
        "CHL",
        "JPN",
        parts=(Part(WELLS, ("CHL",)), Part(BELLS, ("JPN",))),
    ),
    item("115.3", "Teach chess in all the primary schools", "ITA", position=None),
)


def reading(path: Path, items: tuple[Recommendation, ...] = ITEMS, **other: Any) -> Reading:
    """Write a file to `path` and return what a reader might have found in it."""
    if not path.exists():
        path.write_text(f"{path.name} {other}", encoding="utf-8")
    pledges = (Pledge("1", "Open a museum of clocks", Span(2, 1, 2, 1)),)
    symbol = other.get("symbol", "A/HRC/28/15")
    return Reading(
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        media="pdf",
        symbol=symbol,
        title="Report",
        date="2014-11-10",
        language="en",
        pages=((595.0, 842.0), (595.0, 842.0)),
        paragraphs=(),
        extraction=Extraction("wg_report", symbol, "SVN", 20, items, pledges),
        findings=(),
        boxes={Span(1, 1, 1, 2): ((1, 72.0, 80.0, 500.0, 92.0),)},
    )


def answered(
    path: Path,
    answers: Sequence[Answer],
    counts: Sequence[StatedCount] = (),
    *,
    kind: str = "addendum",
    symbol: str = "A/HRC/28/15/Add.1",
    date: str = "2015-03-03",
    state: str | None = "SVN",
) -> Reading:
    """Write a file to `path` and return what a reader might have found in an addendum or its like."""
    if not path.exists():
        path.write_text(path.name, encoding="utf-8")
    answers, counts = tuple(answers), tuple(counts)
    return replace(
        reading(path, (), symbol=symbol),
        date=date,
        extraction=Extraction(kind, symbol, state, 20 if state else None, answers=answers, counts=counts),
        boxes={one.span: ((one.span.page, 72.0, 80.0, 500.0, 92.0),) for one in answers},
    )


def answer(number: str, position: Position | None = Position.SUPPORTED, **other: Any) -> Answer:
    """Return an answer as extraction gives it; its place follows from its number."""
    line = int(number.rpartition(".")[2] or 99)
    defaults = {"span": Span(2, line, 2, line), "words": "Slovenia agrees.", "paragraph": "3"}
    return Answer(number, position, **(defaults | other))


def everything() -> dict[str, list[Any]]:
    """Return all that the records say, without keys and times: equal for equal records."""
    recommendation, source = "recommendation__code", ("row__file__name", "row__row")
    tables: list[tuple[Any, tuple[str, ...]]] = [
        (
            models.Recommendation,
            ("code", "number", "order", "text", "chapeau", "origin", "position", "page", "boxes"),
        ),
        (models.Part, (recommendation, "ordinal", "text")),
        (models.Pair, (recommendation, "state", "order", "origin", "position", "part__ordinal")),
        (
            models.Position,
            (
                *(recommendation, "state", "value", "words", "comment", "part__ordinal", "part_words"),
                *("stage", "date", "symbol", "paragraph", "document__name", "page", "line", "boxes"),
                *source,
            ),
        ),
        (
            models.StatedAnswer,
            ("document__name", "review__code", "order", "state", "number", "rest", "value", "words"),
        ),
        (models.StatedCount, ("document__name", "review__code", "state", "what", "count", "voice")),
        (
            models.Coding,
            (recommendation, "pledge__code", "scheme", "label", "origin", "holds", "listed__number", *source),
        ),
        (models.ListedRecommendation, ("document__name", "number", recommendation)),
        (models.Alias, ("code", recommendation)),
        (models.Pledge, ("code", "number", "order", "text", "origin")),
        (
            models.SourceRow,
            ("file__name", "row", "fields", recommendation, "pledge__code", "counted", "gone"),
        ),
    ]
    return {
        model.__name__: sorted(map(repr, model.objects.order_by().values_list(*names)))
        for model, names in tables
    }
