"""Cuts the conclusions into paragraphs and numbered items.

    86. In the course of the discussion, ...:       paragraph
    1. Ratify the first thing (Utopia);             item "1" of paragraph 86 (sessions 1-7)
    92.1. Ratify the first thing (Utopia);          item "92.1" (from session 8 on)

Numbers also stand glued in the middle of a line ("(Utopia); 92.2 Ratify"),
without their last dot, or with blanks inside ("92. 3"). A number is believed
when it is the one that is due; a later one only at the beginning of a line
after a finished text, and then the gap is a finding.
"""

import re
from dataclasses import dataclass

from uprtracker.extraction.flow import Flow

_NUMBER = re.compile(
    r"(?:(?P<line>^[ \t]*)|(?<=[;):,]) ?|(?<=\. ))"
    r"(?P<major>\d{1,3})(?:[ ]?(?P<point>[.,-])[ ]?(?P<minor>\d{1,3}))?"
    r"(?:(?P<dot>[ ]?[.)](?!\d))[ ]*\n?|(?=\s)\s|(?=[A-Z“\"]))"
    r"(?=[ ]{0,4}(?P<next>[^\s\d]|\d|$))",
    re.M,
)
_CLOSED = re.compile(r"[.;:)”\"’,*\]](?:\s?\d{1,2})?$|\band$|\bor$")
_PARAGRAPH_WORDS = re.compile(
    r"\s*(?:All|The|These|Those)\s+(?:the\s+|of\s+the\s+|above\s+|following\s+)?"
    r"(?:conclusions?|recommendations?|responses?)\b"
)
_FARTHEST_GAP = 12


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered text: number as printed without last dot, where its text begins and ends in the flow."""

    number: str
    start: int
    text_start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with the items under it. `start` to `text_end` is its own text."""

    number: str
    start: int
    text_start: int
    text_end: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number that was believed. `minor` 0 is a paragraph."""

    number: str
    start: int
    end: int
    item: bool


class _Counter:
    """Knows which number is due."""

    def __init__(self) -> None:
        self.major = 0
        self.minor = 0
        self.dotted = False

    def take(self, major: int, minor: int, *, dotted: bool) -> None:
        self.major, self.minor, self.dotted = major, minor, dotted


def cut(section: Flow) -> tuple[Numbered, ...]:
    """Return the numbered paragraphs of `section` with their items, in reading order."""
    marks = _marks(section.text)
    paragraphs: list[Numbered] = []
    at = 0
    size = len(section.text)
    while at < len(marks):
        head = marks[at]
        rest = at + 1
        while rest < len(marks) and marks[rest].item:
            rest += 1
        ends = [mark.start for mark in marks[at + 1 : rest + 1]]
        if rest >= len(marks):
            ends.append(size)
        if head.item:
            items = _items(marks[at:rest], [*ends])
            paragraphs.append(Numbered("", head.start, head.start, head.start, items))
        else:
            items = _items(marks[at + 1 : rest], ends[1:])
            paragraphs.append(Numbered(head.number, head.start, head.end, ends[0], items))
        at = rest
    return tuple(paragraphs)


def _items(marks: list[_Mark], ends: list[int]) -> tuple[Item, ...]:
    return tuple(Item(mark.number, mark.start, mark.end, end) for mark, end in zip(marks, ends, strict=True))


def _marks(text: str) -> list[_Mark]:
    counter = _Counter()
    marks: list[_Mark] = []
    for match in _NUMBER.finditer(text):
        mark = _dotted(match, counter, text) if match["minor"] else _plain(match, counter, text)
        if mark:
            marks.append(mark)
    return marks


def _closed(match: re.Match[str], text: str) -> bool:
    """Whether the text before the number looks finished."""
    before = text[max(match.start() - 12, 0) : match.start()].rstrip()
    return not before or _CLOSED.search(before) is not None


def _dotted(match: re.Match[str], counter: _Counter, text: str) -> _Mark | None:
    major, minor = int(match["major"]), int(match["minor"])
    due = counter.minor + 1
    line = match["line"] is not None
    if match["point"] != "." and not (line and major == counter.major and minor == due):
        return None
    closed = line and _closed(match, text)
    if major == counter.major and due <= minor < due + _FARTHEST_GAP:
        believed = minor == due or closed
    elif minor == 1 and (counter.major == 0 or counter.major < major <= counter.major + 3):
        believed = line
        counter.major = major if believed else counter.major
    else:
        believed = closed and counter.dotted and (minor == due or major == counter.major)
        minor = due
    if not believed:
        return None
    counter.take(counter.major, minor, dotted=True)
    return _Mark(f"{match['major']}.{match['minor']}", match.start(), match.end(), item=True)


def _plain(match: re.Match[str], counter: _Counter, text: str) -> _Mark | None:
    number = int(match["major"])
    line = match["line"] is not None
    closed = _closed(match, text)
    opens = match["next"].isupper() or match["next"] in '“"(['
    item = not counter.dotted and counter.major > 0 and _due_item(number, counter, line, closed, match)
    paragraph = line and _due_paragraph(number, counter, closed, opens, match)
    if item and paragraph and _PARAGRAPH_WORDS.match(text, match.end()):
        item = False
    if item:
        counter.take(counter.major, number, dotted=False)
        return _Mark(str(number), match.start(), match.end(), item=True)
    if paragraph:
        counter.take(number, 0, dotted=False)
        return _Mark(str(number), match.start(), match.end(), item=False)
    return None


def _due_item(number: int, counter: _Counter, line: bool, closed: bool, match: re.Match[str]) -> bool:
    if not match["dot"]:
        return line and closed and number == counter.minor + 1 and match["next"].isupper()
    if number == counter.minor + 1:
        return closed or (line and match["next"].isupper())
    return line and closed and counter.minor < number <= counter.minor + 3


def _due_paragraph(number: int, counter: _Counter, closed: bool, opens: bool, match: re.Match[str]) -> bool:
    if counter.major == 0:
        return match["dot"] is not None
    if not opens or not closed:
        return False
    if number == counter.major + 1:
        return True
    return match["dot"] is not None and counter.major < number <= counter.major + 3
