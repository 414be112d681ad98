"""Lines become paragraphs: numbered ones across pages, headings, and the rest.

    II. Conclusions and/or recommendations     heading
    122. The recommendations listed            "122"
    below have been examined …
         122.17 Plant trees (Ruritania);       "122.17"
    (a) Subparagraphs stay inside              part of the paragraph before

A number opens a paragraph where it can stand in the count (after 121 comes 122,
not "18 February"), or where it is printed apart from the row above.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from uprtracker.core.span import Span
from uprtracker.documents.document import Document, Line, Paragraph, Role
from uprtracker.documents.not_text import contents_lines, note_section, notes_heading
from uprtracker.documents.outline import outlined

_NUMBER = re.compile(r"(\d{1,3}(?:\.\s?\d{1,3}){0,3})(\.?)\s+(?=\S)|(\d{1,3}(?:\.\d{1,3})*)\.(?=[A-Z(“\"])")
_DOTTED = re.compile(r"\d{1,3}\.")
_LETTER = re.compile(r"\(?(?:[a-z]{1,2}|[ivx]{1,5})[.)]|[•\-–]")
_HEADING = re.compile(r"(?:[IVX]{1,5}|[A-Z])\.\s+\S.{2,150}(?<![.;,:])$")
_HEADING_WORD = re.compile(r"(?:Introduction|Annex(?: [IVX]+)?|Contents|Notes|Appendix)", re.IGNORECASE)
_ENUMERATED = re.compile(r"(?:[IVX]{1,5}|[A-Z])\.\s")
_SENTENCE_END = re.compile(r"[.;:!?)”\"]$")

# Rows further apart than this share of their size belong to different paragraphs.
_GAP = 0.42
# How many numbers may be missing in a count.
_SKIPPED = 3


@dataclass(slots=True)
class _Open:
    """The paragraph that is being put together."""

    number: str
    pieces: list[str]
    span: Span
    heading: bool
    last: Line
    page: int
    marks: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, line: Line) -> None:
        """Add the text of a line, the end of `line.text`, with its marks."""
        begin = sum(map(len, self.pieces)) + len(self.pieces)
        shift = begin + len(text) - len(line.text)
        end = begin + len(text)
        self.marks += [(min(max(shift + at, begin), end), mark) for at, mark in line.marks]
        self.pieces.append(text)

    def closed(self) -> Paragraph:
        return Paragraph(self.number, " ".join(self.pieces), self.span, self.heading, marks=tuple(self.marks))


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the text in reading order; a number is no part of its text.

    The form of the first page, the table of contents and notes are no paragraphs.
    """
    left_out = set(contents_lines(document)) | {placed[:2] for placed in note_section(document)}
    left_out |= {place for place in (notes_heading(document),) if place}
    lines = (placed for placed in document.lines() if placed[:2] not in left_out)
    found = tuple(_assembled(lines, words=document.kind != "pdf"))
    return outlined(document, found)


def _assembled(lines: Iterable[tuple[int, int, Line]], words: bool) -> Iterator[Paragraph]:
    current: _Open | None = None
    count = ""
    for page, at, line in lines:
        if line.role is not Role.BODY:
            continue
        here = Span(page, at, page, at)
        number, text = _number_of(line)
        apart = current is None or words or _apart(current, line, page)
        heading = not number and (line.heading or is_heading(line.text))
        opens = bool(number) and (words or _opens(current, count, number, line, page))
        if current and _stays_inside(current, line, heading, opens, apart):
            current.add(f"{line.number} {line.text}".strip(), line)
            current.span = current.span.until(here)
        else:
            if current:
                yield current.closed()
            current = _Open(number if opens else "", [], here, heading, line, page)
            current.add(text if opens else line.text, line)
            count = current.number or count
        current.last, current.page = line, page
    if current:
        yield current.closed()


def _number_of(line: Line) -> tuple[str, str]:
    """Return the number that opens a line, printed or given by Word, and the text behind it."""
    if line.number and line.number[0].isdigit():
        return line.number.rstrip(".").replace(" ", ""), line.text
    found = None if line.number else _NUMBER.match(line.text)
    if found is None:
        return "", line.text
    return (found[1] or found[3]).replace(" ", ""), line.text[found.end() :]


def is_heading(text: str) -> bool:
    """Tell whether a line reads like a heading of a UN document."""
    if _HEADING.fullmatch(text) or _HEADING_WORD.fullmatch(text):
        return True
    return len(text) > 8 and text.isupper() and " " in text and not re.search(r"\d", text)


def _stays_inside(current: _Open, line: Line, heading: bool, opens: bool, apart: bool) -> bool:
    """Tell whether a line belongs to the paragraph that is open."""
    if opens or heading != current.heading or (heading and _ENUMERATED.match(line.text)):
        return False
    if _LETTER.match(line.number or line.text) and not heading:
        return bool(current.number)
    return not apart


def _follows(last: str, number: str) -> bool:
    """Tell whether `number` can come after `last` in a count: 122 or 121.1 after 121, 122.18 after 122.17."""
    if not last:
        return number in ("1", "1.1") or "." in number
    before, after = last.split("."), number.split(".")
    if len(after) > len(before):
        return after[: len(before)] == before and 1 <= int(after[len(before)]) <= _SKIPPED
    depth = len(after) - 1
    return after[:depth] == before[:depth] and 0 < int(after[depth]) - int(before[depth]) <= _SKIPPED


def _opens(current: _Open | None, count: str, number: str, line: Line, page: int) -> bool:
    """Tell whether a printed number opens a paragraph.

    "12." in its place in the count does; out of count, or without its dot, it
    must stand after a gap, a heading or the end of a sentence.
    """
    dotted = "." in number or bool(_DOTTED.match(line.text))
    in_count = _follows(count, number)
    if dotted and in_count:
        return True
    if not dotted and not in_count:
        return False
    if current is None or current.heading:
        return True
    return _apart(current, line, page) or bool(_SENTENCE_END.search(current.last.text))


def _apart(current: _Open, line: Line, page: int) -> bool:
    """Tell whether a printed line stands apart from the one before it."""
    last = current.last
    if page != current.page:
        return not current.number and bool(_SENTENCE_END.search(last.text)) and not line.text[:1].islower()
    if last.box is None or line.box is None:
        return True
    size = max(line.size, last.size)
    if current.heading and abs(line.size - last.size) > 1:
        return True
    return line.box.top - last.box.bottom > _GAP * size or line.box.top < last.box.top - size
