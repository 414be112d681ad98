"""Marks of notes that were read as figures of the text, found by the numbers that are due.

    … Cultural Rights 4 and the Convention …      notes 3 and 6 are marked around it: 4 is due
    … was reported in 201332, JS384 noted         a year, a submission with notes 32, 84 behind them

PDFium tells a raised figure from the text only where it stands apart. The notes
of a document are numbered through and nearly always referred to in order: a
number that is missing between two marks, has its note and stands between them
in the text is one (A/HRC/WG.6/34/SVN/2).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from uprtracker.documents.document import Line, Page, Role

MARKS = re.compile(r"\d{1,3}")
# The most numbers that are looked for between two marks: beyond that, the notes are not numbered through.
_WIDEST = 6
_NO_MARK_AFTER = re.compile(
    r"\b(?:articles?|arts?\.?|paragraphs?|paras?\.?|nos?\.?|numbers?|sections?|chapters?|part|pp?\.|age|aged|JS|table"
    r"|figure|annex|protocol|goals?|targets?|resolution|recommendations?|convention|law|of|the|and|to|in|by|from|than"
    r"|until|between|about|only|all|over|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\s$",
    re.IGNORECASE,
)
# After "policy.", "2010," or a closing bracket; not after the dots of "1.2" or of a table of contents.
_STOP = r"""(?:(?<=[^\W\d_][.,;:])|(?<=[)\]”’"'][.,;:])|(?<=\d\d\d\d[.,;:])|(?<=[)\]”’"']))"""


@dataclass(frozen=True, slots=True)
class _Mark:
    page: int
    line: int
    at: int
    number: int


def with_missed_marks(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages with the marks that stood in the text of body lines taken out of it."""
    notes = {
        int(line.number)
        for page in pages
        for line in page.lines
        if line.role is Role.FOOTNOTE and MARKS.fullmatch(line.number)
    }
    marks = list(_marks(pages))
    if len(notes) < 2 or not marks:
        return tuple(pages)
    rows = {page.number: list(page.lines) for page in pages}
    ends = (_Mark(0, 0, 0, 0), *marks, _Mark(len(pages) + 1, 0, 0, max(notes) + 1))
    for before, after in zip(ends, ends[1:], strict=False):
        due = list(range(before.number + 1, after.number))
        if 0 < len(due) <= _WIDEST:
            _find(rows, before, after, due)
    return tuple(replace(page, lines=tuple(rows[page.number])) for page in pages)


def _marks(pages: Sequence[Page]) -> Iterator[_Mark]:
    for page in pages:
        for at, line in enumerate(page.lines):
            if line.role is Role.BODY:
                for offset, marks in line.marks:
                    for number in MARKS.findall(marks):
                        yield _Mark(page.number, at, offset, int(number))


def _find(rows: dict[int, list[Line]], before: _Mark, after: _Mark, due: list[int]) -> None:
    """Look for the numbers that are due between two marks; each found moves the beginning on."""
    page, line, at = before.page, before.line, before.at
    for number in due:
        found = _place(rows, (page, line, at), (after.page, after.line, after.at), number)
        if found is not None:
            page, line, at = found


def _place(
    rows: dict[int, list[Line]], begin: tuple[int, int, int], end: tuple[int, int, int], number: int
) -> tuple[int, int, int] | None:
    """Take the mark `number` out of the first line that has it; return where it stood."""
    for pattern in _patterns(number):
        for page, at, line in _between(rows, begin, end):
            for found in pattern.finditer(line.text):
                place = (page, at, found.start())
                if not begin < place < end or _NO_MARK_AFTER.search(line.text[: found.start("mark")]):
                    continue
                rows[page][at] = _without(line, found.start("gap"), found.end(), str(number))
                return page, at, found.start("gap")
    return None


def _patterns(number: int) -> Iterator[re.Pattern[str]]:
    """Yield how a mark may stand, the surest first: after a stop, after a word, glued to a figure."""
    yield re.compile(rf"{_STOP}(?P<gap>\s?)(?P<mark>{number})(?=\s|$)")
    yield re.compile(rf"(?<=[^\W\d_])(?P<gap>\s?)(?P<mark>{number})(?=[\s,.;:)]|$)")
    yield re.compile(rf"(?<=\b(?:19|20)\d\d)(?P<gap>)(?P<mark>{number})(?!\d)")
    yield re.compile(rf"(?:(?<=\bJS\d)|(?<=\d%))(?P<gap>)(?P<mark>{number})(?!\d)")


def _between(
    rows: dict[int, list[Line]], begin: tuple[int, int, int], end: tuple[int, int, int]
) -> Iterator[tuple[int, int, Line]]:
    for page in range(max(begin[0], 1), end[0] + 1):
        for at, line in enumerate(rows.get(page, ())):
            if line.role is Role.BODY and begin[:2] <= (page, at) <= end[:2]:
                yield page, at, line


def _without(line: Line, start: int, end: int, mark: str) -> Line:
    """Return the line without the characters from `start` to `end`, which become a mark."""
    gone = end - start
    moved = tuple((at if at <= start else at - gone, other) for at, other in line.marks)
    marks = tuple(sorted((*moved, (start, mark)), key=lambda one: one[0]))
    return replace(line, text=line.text[:start] + line.text[end:], marks=marks)
