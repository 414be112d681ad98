"""The body of a list of questions as pieces: what stands apart as a paragraph, bullet or numbered item.

Word gives paragraphs and their numbers. In a PDF a piece begins at a bullet or
number, after a gap, or after a line that ends a sentence before the margin.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from uprtracker.core.span import Span
from uprtracker.documents.document import Document, Line, Role

_MARK = re.compile(
    r"(?:[•·▪◦‣●○*➢➤✓§]|[-–—](?=\s)|o(?=\s+[A-Z]))\s*|(?P<number>\(?\d{1,2}[.)]|\(?[a-z][.)])\s+"
)
_GAP = 0.42  # between lines, in heights of a letter, as `documents.paragraphs` has it
_SHORT = 40.0  # points that a last line leaves free


@dataclass(slots=True)
class Piece:
    """`marked` when a bullet or number opens it; `number` is without dot and brackets."""

    text: str
    span: Span
    marked: bool = False
    number: str = ""


def pieces(document: Document, is_heading: Callable[[str], bool]) -> Iterator[Piece]:
    """Yield the pieces of the body outside of tables, in reading order.

    A line that `is_heading` opens a piece, which goes on only as a longer heading.
    """
    edge = max((line.box.right for _, _, line in document.lines() if line.box), default=0.0)
    current: Piece | None = None
    last: Line | None = None
    for page, at, line in document.lines():
        if line.role is not Role.BODY or line.cell is not None:
            continue
        here = Span(page, at, page, at)
        new = piece(line, here)
        joined = f"{current.text} {line.text}" if current else ""
        apart = new.marked or is_heading(line.text) or last is None or not _runs_on(last, line, edge)
        if current and not apart and (not is_heading(current.text) or is_heading(joined)):
            current.text = joined
            current.span = current.span.until(here)
        else:
            if current:
                yield current
            current = new
        last = line
    if current:
        yield current


def piece(line: Line, here: Span) -> Piece:
    """Return a line as the beginning of a piece, its mark taken off."""
    if line.number:
        number = re.sub(r"\W", "", line.number)
        return Piece(line.text, here, True, number)
    found = _MARK.match(line.text)
    if found is None or found.end() == len(line.text):
        return Piece(line.text, here)
    return Piece(line.text[found.end() :], here, True, (found["number"] or "").strip("().").strip())


def _runs_on(last: Line, line: Line, edge: float) -> bool:
    """Tell whether a printed line goes on with what the one before it says."""
    if last.box is None or line.box is None or last.heading != line.heading:
        return False
    if last.text.isupper() != line.text.isupper():
        return False
    ended = last.text.endswith(("?", ".", ":", ";", "!"))
    if line.box.top < last.box.top:  # on the next page
        return not ended
    if line.box.top - last.box.bottom > _GAP * max(line.size, last.size):
        return False
    return not (ended and last.box.right < edge - _SHORT and not line.text[:1].islower())
