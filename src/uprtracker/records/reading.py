"""A UN document read and understood in a child process, and sent back as plain values.

Runs outside Django: names no model. What comes back is small (no lines, no
positions of characters), because it crosses between processes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from uprtracker.core import Finding, Span
from uprtracker.core.answer import Answer
from uprtracker.documents import Document, paragraphs, read_document, run_isolated
from uprtracker.documents.document import Paragraph, Role
from uprtracker.documents.isolation import Outcome
from uprtracker.exchange import thematic_list
from uprtracker.exchange.thematic_list import ThematicList
from uprtracker.extraction import Extraction, advance_questions, extract
from uprtracker.reference import Reference, load_reference

# Goes up whenever reading or extraction give other results: documents are then read again.
READER_VERSION = "22"

# Symbols in these are those of other documents.
WITHOUT_SYMBOL = (thematic_list.KIND, advance_questions.KIND)

Boxes = tuple[tuple[float, ...], ...]
"""Rectangles to mark: page, left, top, right, bottom in points."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the records keep of a document. `boxes` is by span, for all that has one.

    `listed` is set for a thematic list, whose extraction holds its positions as answers.
    """

    sha256: str
    media: str
    symbol: str
    title: str
    date: str
    language: str
    pages: tuple[tuple[float, float], ...]
    paragraphs: tuple[Paragraph, ...]
    extraction: Extraction
    findings: tuple[Finding, ...]
    boxes: dict[Span, Boxes]
    listed: ThematicList | None = None


def read(path: Path, *, demo: bool = False) -> Reading:
    """Read the document at `path` and extract what it holds. Raises a DocumentError.

    With `demo` the fictitious States of the demonstration are known too.
    """
    document = read_document(path)
    listed, extraction = _understood(document, load_reference(demo=demo))
    body = paragraphs(document)
    spans = [one.span for one in extraction.recommendations]
    spans += [one.span for one in extraction.pledges]
    spans += [one.span for one in extraction.answers]
    spans += [one.span for one in extraction.counts]
    spans += [one.span for one in extraction.notes]
    spans += [one.span for one in extraction.submissions]
    spans += [one.span for one in extraction.references]
    spans += [one.span for one in extraction.questions]
    spans += [one.span for one in body]
    spans += [one.span for one in extraction.statements]
    spans += [one.span for one in extraction.proceedings]
    return Reading(
        sha256=document.sha256,
        media=document.kind,
        symbol="" if extraction.kind in WITHOUT_SYMBOL else document.symbol or extraction.symbol,
        title=_title(document, extraction.kind),
        date=document.date,
        language=document.language,
        pages=tuple((page.width, page.height) for page in document.pages),
        paragraphs=body,
        extraction=extraction,
        findings=(*document.findings, *extraction.findings),
        boxes=_boxes(document, spans),
        listed=listed,
    )


def _title(document: Document, kind: str) -> str:
    """Return the title; the State named below that of advance questions is no part of it."""
    own = advance_questions.title_of(document) if kind == advance_questions.KIND else ""
    return own or document.title


def _understood(document: Document, reference: Reference) -> tuple[ThematicList | None, Extraction]:
    """Return the thematic list that the document is, if it is one, and what an extractor makes of it."""
    if not thematic_list.is_thematic_list(document):
        return None, extract(document, reference)
    listed = thematic_list.read_thematic_list(document, reference)
    kind = thematic_list.KIND
    answers = tuple(
        Answer(row.number, row.position, row.span, row.position_words, "", row.paragraph, symbol=row.symbol)
        for row in listed.rows
        if row.number
    )
    return listed, Extraction(
        kind, "", listed.state, listed.session, findings=listed.findings, answers=answers
    )


def read_all(paths: Sequence[Path], workers: int = 2) -> Iterator[Outcome[Path, Reading]]:
    """Yield the outcome of every path, in their order; a reader that dies costs its own document only."""
    return run_isolated(read, paths, workers=workers)


def _boxes(document: Document, spans: Sequence[Span]) -> dict[Span, Boxes]:
    """Return the boxes of the body lines of each span; looks only at the pages that it covers.

    The lines of Word files have none, and many lines: they are not looked at.
    """
    pages = {
        page.number: [
            (at, line.box) for at, line in enumerate(page.lines, 1) if line.box and line.role is Role.BODY
        ]
        for page in document.pages
    }
    return {
        span: tuple(
            (number, *(round(side, 1) for side in (box.left, box.top, box.right, box.bottom)))
            for number in range(span.page, span.end_page + 1)
            for at, box in pages.get(number, ())
            if (span.page, span.line) <= (number, at) <= (span.end_page, span.end_line)
        )
        for span in dict.fromkeys(spans)
    }
