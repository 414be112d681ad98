"""The text of a document with its apparatus: outline, anchors, notes linked both ways, recommendations named.

Paragraphs are `#p-140`, headings `#h-12` (their place in the document), notes
`#note-7`, and the place that carries the mark of a note `#mark-7`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from uprtracker.records.models import Document, Mention, Note, Paragraph
from uprtracker.web import addresses
from uprtracker.web.portions import Portion

_MARK = re.compile(r"\w+|[*∗†‡]+")
DEEPEST = 6  # h6


@dataclass(frozen=True)
class Piece:
    """A stretch of text, or the mark of a note with its anchors (`note` empty: no note was found)."""

    text: str
    is_mark: bool = False
    note: str = ""
    own: str = ""


@dataclass(frozen=True)
class Named:
    """A recommendation of an earlier review: its number as printed and where it leads, if anywhere."""

    number: str
    urls: tuple[tuple[str, str], ...]


@dataclass
class Block:
    """A paragraph or heading as the page shows it."""

    paragraph: Paragraph
    anchor: str
    pieces: list[Piece]
    named: list[Named] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """Name of the element of a heading, below the page's own two levels."""
        return f"h{min(2 + (self.paragraph.level or 1), DEEPEST)}"


@dataclass
class Remark:
    """A note as the page shows it, with the places that refer to it."""

    note: Note
    anchor: str
    back: list[tuple[str, str]]
    named: list[Named]


@dataclass
class Annotated:
    """Everything that the page of a document shows of its text."""

    blocks: list[Block]
    remarks: list[Remark]

    @property
    def outline(self) -> list[Block]:
        """The headings with an anchor."""
        return [block for block in self.blocks if block.paragraph.heading]


def annotated(
    document: Document, paragraphs: Sequence[Paragraph], portion: Portion | None = None
) -> Annotated:
    """Return the text of `document`, or of a portion, with its notes, in six queries whatever its length."""
    notes = list(document.notes.prefetch_related("paragraphs"))
    anchors = _note_anchors(notes)
    tied: dict[int, dict[str, str]] = {}
    for note in notes:
        for paragraph in note.paragraphs.all():
            tied.setdefault(paragraph.pk, {})[note.mark] = anchors[note.pk]
    of_paragraphs, of_notes = _named(document)
    marked: set[str] = set()
    blocks = []
    for paragraph, anchor in anchored(paragraphs):
        if portion and not portion.holds(paragraph.page):
            continue
        pieces = _pieces(paragraph, tied.get(paragraph.pk, {}), marked)
        blocks.append(Block(paragraph, anchor, pieces, of_paragraphs.get(paragraph.pk, [])))
    places = {block.paragraph.pk: block for block in blocks}
    remarks = [
        Remark(note, anchors[note.pk], _back(note, places), of_notes.get(note.pk, []))
        for note in notes
        if portion is None or portion.holds(note.page)
    ]
    return Annotated(blocks, remarks)


def anchored(paragraphs: Iterable[Paragraph]) -> Iterable[tuple[Paragraph, str]]:
    """Give each paragraph its anchor: the number, where it stands first (lists begin again at 1)."""
    seen = {""}
    for paragraph in paragraphs:
        first = paragraph.number not in seen
        seen.add(paragraph.number)
        if paragraph.heading:
            yield paragraph, f"h-{paragraph.order}"
        else:
            yield paragraph, f"p-{paragraph.number}" if first else ""


def _note_anchors(notes: Iterable[Note]) -> dict[int, str]:
    """Return the anchor of each note: its number, where it stands first; signs go by their order."""
    taken: set[str] = set()
    anchors = {}
    for note in notes:
        free = note.mark.isalnum() and note.mark not in taken
        taken.add(note.mark)
        anchors[note.pk] = f"note-{note.mark if free else f'at-{note.order}'}"
    return anchors


def _pieces(paragraph: Paragraph, tied: dict[str, str], marked: set[str]) -> list[Piece]:
    """Cut a text at the marks of notes; the first place of each note gets an anchor of its own."""
    pieces, at = [], 0
    for offset, marks in sorted(paragraph.marks):
        pieces.append(Piece(paragraph.text[at:offset]))
        at = max(at, offset)
        for mark in _MARK.findall(marks):
            note = tied.get(mark, "")
            own = "" if not note or note in marked else note.replace("note-", "mark-", 1)
            marked.add(note)
            pieces.append(Piece(mark, is_mark=True, note=note, own=own))
    pieces.append(Piece(paragraph.text[at:]))
    return [piece for piece in pieces if piece.text]


def _back(note: Note, places: dict[int, Block]) -> list[tuple[str, str]]:
    """Return anchor and name of each place that refers to a note."""
    blocks = [places[paragraph.pk] for paragraph in note.paragraphs.all() if paragraph.pk in places]
    return [(block.anchor, block.paragraph.number) for block in blocks if block.anchor]


def _named(document: Document) -> tuple[dict[int, list[Named]], dict[int, list[Named]]]:
    """Return the recommendations named by paragraphs, and those named by notes, by key."""
    paragraphs: dict[int, list[Named]] = {}
    notes: dict[int, list[Named]] = {}
    for mention in document.mentions.prefetch_related("recommendations"):
        named = Named(mention.number, _urls(mention))
        if mention.note_id:
            notes.setdefault(mention.note_id, []).append(named)
        elif mention.paragraph_id:
            paragraphs.setdefault(mention.paragraph_id, []).append(named)
    return paragraphs, notes


def _urls(mention: Mention) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.number or one.code, addresses.recommendation(one)) for one in mention.recommendations.all()
    )


def apparatus(document: Document) -> dict[str, Any]:
    """Return notes, submissions and mentions of `document` as data."""
    return {
        "notes": [
            {
                "mark": note.mark,
                "text": note.text,
                "page": note.page,
                "paragraphs": [one.number for one in note.paragraphs.all() if one.number],
            }
            for note in document.notes.prefetch_related("paragraphs")
        ],
        "submissions": [
            {"abbreviation": one.abbreviation, "name": one.name, "group": one.group, "page": one.page}
            for one in document.submissions.all()
        ],
        "earlier_recommendations": [
            {
                "number": one.number,
                "symbol": one.symbol or None,
                "paragraph": (one.paragraph.number or None) if one.paragraph else None,
                "note": one.note.mark if one.note else None,
                "recommendations": [record.code for record in one.recommendations.all()],
            }
            for one in document.mentions.select_related("paragraph", "note").prefetch_related(
                "recommendations"
            )
        ],
    }
