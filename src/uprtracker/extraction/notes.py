"""Footnotes and endnotes with the places that refer to them.

    … ratify the Convention.³            the line keeps the mark apart from its text
    Notes
    3 CERD/C/XAA/CO/8, para. 18.         a row of its own, smaller; or its number on a row of its own
      … in 2020. 5 The average was …     note 5, printed where the row of note 4 ends

A number inside a note opens the next one when it is due: notes 4 and 6 stand
around it (A/HRC/WG.6/20/SVN/1). Sign notes ("*") belong to the page they stand on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from uprtracker.core import Finding, Span
from uprtracker.core.note import Note
from uprtracker.documents.document import Document, Line, Paragraph, Role
from uprtracker.documents.not_text import Placed, note_section
from uprtracker.extraction.flow import unwrap

_OPENING = re.compile(r"\[?(\d{1,3})\]?[.)]?(?:\s+(?=\S)|$)")
_MARK = re.compile(r"\d{1,3}|[*∗†‡]{1,3}|[a-z]{1,4}")
_RULE = re.compile(r"[_\-–—]{5,}")
_SKIPPED = 12  # how many numbers of notes may be missing between two that open a row
_NAMED = 8


@dataclass(slots=True)
class _Open:
    """A note that is being put together."""

    mark: str
    span: Span
    pieces: list[str] = field(default_factory=list)

    def text(self) -> str:
        return unwrap(_RULE.sub(" ", "\n".join(self.pieces)))


def read_notes(document: Document, paragraphs: Sequence[Paragraph]) -> tuple[Note, ...]:
    """Return the notes of `document` in reading order, tied to `paragraphs` (all of them)."""
    places = _Places(document, paragraphs)
    found: list[Note] = []
    for note in _whole(_opened(document)):
        lines = places.of(note.mark, note.span.page)
        numbers = tuple(dict.fromkeys(number for span in lines if (number := places.paragraph(span))))
        found.append(Note(note.mark, note.text(), note.span, numbers, lines))
    return tuple(found)


def findings(document: Document, notes: Sequence[Note]) -> Iterator[Finding]:
    """Yield what is doubtful: numbers of notes that are missing, notes and marks that stand alone."""
    numbered = {int(note.mark): note for note in notes if note.mark.isdigit()}
    missing = [number for number in range(1, max(numbered, default=0)) if number not in numbered]
    if missing:
        last = numbered[max(numbered)]
        yield Finding("note-gap", f"Notes {_list(missing)} were not found among the others.", last.span)
    for note in numbered.values():
        if not note.places:
            message = f"Nothing in the text refers to note {note.mark}; look for its mark."
            yield Finding("note-without-mark", message, note.span)
    marked = {int(mark): span for mark, span in _marked(document) if mark.isdigit()}
    alone = sorted(number for number in marked if number not in numbered and number not in missing)
    if numbered and alone:
        message = f"The text refers to notes {_list(alone)}, which were not found."
        yield Finding("mark-without-note", message, marked[alone[0]])


def _list(numbers: Sequence[int]) -> str:
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return ", ".join(map(str, numbers[:_NAMED])) + more


def _opened(document: Document) -> Iterator[_Open]:
    """Yield the notes as rows open them."""
    section = {placed[:2] for placed in note_section(document)}
    rows = [placed for placed in document.lines() if placed[2].role is Role.FOOTNOTE or placed[:2] in section]
    loose = _loose(document, rows)
    current: _Open | None = None
    last = 0
    for page, at, line in rows:
        if (page, at) in loose.values():
            continue
        if (page, at) in loose:
            mark, text = document.pages[page - 1].lines[loose[page, at][1] - 1].text, line.text
        else:
            mark, text = _opening(line, last, in_section=(page, at) in section)
        if mark:
            if current:
                yield current
            current = _Open(mark, Span(page, at, page, at))
            last = int(mark) if mark.isdigit() else last
        if current:
            current.pieces.append(text)
            current.span = current.span.until(Span(page, at, page, at))
    if current:
        yield current


def _loose(document: Document, rows: Sequence[Placed]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the rows whose mark is a small row of its own, at the foot of the page, with its place."""
    found = {}
    for page, at, mark in document.lines():
        if mark.role is Role.BODY or mark.box is None or not mark.text.isdigit() or mark.number:
            continue
        for other_page, other_at, line in rows:
            if other_page == page and line.box and not line.number and line.size > mark.size:
                middle = (mark.box.top + mark.box.bottom) / 2
                if line.box.top <= middle <= line.box.bottom and mark.box.right < line.box.left + 1:
                    found[page, other_at] = (page, at)
    return found


