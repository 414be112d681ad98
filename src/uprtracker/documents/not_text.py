"""Lines of the body that are no running text: the table of contents and the notes at the end.

Contents                                          to the last row with leaders or a page number
I. Introduction .............. 1-4        3
Notes                                             to the annex, or the end of the document
1 A/HRC/28/15, para. 115.1.
"""

import re
from collections.abc import Iterator, Sequence

from uprtracker.documents.document import Document, Line, Role

Placed = tuple[int, int, Line]
"""Page number, line number on that page, line."""

_CONTENTS = re.compile(
    r"(?:table of )?contents|table des matières|sommaire|índice|contenido|содержание|目录|المحتويات",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\.{4}|(?:\. ){4}|…|\s\d{1,3}\s?[-–]\s?\d{1,3}(?:\s+\d{1,3})?$|^\D.*\s\d{1,3}$")
_TEXT = re.compile(r"1\.\s+\S(?!.*\.{4})")
_NOTES = re.compile(r"(?:end\s?)?notes\s*:?|notas|примечания", re.IGNORECASE)
_ANNEX = re.compile(r"(?:annex(?:e|es)?|appendix|anexo)\b.{0,40}", re.IGNORECASE)
_CONTENTS_PAGES = 5
_WITHOUT_ENTRY = 6  # rows in a table of contents that end in no page number: long titles, "Annex"


def contents_lines(document: Document) -> frozenset[tuple[int, int]]:
    """Return page and line of the rows of the table of contents, its heading included."""
    body = [
        placed for placed in document.lines() if placed[0] <= _CONTENTS_PAGES and placed[2].role is Role.BODY
    ]
    start = next((at for at, (_, _, line) in enumerate(body) if _CONTENTS.fullmatch(line.text)), None)
    if start is None:
        return frozenset()
    last = start
    for at in range(start + 1, len(body)):
        text = f"{body[at][2].number} {body[at][2].text}".strip()
        if _TEXT.match(text) or at - last > _WITHOUT_ENTRY:
            break
        if _ENTRY.search(text):
            last = at
    return frozenset((page, number) for page, number, _ in body[start : last + 1])


def note_section(document: Document) -> tuple[Placed, ...]:
    """Return the lines of the notes at the end, without their heading; empty when there is no such section.

    The heading is the last one of its kind; rows of the body that follow it are
    notes as well, which the first reports do not print smaller.
    """
    lines = [placed for placed in document.lines() if placed[2].role in (Role.BODY, Role.FOOTNOTE)]
    start = _heading(lines)
    if start is None:
        return ()
    end = next(
        (
            at
            for at in range(start + 1, len(lines))
            if lines[at][2].role is Role.BODY and _ANNEX.fullmatch(lines[at][2].text)
        ),
        len(lines),
    )
    return tuple(lines[start + 1 : end])


def notes_heading(document: Document) -> tuple[int, int] | None:
    """Return page and line of the heading of the notes at the end, None when there is none."""
    lines = [placed for placed in document.lines() if placed[2].role in (Role.BODY, Role.FOOTNOTE)]
    start = _heading(lines)
    return None if start is None else lines[start][:2]


def _heading(lines: Sequence[Placed]) -> int | None:
    for at in range(len(lines) - 1, -1, -1):
        if lines[at][2].role is Role.BODY and _NOTES.fullmatch(lines[at][2].text.strip()):
            return at if any(True for _ in _openings(lines[at + 1 : at + 6])) else None
    return None


def _openings(lines: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the lines that open like a note."""
    for placed in lines:
        if placed[2].number or re.match(r"\[?\d{1,3}\b|[*ivx]{1,4}\s", placed[2].text):
            yield placed
