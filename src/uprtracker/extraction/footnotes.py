"""Footnotes of a Working Group report: evidence of what was said, beside what was printed.

    98.9 Investigate each case (Ruritania);⁴
    ⁴ The recommendation as read during the interactive dialogue: "Investigate the cases" (Ruritania).

    141. The recommendations in the footnote below are not relevant.¹
    ¹ Leave the island (Freedonia); Let the islanders return (Freedonia).

The first gives the recommendation its delivered wording, the second is read as
recommendations of origin "footnote" (A/HRC/24/14), numbered `141-1`, `141-2`.
All footnotes are kept as notes; none is part of a text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from uprtracker.core import Finding, Recommendation, Span
from uprtracker.core.note import Note
from uprtracker.documents import Document, paragraphs
from uprtracker.documents.document import Paragraph, Role
from uprtracker.extraction.brackets import attribute
from uprtracker.extraction.chapeau import position_of
from uprtracker.extraction.extraction import Extraction
from uprtracker.extraction.notes import read_notes
from uprtracker.extraction.recommending_states import StateNames
from uprtracker.reference import Reference

# "The recommendation as read during the interactive dialogue:", "Recommendation originally read:",
# "The original wording of the recommendation:", "The recommendation was stated as follows".
_DELIVERED = re.compile(
    r"\W*(?:the\s+)?(?:original(?:ly)?\s+(?:wording\s+of\s+the\s+)?)?recommendations?\b"
    r"(?P<told>[^“”„\":]{0,160}?(?::|\bwas\s*(?=[“„\"\[])|(?=[“„\"])|,\s*(?=[“„\"])))\s*:?\s*",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:read|reads|made|stated|formulated|delivered|worded|presented|received|follows)\b|^\s*:", re.I
)
_BRACKET = re.compile(r"\s*\((?:[A-Z][^()]*|[^()]*\([^()]*\)[^()]*)\)\s*\.?$")
_IN_FOOTNOTE = re.compile(r"\brecommendations?\b[^.;]{0,60}\bfootnotes?\b", re.I)
_SAME_WORDS = 5
_QUOTES = '“”„"«»‟ .'


def with_footnotes(document: Document, reference: Reference, read: Extraction) -> Extraction:
    """Return the reading of a report with its notes and with what they say of recommendations."""
    marks = [line.number for _, _, line in document.lines() if line.role is Role.FOOTNOTE and line.number]
    if not marks:
        return read
    # Most reports have nothing but the note of their title, which no numbered paragraph carries.
    body = paragraphs(document) if any(mark.isdigit() for mark in marks) else ()
    notes = tuple(_placed(note, read.recommendations) for note in read_notes(document, body))
    delivered = tuple(_with_wording(one, notes) for one in read.recommendations)
    found = tuple(_in_footnotes(notes, body, StateNames(reference)))
    doubts = tuple(_nowhere(note) for note in notes if wording(note) and not note.places)
    return replace(
        read,
        notes=notes,
        recommendations=(*delivered, *found),
        findings=(*read.findings, *doubts),
    )


def wording(note: Note) -> str:
    """Return the wording that a note says was delivered, with its States; "" when it says nothing of it."""
    found = _DELIVERED.match(note.text)
    if not found or not (_TOLD.search(found["told"]) or "original" in found[0].lower()):
        return ""
    return note.text[found.end() :].strip()


def _placed(note: Note, recommendations: Sequence[Recommendation]) -> Note:
    """Tie a note whose mark is lost to the one recommendation of its page that begins with the same words."""
    if note.places or not (words := _opening(wording(note))):
        return note
    page = note.span.page
    alike = [one for one in recommendations if one.span.end_page == page and _opening(one.text) == words]
    if len(alike) != 1:
        return note
    span = alike[0].span
    return replace(
        note,
        places=(Span(span.end_page, span.end_line, span.end_page, span.end_line),),
        paragraphs=(alike[0].citation,),
    )


def _opening(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())[:_SAME_WORDS]


def _nowhere(note: Note) -> Finding:
    message = f"Footnote {note.mark} gives the wording of a recommendation; look which carries its mark."
    return Finding("note-without-mark", message, note.span)


def _with_wording(one: Recommendation, notes: Sequence[Note]) -> Recommendation:
    """Return a recommendation with the wording that its notes say was delivered."""
    said = [
        words
        for note in notes
        if any(_covers(one.span, place) for place in note.places) and (words := wording(note))
    ]
    if not said:
        return one
    if len(said) == 1:
        said = [_BRACKET.sub("", said[0]).strip(_QUOTES)]
    return replace(one, delivered="\n".join(said))


def _covers(span: Span, place: Span) -> bool:
    return (span.page, span.line) <= (place.page, place.line) <= (span.end_page, span.end_line)


def _in_footnotes(
    notes: Sequence[Note], body: Sequence[Paragraph], names: StateNames
) -> Iterator[Recommendation]:
    """Yield the recommendations that stand in a note because their paragraph says so."""
    announcing = {one.number: one for one in body if one.number and _IN_FOOTNOTE.search(one.text)}
    for note in notes:
        paragraph = next((announcing[number] for number in note.paragraphs if number in announcing), None)
        if paragraph is None:
            continue
        found = attribute(note.text, names.read)
        parts = [(part.text, part.states) for part in found.parts] or [(found.text, found.states)]
        for count, (text, states) in enumerate(parts, 1):
            yield Recommendation(
                number=f"{paragraph.number}-{count}",
                text=text.strip(" ;."),
                states=states,
                position=position_of(paragraph.text),
                span=note.span,
                words=paragraph.text,
                origin="footnote",
            )