def _opening(line: Line, last: int, in_section: bool) -> tuple[str, str]:
    """Return the mark of the note that a row opens ("" when it goes on), and the text behind it."""
    number = line.number.strip("[]().")
    if number and _MARK.fullmatch(number):
        return number, line.text
    found = _OPENING.match(line.text) if in_section else None
    if found and 0 < int(found[1]) - last <= _SKIPPED:
        return found[1], line.text[found.end() :]
    return "", line.text


def _whole(opened: Iterable[_Open]) -> Iterator[_Open]:
    """Yield the notes with those apart that stand inside the text of another."""
    notes = list(opened)
    for at, note in enumerate(notes):
        if not note.mark.isdigit():
            yield note
            continue
        after = next((int(other.mark) for other in notes[at + 1 :] if other.mark.isdigit()), None)
        yield from _cut(note, after)


def _cut(note: _Open, after: int | None) -> Iterator[_Open]:
    """Cut a note where a number between its own and that of the note `after` it opens another.

    Without a note after it the numbers must follow each other without a gap.
    """
    text = note.text()
    mark, begin = note.mark, 0
    for number in range(int(note.mark) + 1, after or int(note.mark) + len(text)):
        opening = re.compile(rf"(?<=[.;:)\]”])\s+{number}\s(?=[A-Z“\"‘(])").search(text, begin)
        if opening is None and after:
            opening = re.compile(rf"(?<=[\w,’])\s+{number}\s(?=[\w“\"‘(])").search(text, begin)
        if opening:
            yield _Open(mark, note.span, [text[begin : opening.start()]])
            mark, begin = str(number), opening.end()
        elif begin or not after:
            break
    yield _Open(mark, note.span, [text[begin:]])


def _marked(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield every mark of the body with its line."""
    for page, at, line in document.lines():
        if line.role is Role.BODY:
            for _, marks in line.marks:
                for mark in _MARK.findall(marks):
                    yield mark, Span(page, at, page, at)


class _Places:
    """Knows which lines carry which mark, and which paragraph a line belongs to."""

    def __init__(self, document: Document, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._starts = [(one.span.page, one.span.line) for one in paragraphs]
        self._marks: dict[str, list[Span]] = {}
        form = document.pages[0].number if document.pages else 1
        for mark, span in _marked(document):
            # The raised figure in "A/HRC/WG.6" on the first page is no mark.
            if span.page > form or not mark.isdigit() or self._at(span):
                self._marks.setdefault(mark, []).append(span)

    def of(self, mark: str, page: int) -> tuple[Span, ...]:
        """Return the lines that refer to the note `mark` on `page`: those of the page, else all."""
        spans = self._marks.get(mark, [])
        own = [span for span in spans if span.page == page]
        if not mark.isdigit():
            return tuple(dict.fromkeys(own))
        return tuple(dict.fromkeys(own or spans))

    def paragraph(self, span: Span) -> str:
        """Return the number of the paragraph that holds a line, "" when it has none."""
        found = self._at(span)
        return found.number if found else ""

    def _at(self, span: Span) -> Paragraph | None:
        """Return the paragraph that holds a line; they stand in reading order."""
        at = bisect_right(self._starts, (span.page, span.line)) - 1
        found = self._paragraphs[at] if at >= 0 else None
        inside = found and (span.page, span.line) <= (found.span.end_page, found.span.end_line)
        return found if inside else None
